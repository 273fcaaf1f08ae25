import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ReviewError } from '../../src/model/errors.ts'
import { states } from '../../src/model/segment.ts'
import {
  type EvidenceRecord,
  formatEvidence,
  hashText,
  isPersonsRecord,
  parseEvidence
} from '../../src/review/evidence.ts'
import { record } from './record.ts'

const path = 'locales/.review/ar/vote.jsonl'

const optional = fc.option(fc.string({ unit: 'binary' }), { nil: undefined })
const at = fc.option(
  fc
    .date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2030-01-01') })
    .map(date => date.toISOString()),
  { nil: undefined }
)
const anyRecord: fc.Arbitrary<EvidenceRecord> = fc.record({
  key: fc.string({ minLength: 1, unit: 'binary' }),
  state: fc.constantFrom(...states, 'omit' as const, 'removed' as const),
  source: optional,
  machine: optional,
  engine: optional,
  person: optional,
  approved: optional,
  by: optional,
  at,
  base: optional,
  was: optional,
  text: optional,
  proposal: optional,
  conflict: fc.boolean(),
  dismissed: fc.array(fc.string()),
  note: optional,
  written: optional
})

const parsed = (text: string): readonly EvidenceRecord[] => [...parseEvidence(text, path).values()]

describe('hashText', () => {
  test('is 16 hexadecimal digits, and tells composed from decomposed', () => {
    expect(hashText('الحكومة')).toMatch(/^[\da-f]{16}$/)
    expect(hashText('\u00e9')).not.toBe(hashText('e\u0301'))
  })
})

describe('formatEvidence and parseEvidence', () => {
  test('read back what was written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRecord, { selector: ({ key }) => key }), records => {
        expect(parsed(formatEvidence(records))).toEqual(records)
      })
    )
  })

  test('write one line a record, short keys in a fixed order, nothing for what is not known', () => {
    const one = record('p-k7q2', { state: 'reviewed', by: 'hala', source: '1f0c', machine: '77aa', approved: 'c02e' })
    expect(formatEvidence([one, record('title')])).toBe(
      '{"k":"p-k7q2","st":"reviewed","src":"1f0c","mt":"77aa","of":"c02e","by":"hala"}\n{"k":"title","st":"missing"}\n'
    )
    expect(formatEvidence([])).toBe('')
    expect(() => formatEvidence([one, one])).toThrow(RangeError)
  })

  test('take CRLF, blank lines and a byte order mark', () => {
    expect(parsed('\uFEFF{"k":"a","st":"machine"}\r\n\r\n{"k":"b","st":"omit"}')).toEqual([
      record('a', { state: 'machine' }),
      record('b', { state: 'omit' })
    ])
  })

  test('leave out fields they do not know', () => {
    expect(parsed('{"k":"a","st":"machine","later":[1]}')).toEqual([record('a', { state: 'machine' })])
  })

  test.each([
    ['{"k":"a","st":"machine"', 'one JSON object'],
    ['["a"]', 'one JSON object'],
    ['null', 'one JSON object'],
    ['{"st":"machine"}', 'a key, "k"'],
    ['{"k":"","st":"machine"}', 'a key, "k"'],
    ['{"k":"a","st":"approved"}', 'a known state, "st", got "approved"'],
    ['{"k":"a","st":"machine","mt":7}', 'a text for "mt", got 7'],
    ['{"k":"a","st":"stale","conf":1}', 'true or false for "conf"'],
    ['{"k":"a","st":"stale","dis":["x",1]}', 'a list of texts for "dis"']
  ])('complain of the line %j', (line, part) => {
    const read = (): unknown => parseEvidence(`{"k":"x","st":"machine"}\n${line}\n`, path)
    expect(read).toThrow(ReviewError)
    expect(read).toThrow(part)
    expect(read).toThrow(`${path}:2`)
  })
})

describe('a record merged by hand', () => {
  const machine = record('a', {
    state: 'machine',
    source: 's2',
    machine: 'm2',
    engine: 'e2',
    at: '2026-11-22T02:00:00Z'
  })
  const edited = record('a', {
    state: 'edited',
    source: 's1',
    machine: 'm1',
    engine: 'e1',
    person: 'h1',
    by: 'hala',
    at: '2026-11-21T07:10:00Z'
  })

  const both = (...records: readonly EvidenceRecord[]): EvidenceRecord => {
    const [only, ...more] = parsed(records.map(one => formatEvidence([one])).join(''))
    expect(more).toEqual([])
    return only!
  }

  test('the newest wins, in whichever order they stand, by the instant and not by its spelling', () => {
    const newer = { ...edited, person: 'h2', at: '2026-11-21T10:00:00+02:00' }
    expect(both(edited, newer)).toEqual(newer)
    expect(both(newer, edited)).toEqual(newer)
    expect(both({ ...machine, at: undefined }, machine)).toEqual(machine)
  })

  test("a person's act is not given up for a newer one of the machine's, whose output stays known", () => {
    const expected = { ...edited, machine: 'm2', engine: 'e2' }
    expect(both(edited, machine)).toEqual(expected)
    expect(both(machine, edited)).toEqual(expected)
  })

  test('what only one has is kept: a removed text, dismissals', () => {
    const removed = record('a', {
      state: 'removed',
      text: 'Words',
      was: 'Source',
      person: 'h0',
      at: '2026-11-20T00:00:00Z'
    })
    expect(both(removed, edited)).toMatchObject({ state: 'edited', text: 'Words', was: 'Source' })
    const dismissals = both({ ...edited, dismissed: ['numbers'] }, { ...edited, dismissed: ['numbers', 'names'] })
    expect(dismissals.dismissed).toEqual(['numbers', 'names'])
  })

  test('conflict markers left in it are passed over', () => {
    const text = `<<<<<<< ours\n${formatEvidence([edited])}||||||| base\n=======\n${formatEvidence([machine])}>>>>>>> theirs\n`
    expect(parsed(text)).toEqual([{ ...edited, machine: 'm2', engine: 'e2' }])
  })

  test("for any two, a person's record or text is never lost", () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (a, b) => {
        const result = both(a, { ...b, key: a.key })
        expect(isPersonsRecord(result)).toBe(isPersonsRecord(a) || isPersonsRecord(b))
        if (a.text !== undefined || b.text !== undefined) expect([a.text, b.text]).toContain(result.text)
        expect(parsed(formatEvidence([result]))).toEqual([result])
      })
    )
  })
})
