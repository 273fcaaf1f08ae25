import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sqliteMemory } from '../../../src/memory/sqlite-memory.ts'
import type { Entry } from '../../../src/memory/translation-memory.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { arbitraryContent } from '../../support/arbitrary-content.ts'
import { tmx, tu } from '../tmx/read-text.ts'
import { empty, exportLines, exportTmx, importText, newMemory } from './memories.ts'

const pairs = ['fr', 'ar'].map(to => ({ from: localeTag('en'), to: localeTag(to) }))
const anything = fc.oneof(
  arbitraryContent,
  fc.string({ unit: 'binary', maxLength: 6 }).map(text => [text])
)
const few = fc.constantFrom(...['One.', 'Two.', 'Th<1>ree\u0001', ' ', 'Four\n'].map(text => [text]))
const neighbour = fc.option(few, { nil: undefined })
const date = fc.integer({ min: 0, max: 3 }).map(n => new Date(1_795_000_000_000 + 700 * n).toISOString())
const origin = fc.oneof(
  fc.constantFrom('Hala', 'Zoë & <co>', 'a"b\u0002').map(by => ({ type: 'human', by }) as const),
  fc.constantFrom('mock 1', 'google').map(engine => ({ type: 'mt', engine }) as const)
)

const entries = (source: fc.Arbitrary<Entry['source']>): fc.Arbitrary<readonly (readonly [number, Entry])[]> =>
  fc.array(
    fc.tuple(
      fc.nat(1),
      fc.record({
        source,
        variant: fc.option(fc.constantFrom('few', 'a\nb'), { nil: undefined }),
        target: source,
        context: fc.record({ previous: neighbour, next: neighbour }),
        origin,
        isReviewed: fc.boolean(),
        article: fc.constantFrom('vote', '2026/“rain”'),
        at: date
      })
    ),
    { maxLength: 8 }
  )

const imported = tmx(
  tu('Three <ph x="1"/> times', 'Trois <ph x="1"/> fois', ' tuid="a" changedate="20240102T030405Z" changeid="Zoë"'),
  tu('One.', 'Un.'),
  '<tu><note>n &amp; m</note><prop type="prev">One.</prop><prop type="next">Two.</prop><tuv xml:lang="en-US"><seg>Four</seg></tuv><tuv xml:lang="ar-EG"><note>x</note><seg>أربعة</seg></tuv></tu>'
)

async function fill(db: ReturnType<typeof newMemory>, all: readonly (readonly [number, Entry])[]): Promise<void> {
  for (const [pair, entry] of all) await sqliteMemory(db).store(pairs[pair]!, [entry])
}

describe('export, import, export', () => {
  test('is a fixed point, whatever the memory holds, as TMX and as JSON lines', async () => {
    const [one, other] = [newMemory(), newMemory()]
    await fc.assert(
      fc.asyncProperty(entries(anything), fc.boolean(), async (all, hasImported) => {
        await fill(empty(one), all)
        if (hasImported) importText(one, imported)
        const exported = { tmx: exportTmx(one), lines: exportLines(one) }
        importText(empty(other), exported.tmx)
        expect({ tmx: exportTmx(other), lines: exportLines(other) }).toEqual(exported)
        importText(empty(other), exported.lines, 'file.jsonl')
        expect({ tmx: exportTmx(other), lines: exportLines(other) }).toEqual(exported)
        importText(other, exported.tmx)
        expect(exportLines(other)).toBe(exported.lines)
      })
    )
  })
})

