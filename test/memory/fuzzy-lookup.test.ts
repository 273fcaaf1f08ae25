import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { memorySchema } from '../../src/memory/memory-schema.ts'
import { sqliteMemory } from '../../src/memory/sqlite-memory.ts'
import type { Entry } from '../../src/memory/translation-memory.ts'
import { localeTag } from '../../src/model/locale.ts'
import { defaultPenalties } from '../../src/model/match.ts'
import type { Origin } from '../../src/model/segment.ts'
import { openDatabase } from '../../src/store/database.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { entryOf } from './entry-of.ts'

const pair = { from: localeTag('en'), to: localeTag('fr') }
const bridge = 'The council votes on the new bridge over the river on Friday.'
const road = 'The council votes on the new road over the river on Friday.'

function create() {
  const db = openDatabase(join(temporaryFolder(), 'memory.db'), { memory: memorySchema })
  onTestFinished(() => db.close())
  return { db, memory: sqliteMemory(db) }
}

const human: Origin = { type: 'human', by: 'Salma' }
const machine: Origin = { type: 'mt', engine: 'mock 1' }

const entry = (source: string, target: string, origin: Origin = human, more: Partial<Entry> = {}): Entry =>
  entryOf(source, target, { origin, ...more })

async function found(memory: ReturnType<typeof sqliteMemory>, text: string, threshold = 75, limit = 10) {
  const [matches] = await memory.lookupFuzzy(pair, [{ source: [text] }], { threshold, limit })
  return matches!
}

describe('a fuzzy match', () => {
  test('comes with its source, and what it was docked for', async () => {
    const { memory } = create()
    await memory.store(pair, [entry(bridge, 'pont')])
    const [match] = await found(memory, road)
    expect(match).toMatchObject({
      kind: 'fuzzy',
      source: [bridge],
      target: ['pont'],
      origin: human,
      differs: [],
      penalties: []
    })
    expect(match!.similarity).toBeGreaterThan(80)
    expect(match!.similarity).toBeLessThan(100)
  })

  test('is never the source itself', async () => {
    const { memory } = create()
    await memory.store(pair, [entry(bridge, 'pont')])
    expect(await found(memory, bridge)).toEqual([])
  })

  test('is the source itself where people gave it several targets: no guess, but both to choose from', async () => {
    const { memory } = create()
    const elsewhere = { context: { previous: ['Before.'], next: undefined } }
    await memory.store(pair, [entry(bridge, 'one'), entry(bridge, 'two', human, elsewhere)])
    expect(await memory.lookup(pair, ['mock 1'], [{ source: [bridge] }])).toEqual([[]])
    const matches = await found(memory, bridge)
    expect(matches.map(({ similarity, differs, penalties }) => [similarity, differs, penalties])).toEqual(
      [1, 2].map(() => [99, ['targets'], [{ kind: 'ambiguous', points: 1 }]])
    )
    expect(matches.map(({ target }) => target.join('')).sort()).toEqual(['one', 'two'])
  })

  test('is marked where it says other numbers or the contrary', async () => {
    const { memory } = create()
    await memory.store(pair, [entry('The council votes on 12 bridges over the river on Friday.', 'x')])
    const differs = async (text: string) => (await found(memory, text)).map(match => match.differs)
    expect(await differs('The council votes on 14 bridges over the river on Friday.')).toEqual([['numbers']])
    expect(await differs('The council never votes on 12 bridges over the river on Friday.')).toEqual([['polarity']])
    expect(await differs('The council votes on 12 roads over the river on Friday.')).toEqual([[]])
  })

  test('of a machine is docked, and comes after a person’s of the same source', async () => {
    const { memory } = create()
    await memory.store(pair, [entry(bridge, 'machine', machine), entry(bridge, 'person')])
    const matches = await found(memory, road)
    expect(matches.map(({ target }) => target)).toEqual([['person'], ['machine']])
    expect(matches[0]!.similarity - matches[1]!.similarity).toBeCloseTo(defaultPenalties.machine)
    expect(matches[1]!.penalties).toContainEqual({ kind: 'origin', points: defaultPenalties.machine })
  })

  test('is not lost behind sources that have no translation into the locale', async () => {
    const { memory } = create()
    const toArabic = { from: pair.from, to: localeTag('ar') }
    await memory.store(toArabic, [entry(road.replace('Friday', 'Monday'), 'x'), entry(road.replace('new', 'old'), 'x')])
    await memory.store(pair, [entry(bridge, 'pont')])
    expect((await found(memory, road, 75, 1)).map(({ target }) => target)).toEqual([['pont']])
  })

  test('of another variant is none', async () => {
    const { memory } = create()
    await memory.store(pair, [entry(bridge, 'pont', human, { variant: 'few' })])
    expect(await found(memory, road)).toEqual([])
  })

  test('is there as soon as it is stored, by whichever process', async () => {
    const { db, memory } = create()
    expect(await found(memory, road)).toEqual([])
    await sqliteMemory(db).store(pair, [entry(bridge, 'pont')])
    expect(await found(memory, road)).toHaveLength(1)
  })
})
