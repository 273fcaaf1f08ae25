import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Context, Entry, Query, TranslationMemory } from '../../src/memory/translation-memory.ts'
import { type Content, content, type InlineCode, isCode } from '../../src/model/content.ts'
import { type LocalePair, localeTag } from '../../src/model/locale.ts'
import type { Origin } from '../../src/model/segment.ts'
import { entryOf } from '../memory/entry-of.ts'
import { referenceMemory } from '../memory/reference-memory.ts'

export interface OpenedMemory {
  readonly memory: TranslationMemory
  /** The same memory as another process would find it. */
  readonly reopen: () => TranslationMemory
}

const pair: LocalePair = { from: localeTag('en'), to: localeTag('ar') }
const toFrench: LocalePair = { from: localeTag('en'), to: localeTag('fr') }
const engine = 'mock 1'

const mt = (name = engine): Origin => ({ type: 'mt', engine: name })
const human = (by = 'Salma'): Origin => ({ type: 'human', by })
const code = (kind: InlineCode['kind'], id: string, data: string): InlineCode => ({
  kind,
  id,
  data,
  equiv: '',
  deletable: false
})
const between = (previous?: string, next?: string): Context => ({
  previous: previous === undefined ? undefined : [previous],
  next: next === undefined ? undefined : [next]
})

const entry = (target: string, more: Partial<Entry> = {}): Entry => entryOf('The council voted.', target, more)

