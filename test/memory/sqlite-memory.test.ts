import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { memorySchema } from '../../src/memory/memory-schema.ts'
import { memoryCounts, sqliteMemory } from '../../src/memory/sqlite-memory.ts'
import type { Entry } from '../../src/memory/translation-memory.ts'
import { localeTag } from '../../src/model/locale.ts'
import { openDatabase } from '../../src/store/database.ts'
import { testTranslationMemory } from '../contracts/translation-memory.ts'
import { kill, startChild } from '../store/child.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { entryOf } from './entry-of.ts'
import { referenceMemory } from './reference-memory.ts'

const pair = { from: localeTag('en'), to: localeTag('ar') }

function open(path: string): DatabaseSync {
  const db = openDatabase(path, { memory: memorySchema })
  onTestFinished(() => db.close())
  return db
}

describe('sqliteMemory', () => {
  testTranslationMemory(() => {
    const path = join(temporaryFolder(), 'memory.db')
    return { memory: sqliteMemory(open(path)), reopen: () => sqliteMemory(open(path)) }
  })
})

describe('referenceMemory', () => {
  testTranslationMemory(() => {
    const memory = referenceMemory()
    return { memory, reopen: () => memory }
  })
})

const entry = (source: string, more: Partial<Entry> = {}): Entry => entryOf(source, 'x', more)

test('a batch is stored whole or not at all', async () => {
  const db = open(join(temporaryFolder(), 'memory.db'))
  const memory = sqliteMemory(db)
  await expect(memory.store(pair, [entry('one'), entry('two', { at: 'yesterday' })])).rejects.toThrow(RangeError)
  expect(memoryCounts(db)).toEqual({ segments: 0, translations: 0, human: 0 })
  await memory.store(pair, [entry('one'), entry('one', { isReviewed: true }), entry('two')])
  expect(memoryCounts(db)).toEqual({ segments: 2, translations: 3, human: 1 })
})

test('two sources whose hashes collide are told apart by their text', async () => {
  const db = open(join(temporaryFolder(), 'memory.db'))
  const memory = sqliteMemory(db)
  await memory.store(pair, [entry('one', { target: ['1'] })])
  db.exec("UPDATE seg SET text = 'two'")
  expect(await memory.lookup(pair, ['mock 1'], [{ source: ['one'] }])).toEqual([[]])
  await memory.store(pair, [entry('one', { target: ['1'] })])
  expect(await memory.lookup(pair, ['mock 1'], [{ source: ['one'] }])).toMatchObject([[{ target: ['1'] }]])
  expect(memoryCounts(db).segments).toBe(2)
})

test('after kill -9 in the middle of storing, everything acknowledged is there, in whole batches', async () => {
  const path = join(temporaryFolder(), 'memory.db')
  const { child, lines } = startChild(new URL('store-child.ts', import.meta.url), path)
  let acknowledged = -1
  while (acknowledged < 200) acknowledged = Number((await lines.next()).value)
  await kill(child)
  for await (const line of { [Symbol.asyncIterator]: () => lines }) acknowledged = Number(line)

  const db = open(path)
  const sources = Array.from({ length: acknowledged + 1 }, (_, batch) =>
    Array.from({ length: 5 }, (_, i) => `Sentence ${i} of batch ${batch}.`)
  ).flat()
  const matches = await sqliteMemory(db).lookup(
    pair,
    ['mock 1'],
    sources.map(source => ({ source: [source] }))
  )
  expect(matches.map(([match]) => match?.target)).toEqual(sources.map(source => [source.replace('Sentence', 'Target')]))
  expect(memoryCounts(db).translations % 5).toBe(0)
})
