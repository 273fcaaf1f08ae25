import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { approve, currentState, reopen } from '../../src/review/approval.ts'
import { hashText } from '../../src/review/evidence.ts'
import { record } from './record.ts'

const at = '2026-11-21T07:10:00Z'
const machine = record('p-k7q2', {
  state: 'machine',
  source: hashText('Source'),
  machine: hashText('Target'),
  engine: 'e1'
})
const approved = approve(machine, 'Target', 'Source', 'hala', at, 'reviewed')

describe('approve', () => {
  test('binds the approval to this text and this source, with name and date', () => {
    expect(approved).toEqual({
      ...machine,
      state: 'reviewed',
      person: hashText('Target'),
      approved: hashText('Target'),
      by: 'hala',
      at
    })
    expect(approve(machine, 'Target', 'Source', 'hala', at, 'final').state).toBe('final')
  })

  test('settles a stale text, and keeps what merges and dismissals need', () => {
    const stale = {
      ...machine,
      state: 'stale',
      was: 'Old',
      proposal: 'P',
      conflict: true,
      base: 'B',
      dismissed: ['x']
    } as const
    const settled = approve({ ...stale, note: 'edited-together' }, 'Text', 'New', 'hala', at, 'reviewed')
    expect(settled).toMatchObject({ source: hashText('New'), base: 'B', dismissed: ['x'], conflict: false })
    expect([settled.was, settled.proposal, settled.note]).toEqual([undefined, undefined, undefined])
  })

  test('refuses an empty text, and an approval by nobody', () => {
    expect(() => approve(machine, ' ', 'Source', 'hala', at, 'reviewed')).toThrow(RangeError)
    expect(() => approve(machine, 'Target', 'Source', ' ', at, 'reviewed')).toThrow(RangeError)
  })
})

describe('reopen', () => {
  test("takes the approval back, and the text stays a person's", () => {
    const open = reopen(approved, 'omar', '2026-11-22T00:00:00Z')
    expect(open).toMatchObject({ state: 'edited', approved: undefined, by: 'omar', at: '2026-11-22T00:00:00Z' })
    expect(currentState(open, hashText('Source'), hashText('Target'))).toBe('edited')
  })

  test('leaves a stale text stale, and a record without an approval alone', () => {
    expect(reopen({ ...approved, state: 'stale' }, 'omar', at).state).toBe('stale')
    expect(reopen(machine, 'omar', at)).toBe(machine)
  })
})

describe('currentState', () => {
  const [source, target] = [hashText('Source'), hashText('Target')]

  test('tells the machine text, the flagged one and the missing one', () => {
    expect(currentState(machine, source, target)).toBe('machine')
    expect(currentState({ ...machine, state: 'flagged' }, source, target)).toBe('flagged')
    expect(currentState(machine, source, undefined)).toBe('missing')
    expect(currentState(machine, hashText('Other'), target)).toBe('machine')
  })

  test('tells an edited text and a stale one', () => {
    expect(currentState(machine, source, hashText('Other'))).toBe('edited')
    expect(currentState(machine, hashText('Other'), hashText('Other'))).toBe('stale')
  })

  test('one character changed in text or source, and the approval is gone; back, and it is back', () => {
    const level = fc.constantFrom('reviewed' as const, 'final' as const)
    const text = fc.string({ minLength: 1 }).filter(text => text.trim() !== '')
    const change = fc.tuple(fc.nat(), fc.string({ minLength: 0, maxLength: 1 }))
    const changed = (text: string, [place, character]: [number, string]): string =>
      text.slice(0, place % text.length) + character + text.slice((place % text.length) + 1)
    fc.assert(
      fc.property(text, text, level, change, change, (target, source, level, targetChange, sourceChange) => {
        const signed = approve(machine, target, source, 'hala', at, level)
        const [otherTarget, otherSource] = [changed(target, targetChange), changed(source, sourceChange)]
        const stateOf = (source: string, target: string) => currentState(signed, hashText(source), hashText(target))
        expect(stateOf(source, target)).toBe(level)
        if (otherTarget !== target) expect(['edited', 'machine']).toContain(stateOf(source, otherTarget))
        if (otherSource !== source) expect(stateOf(otherSource, target)).toBe('stale')
        for (const state of ['machine', 'flagged', 'edited', 'reviewed', 'final', 'stale'] as const) {
          const claimed = { ...signed, state }
          if (otherTarget === target) continue
          expect(['reviewed', 'final']).not.toContain(currentState(claimed, hashText(source), hashText(otherTarget)))
        }
      })
    )
  })
})