/** What every translation memory does. `create` gives an empty one, and takes care of what it leaves behind. */
export function testTranslationMemory(create: () => OpenedMemory): void {
  /** Targets found for the usual source, best first, those in context with a star. */
  async function found(memory: TranslationMemory, context?: Context, name = engine): Promise<readonly string[]> {
    const query: Query = { source: ['The council voted.'], ...(context && { context }) }
    const [matches = []] = await memory.lookup(pair, [name], [query])
    return matches.map(({ kind, target }) => `${kind === 'in-context' ? '*' : ''}${target.join('')}`)
  }

  async function memoryWith(...entries: readonly Entry[]): Promise<TranslationMemory> {
    const { memory } = create()
    await memory.store(pair, entries)
    return memory
  }

  const older = '2026-01-01T00:00:00Z'
  const newer = '2026-12-01T00:00:00.5Z'

  describe('what was stored is found', () => {
    test('any content, with the codes of whoever asks', async () => {
      const { memory } = create()
      await fc.assert(
        fc.asyncProperty(translated, async ({ source, target }) => {
          await memory.store(pair, [entry('', { source, target })])
          const asked = source.map(part => (isCode(part) ? { ...part, data: `<other ${part.data}>` } : part))
          const [matches] = await memory.lookup(pair, [engine], [{ source: asked }])
          const expected = target.map(part =>
            isCode(part) ? { ...part, data: `<other ${part.data}>` } : part.toWellFormed()
          )
          expect(matches).toEqual([
            { kind: 'exact', similarity: 100, target: expected, origin: mt(), isReviewed: false }
          ])
        })
      )
    })

    test('in the order of the queries, repeated ones too', async () => {
      const memory = await memoryWith(entry('1', { source: ['one'] }), entry('2', { source: ['two'] }))
      const queries = ['two', 'none', 'one', 'two'].map(text => ({ source: [text] }))
      const matches = await memory.lookup(pair, [engine], queries)
      expect(matches.map(list => list.map(({ target }) => target))).toEqual([[['2']], [], [['1']], [['2']]])
      expect(await memory.lookup(pair, [engine], [])).toEqual([])
      await memory.store(pair, [])
    })

    test('by another process', async () => {
      const { memory, reopen } = create()
      await memory.store(pair, [entry('machine'), entry('person', { origin: human(), context: between('a', 'b') })])
      expect(await found(reopen(), between('a', 'b'))).toEqual(['*person', 'machine'])
    })

    test('in its own pair of locales alone', async () => {
      const memory = await memoryWith(entry('machine'))
      expect(await memory.lookup(toFrench, [engine], [{ source: ['The council voted.'] }])).toEqual([[]])
      expect(
        await memory.lookup({ from: pair.to, to: pair.from }, [engine], [{ source: ['The council voted.'] }])
      ).toEqual([[]])
    })

    test('in its own variant alone, person’s or machine’s', async () => {
      const { memory } = create()
      const forms = ['few', 'many', undefined].flatMap(variant => [
        entry(`machine ${variant}`, { variant }),
        entry(`human ${variant}`, { variant, origin: human() })
      ])
      await memory.store(pair, forms)
      const queries = ['many', 'few', undefined, 'two'].map(
        (variant): Query => ({ source: ['The council voted.'], variant })
      )
      const answers = await memory.lookup(pair, [engine], queries)
      expect(answers.map(matches => matches.map(({ target }) => target.join('')))).toEqual([
        ['human many', 'machine many'],
        ['human few', 'machine few'],
        ['human undefined', 'machine undefined'],
        []
      ])
    })

    test('however it is spaced and composed, but not with another letter', async () => {
      const memory = await memoryWith(entry('found', { source: ['  Caf\u00e9\u00a0\n voted. '] }))
      const queries = ['Cafe\u0301 voted.', 'Cafe voted.', 'caf\u00e9 voted.', 'Caf\u00e9voted.'].map(text => ({
        source: [text]
      }))
      const matches = await memory.lookup(pair, [engine], queries)
      expect(matches.map(list => list.length)).toEqual([1, 0, 0, 0])
    })
  })

  describe('inline codes', () => {
    const bold = [code('open', '1', '**'), 'Read', code('close', '1', '**'), ' it ', code('standalone', '2', '<br>')]

    test('come back as those of the source that is looked up, whatever their numbers and markup', async () => {
      const target = [code('standalone', '2', '<br>'), code('open', '1', '**'), 'اقرأ', code('close', '1', '**')]
      const memory = await memoryWith(entry('', { source: bold, target }))
      const [open, close, single] = [
        code('open', '7', '<b>'),
        code('close', '7', '</b>'),
        code('standalone', '3', '<hr>')
      ]
      const [[match] = []] = await memory.lookup(pair, [engine], [{ source: [open, 'Read', close, ' it ', single] }])
      expect(match?.target).toEqual([single, open, 'اقرأ', close])
    })

    test('of another kind or in another place make another source', async () => {
      const memory = await memoryWith(entry('', { source: bold, target: bold }))
      const [open, read, close, it, single] = bold as [InlineCode, string, InlineCode, string, InlineCode]
      const others = [
        [open, read, close, it],
        [open, read, it, close, single],
        ['<1>Read</1> it <2/>'],
        [single, read, it]
      ]
      expect(
        await memory.lookup(
          pair,
          [engine],
          others.map(source => ({ source }))
        )
      ).toEqual([[], [], [], []])
    })

    test('that the source lacks are never handed out', async () => {
      const memory = await memoryWith(
        entry('', { source: ['Read it.'], target: ['اقرأ', code('standalone', '9', '<br>')] }),
        entry('', { source: bold, target: ['اقرأ', code('standalone', '9', '<br>')] })
      )
      expect(await memory.lookup(pair, [engine], [{ source: ['Read it.'] }, { source: bold }])).toEqual([[], []])
    })

    test('and text that only looks like one stays text', async () => {
      const literal = ['Write \\<1> and <1>, then ', code('standalone', '1', '<br>'), '<1/>\\']
      const memory = await memoryWith(entry('', { source: literal, target: literal }))
      const [[match] = []] = await memory.lookup(pair, [engine], [{ source: literal }])
      expect(match?.target).toEqual(literal)
    })
  })

  describe('order', () => {
    test("a person's in this context, a person's, the engine's", async () => {
      const memory = await memoryWith(
        entry('machine'),
        entry('elsewhere', { origin: human(), context: between('x', 'y') }),
        entry('here', { origin: human('Amin'), context: between('a', 'b') })
      )
      expect(await found(memory, between('a', 'b'))).toEqual(['*here', 'elsewhere', 'machine'])
      const [matches] = await memory.lookup(
        pair,
        [engine],
        [{ source: ['The council voted.'], context: between('a', 'b') }]
      )
      expect(matches?.map(({ origin }) => origin)).toEqual([human('Amin'), human(), mt()])
    })

    test('a context is both neighbours, and the edge of an article is one', async () => {
      const memory = await memoryWith(
        entry('first', { origin: human(), context: between(undefined, 'b') }),
        entry('last', { origin: human(), context: between('a', undefined) })
      )
      expect(await found(memory, between(undefined, 'b'))).toEqual(['*first', 'last'])
      expect(await found(memory, between('a', undefined))).toEqual(['*last', 'first'])
      expect(await found(memory, between('a', 'b'))).toEqual([])
      expect(await found(memory, between())).toEqual([])
    })

    test('of equal targets the reviewed, then the newest speaks for all', async () => {
      const same = [
        entry('same', { origin: human('Old'), context: between('1'), at: older }),
        entry('same', { origin: human('Reviewed'), context: between('2'), at: older, isReviewed: true }),
        entry('same', { origin: human('Newest'), context: between('3'), at: newer })
      ]
      const names = async (...entries: readonly Entry[]) => {
        const [matches] = await (await memoryWith(...entries)).lookup(
          pair,
          [engine],
          [{ source: ['The council voted.'] }]
        )
        return matches?.map(({ origin, isReviewed }) => [origin.type === 'human' && origin.by, isReviewed])
      }
      expect(await names(...same)).toEqual([['Reviewed', true]])
      expect(await names(same[0]!, same[2]!)).toEqual([['Newest', false]])
    })
  })

  describe('several targets of people for one source', () => {
    const here = entry('here', { origin: human(), context: between('a', 'b') })
    const there = entry('there', { origin: human(), context: between('x', 'y'), at: newer })

    test('are no match where the context does not tell', async () => {
      const memory = await memoryWith(here, there, entry('machine'))
      expect(await found(memory)).toEqual(['machine'])
      expect(await found(memory, between('a', 'y'))).toEqual(['machine'])
      expect(await found(memory, between('a', 'b'))).toEqual(['*here', 'there', 'machine'])
    })

    test('are one where all reviewers agree', async () => {
      const reviewed = entry('reviewed', { origin: human(), isReviewed: true, context: between('r'), at: older })
      const second = entry('reviewed', { origin: mt('another'), isReviewed: true, context: between('s') })
      expect(await found(await memoryWith(here, there, reviewed, second))).toEqual(['reviewed'])
      const dissenting = entry('dissenting', { origin: human(), isReviewed: true, context: between('d') })
      expect(await found(await memoryWith(here, there, reviewed, second, dissenting))).toEqual([])
    })
  })

  describe('people and machines', () => {
    test("another engine's text is no match, until a person approves it", async () => {
      const memory = await memoryWith(entry('of mock 2', { origin: mt('mock 2') }))
      expect(await found(memory)).toEqual([])
      expect(await found(memory, undefined, 'mock 2')).toEqual(['of mock 2'])
      await memory.store(pair, [entry('of mock 2', { origin: mt('mock 2'), isReviewed: true })])
      expect(await found(memory, between())).toEqual(['*of mock 2'])
      const [[match] = []] = await memory.lookup(pair, [engine], [{ source: ['The council voted.'] }])
      expect(match).toMatchObject({ kind: 'exact', origin: mt('mock 2'), isReviewed: true })
    })

    test('each replaces its own: an engine its text, a person the text of that place', async () => {
      const memory = await memoryWith(
        entry('machine, old'),
        entry('here, old', { origin: human(), context: between('a'), isReviewed: true }),
        entry('there', { origin: human(), context: between('x') })
      )
      await memory.store(pair, [entry('machine, new'), entry('here, new', { origin: human(), context: between('a') })])
      expect(await found(memory, between('a'))).toEqual(['*here, new', 'there', 'machine, new'])
      expect(await found(memory, between('x'))).toEqual(['*there', 'here, new', 'machine, new'])
    })

    test("a machine never replaces a person's text, in whatever order they come", async () => {
      await fc.assert(
        fc.asyncProperty(batches, async batches => {
          const { memory } = create()
          const last = new Map<string, Entry>()
          for (const batch of batches) {
            await memory.store(pair, batch)
            for (const entry of batch) {
              const isPersons = entry.origin.type === 'human' || entry.isReviewed
              if (isPersons) last.set(placeOf(entry), entry)
            }
          }
          const kept = [...last.values()]
          const matches = await memory.lookup(pair, [engine], kept)
          expect(matches.map(([best]) => best)).toMatchObject(
            kept.map(({ target, origin, isReviewed }) => ({ kind: 'in-context', target, origin, isReviewed }))
          )
        }),
        { numRuns: 40 }
      )
    })
  })

  test('it answers as the simplest memory one can think of', async () => {
    const sources = ['one', 'two <1>', 'two  <1>'].map(text => [text])
    const contexts = [undefined, ...places]
    const queries = sources.flatMap(source =>
      contexts.map((context): Query => ({ source, ...(context && { context }) }))
    )
    await fc.assert(
      fc.asyncProperty(batches, async batches => {
        const { memory, reopen } = create()
        const reference = referenceMemory()
        for (const batch of batches) {
          await memory.store(pair, batch)
          await reference.store(pair, batch)
        }
        for (const name of engines) {
          const expected = await reference.lookup(pair, [name], queries)
          expect(await memory.lookup(pair, [name], queries)).toEqual(expected)
          expect(await reopen().lookup(pair, [name], queries)).toEqual(expected)
        }
      }),
      { numRuns: 40 }
    )
  })
}