describe('JSON lines of two memories', () => {
  test('merged by taking every line of both are the memories merged, in any order, any number of times', async () => {
    const [a, b, merged] = [newMemory(), newMemory(), newMemory()]
    await fc.assert(
      fc.asyncProperty(
        entries(few),
        entries(few),
        fc.boolean(),
        fc.infiniteStream(fc.double({ noNaN: true })),
        async (left, right, hasImported, keys) => {
          await fill(empty(a), left)
          await fill(empty(b), right)
          if (hasImported) importText(b, imported)
          const lines = (db: typeof a) =>
            exportLines(db)
              .split('\n')
              .filter(line => line !== '')
          const union = [...new Set([...lines(a), ...lines(b)])]
          importText(empty(merged), union.join('\n'), 'union.jsonl')
          const once = exportLines(merged).replaceAll('union.jsonl', '')
          const shuffled = [...union, ...lines(a), ...lines(b)]
            .map(line => [keys.next().value, line] as const)
            .sort(([x], [y]) => x - y)
          importText(empty(merged), shuffled.map(([, line]) => line).join('\n'), 'shuffled.jsonl')
          expect(exportLines(merged)).toBe(once)
          // One memory into the other, either way round.
          importText(a, exportTmx(b))
          expect(exportLines(a)).toBe(once)
          importText(empty(merged), exportLines(b), 'b.jsonl')
          await fill(empty(a), left)
          importText(merged, exportLines(a), 'a.jsonl')
          expect(exportLines(merged)).toBe(once)
        }
      )
    )
  })

  test('a line that is none, as a merge that was not finished leaves, is named and costs no other', () => {
    const db = newMemory()
    const line = (target: string, updated: number) =>
      JSON.stringify({
        from: 'en',
        source: 'One.',
        to: 'fr',
        target,
        author: 'Hala',
        context: [0, 0],
        created: 1,
        updated
      })
    const text = [
      '<<<<<<< ours',
      line('Un.', 5),
      '=======',
      line('Une.', 7),
      '>>>>>>> theirs',
      '{"from":1}',
      '[]'
    ].join('\r\n')
    expect(importText(db, text, 'x.jsonl')).toMatchObject({ units: 7, pairs: 2, problems: 5 })
    expect(exportLines(db)).toContain('"target":"Une."')
    expect(exportLines(db)).not.toContain('"target":"Un."')
  })
})

describe('a unit', () => {
  const targets = (db: ReturnType<typeof newMemory>) =>
    db
      .prepare(
        'SELECT seg.text AS source, imported.locale, imported.text, author, extra, updated FROM imported JOIN seg ON seg.id = seg ORDER BY 1, 2, 3'
      )
      .all()

  test('of a region serves the language, its own tag goes first, and another region serves none', () => {
    const db = newMemory()
    const unit = (...variants: readonly (readonly [string, string])[]) =>
      `<tu>${variants.map(([language, text]) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`).join('')}</tu>`
    importText(
      db,
      tmx(
        unit(['EN_us', 'a'], ['fr-CA', 'b']),
        unit(['en-US', 'no'], ['en', 'c'], ['fr-CA', 'no'], ['fr', 'd'], ['FR', 'e']),
        unit(['de', 'no'], ['es', 'no'])
      )
    )
    expect(targets(db)).toMatchObject([
      { source: 'a', locale: 'fr', text: 'b', extra: '{"source":"EN_us","target":"fr-CA"}' },
      { source: 'c', text: 'd' },
      { source: 'c', text: 'e', extra: '{"target":"FR"}' }
    ])
  })

  test('without a source, or with a language that is none, is named', () => {
    const db = newMemory()
    const file = tmx(
      '<tu><tuv xml:lang="fr"><seg>a</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>',
      tu('c', 'd').replace('"fr"', '"f!"'),
      '<tu/>'
    )
    expect(importText(db, file)).toMatchObject({ units: 3, pairs: 0, problems: 3 })
  })

  test('keeps its author, its date, its notes and properties', () => {
    const db = newMemory()
    importText(db, imported)
    expect(targets(db)).toMatchObject([
      {
        source: 'Four',
        extra: '{"source":"en-US","target":"ar-EG","notes":["n & m","x"],"props":[["prev","One."],["next","Two."]]}'
      },
      { source: 'One.', text: 'Un.', author: null, updated: 0 },
      {
        source: 'Three <1/> times',
        text: 'Trois <1/> fois',
        author: 'Zoë',
        extra: '{"tuid":"a"}',
        updated: Date.UTC(2024, 0, 2, 3, 4, 5)
      }
    ])
  })

  test('of our own that another program has changed is a translation from elsewhere', async () => {
    const db = newMemory()
    await fill(db, [
      [
        0,
        {
          source: ['One.'],
          target: ['Un.'],
          context: { previous: undefined, next: undefined },
          origin: { type: 'mt', engine: 'mock 1' },
          isReviewed: false,
          article: 'vote',
          at: '2026-11-24T10:00:00Z'
        }
      ]
    ])
    const changed = exportTmx(db)
      .replace('Un.', 'Une.')
      .replace('changedate="20261124T100000Z"', 'changedate="20261125T100000Z" changeid="Bob"')
    expect(importText(db, changed)).toMatchObject({ pairs: 1, restored: 0 })
    expect(targets(db)).toMatchObject([{ text: 'Une.', author: 'Bob' }])
  })
})