/** A few of everything, so that entries often meet. */
const engines = [engine, 'mock 2']
const places: readonly Context[] = [between(), between('a'), between('a', 'b'), between('a ', ' b')]
/** Where a person's entry stands: two that differ in spaces alone stand in one place. */
const placeOf = ({ source, context: { previous, next } }: Entry): string =>
  JSON.stringify([source, previous, next].map(part => part?.join('').replace(/\s/g, '')))

const simpleEntry: fc.Arbitrary<Entry> = fc.record({
  source: fc.constantFrom(['one'], ['two <1>'], ['two\n<1>']),
  target: fc.constantFrom(['x'], ['y'], ['z <1> \\<2>']),
  context: fc.constantFrom(...places),
  origin: fc.constantFrom(mt(engines[0]), mt(engines[1]), human('Salma'), human('Amin')),
  isReviewed: fc.boolean(),
  article: fc.constant('vote'),
  at: fc.constant('')
})

/** Batches as a memory gets them one after the other. No two entries at one moment: between equals a memory may choose. */
const batches = fc
  .array(fc.array(simpleEntry, { maxLength: 5 }), { maxLength: 8 })
  .map(batches =>
    batches.map((entries, i) =>
      entries.map((entry, j): Entry => ({ ...entry, at: new Date(Date.UTC(2026, 0, i, 0, 0, 0, j)).toISOString() }))
    )
  )

const rawText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit)) }),
  fc.string({
    unit: fc.constantFrom('<', '>', '/', '1', '2', '\\', ' ', '\u00a0', '\u0338', 'é', 'e\u0301', '\0', 'ب')
  })
)
const rawCodes = fc
  .uniqueArray(fc.constantFrom('1', '2', '3', '8', '10'), { maxLength: 3 })
  .chain(ids =>
    fc.tuple(
      ...ids.map(id =>
        fc
          .boolean()
          .map(isPair =>
            isPair
              ? [code('open', id, `<b ${id}>`), code('close', id, `</b ${id}>`)]
              : [code('standalone', id, `<br ${id}>`)]
          )
      )
    )
  )

/** Any text, and each code of the source in the target, anywhere. */
const translated = rawCodes.chain(codes => {
  const all = codes.flat()
  const mixed = fc.tuple(
    fc.shuffledSubarray(all, { minLength: all.length }),
    fc.array(rawText, { minLength: 6, maxLength: 8 })
  )
  const toContent = ([codes, texts]: [InlineCode[], string[]]): Content =>
    content(texts.flatMap((text, i) => (codes[i] ? [text, codes[i]] : [text])))
  return fc.record({ source: mixed.map(toContent), target: mixed.map(toContent) })
})
