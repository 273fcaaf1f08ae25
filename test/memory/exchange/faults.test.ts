import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { importUnits } from '../../../src/memory/exchange/import.ts'
import { readMemoryFile } from '../../../src/memory/exchange/read-file.ts'
import { sqliteMemory } from '../../../src/memory/sqlite-memory.ts'
import { pruneMemory } from '../../../src/memory/upkeep/prune.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { openTextFile } from '../../../src/store/text-file.ts'
import { kill, startChild } from '../../store/child.ts'
import { temporaryFolder } from '../../store/temporary-folder.ts'
import { tmx, tu } from '../tmx/read-text.ts'
import { exportLines, newMemory } from './memories.ts'

const child = new URL('work-child.ts', import.meta.url)
const units = 25_000
const file = tmx(...Array.from({ length: units }, (_, i) => tu(`Sentence ${i}.`, `Phrase ${i}.`, ` tuid="${i}"`)))
let uninterrupted: string | undefined

function importAll(db: DatabaseSync, path: string) {
  using text = openTextFile(path)
  const options = { name: 'file.tmx', kind: 'import', stamp: 'one', restoresOwn: true, onProblem() {} } as const
  const run = importUnits(db, () => readMemoryFile(text, localeTag('en'), [localeTag('fr')]), options)
  for (;;) {
    const step = run.next()
    if (step.done) return step.value
  }
}

function prepared(): { readonly folder: string; readonly path: string; readonly db: DatabaseSync } {
  const folder = temporaryFolder()
  const path = join(folder, 'file.tmx')
  writeFileSync(path, file)
  return { folder, path, db: newMemory(folder) }
}

async function until(lines: AsyncIterator<string>, count: number): Promise<void> {
  for (let said = 0; said < count; said++) await lines.next()
}

/** What a memory holds after an import that nothing disturbed. Made by the first test that asks. */
function undisturbed(): string {
  if (uninterrupted === undefined) {
    const { db, path } = prepared()
    importAll(db, path)
    uninterrupted = exportLines(db)
  }
  return uninterrupted
}

describe('an import', () => {
  test.each([1, 2])('killed with -9 after %i transactions goes on where it was, and loses nothing', async count => {
    const { folder, db, path } = prepared()
    const started = startChild(child, join(folder, 'memory.db'), 'import', path)
    await until(started.lines, count)
    await kill(started.child)
    const kept = db.prepare('SELECT count(*) AS n FROM imported').get()?.n
    expect(kept).toBeGreaterThanOrEqual(10_000 * count)
    expect(importAll(db, path)).toEqual({
      units,
      pairs: units,
      restored: 0,
      problems: 0,
      isResumed: true,
      isUnchanged: false
    })
    expect(exportLines(db)).toBe(undisturbed())
    expect(importAll(db, path)).toMatchObject({ units: 0, isUnchanged: true })
  })

  test('by two processes at once is one import', async () => {
    const { folder, db, path } = prepared()
    const both = [1, 2].map(() => startChild(child, join(folder, 'memory.db'), 'import', path).child)
    expect(await Promise.all(both.map(async process => (await once(process, 'exit'))[0]))).toEqual([0, 0])
    expect(exportLines(db)).toBe(undisturbed())
    expect(db.prepare('SELECT count(*) AS n FROM seg').get()?.n).toBe(units)
    expect(importAll(db, path)).toMatchObject({ isUnchanged: true })
  })

  test('of a file that was changed meanwhile begins anew', async () => {
    const { folder, db, path } = prepared()
    const started = startChild(child, join(folder, 'memory.db'), 'import', path)
    await until(started.lines, 1)
    await kill(started.child)
    db.exec("UPDATE reading SET stamp = 'another'")
    expect(importAll(db, path)).toMatchObject({ units, isResumed: false })
    expect(exportLines(db)).toBe(undisturbed())
  })
})

test('a prune killed with -9 leaves what people wrote, and the next one does the rest', async () => {
  const { folder, db, path } = prepared()
  importAll(db, path)
  const pair = { from: localeTag('en'), to: localeTag('fr') }
  const entry = {
    source: ['Sentence 1.'],
    target: ['Une.'],
    context: { previous: undefined, next: undefined },
    article: 'vote',
    at: '2026-11-24T10:00:00Z'
  }
  await sqliteMemory(db).store(pair, [
    { ...entry, origin: { type: 'human', by: 'Hala' }, isReviewed: false },
    { ...entry, origin: { type: 'mt', engine: 'mock 1' }, isReviewed: false },
    { ...entry, source: ['Two.'], origin: { type: 'mt', engine: 'mock 1' }, isReviewed: true },
    { ...entry, source: ['Three.'], origin: { type: 'mt', engine: 'mock 1' }, isReviewed: false }
  ])
  const started = startChild(child, join(folder, 'memory.db'), 'prune')
  await until(started.lines, 3)
  await kill(started.child)
  const options = { machine: true, engine: undefined, collection: 'file.tmx', before: undefined }
  pruneMemory(db, options, { isTrial: false })
  const lines = exportLines(db)
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines).toMatchObject([
    { source: 'Sentence 1.', author: 'Hala' },
    { source: 'Two.', engine: 'mock 1', reviewed: true }
  ])
  expect(db.prepare('SELECT text FROM seg ORDER BY text').all()).toEqual([{ text: 'Sentence 1.' }, { text: 'Two.' }])
  expect(db.prepare('SELECT count(*) AS n FROM collection').get()?.n).toBe(0)
})

describe('a file in', () => {
  const text = tmx(tu('café 😀 “a”', 'قهوة'), tu('b', 'c'))
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  const read = (bytes: Buffer) => {
    const path = join(temporaryFolder(), 'x.tmx')
    writeFileSync(path, bytes)
    using opened = openTextFile(path)
    return [...readMemoryFile(opened, localeTag('en'), [localeTag('fr')])].flatMap(({ entries, problems }) => [
      ...entries.map(({ source, target }) => [source, target]),
      ...problems.map(({ line, message }) => `${line}: ${message}`)
    ])
  }
  const expected = [
    ['café 😀 “a”', 'قهوة'],
    ['b', 'c']
  ]

  test.each<readonly [string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()]
  ])('%s', (_, bytes) => {
    expect(read(bytes)).toEqual(expected)
  })

  test('UTF-16, long, with every character on the edge of a piece once', () => {
    for (let shift = 0; shift < 4; shift++) {
      const long = tmx(tu(`${'x'.repeat(32_600 + shift)}${'😀'.repeat(200)}`, 'y'))
      expect(read(Buffer.from(`\ufeff${long}`, 'utf16le'))).toEqual(read(Buffer.from(long)))
    }
  })

  test('a declared encoding', () => {
    const declared = tmx(tu('café', 'ça')).replace('?>', ' encoding="ISO-8859-1"?>')
    expect(read(Buffer.from(declared, 'latin1'))).toEqual([['café', 'ça']])
  })

  test('another encoding than it says costs the units that show it', () => {
    const bytes = Buffer.from(tmx(tu('café', 'ça'), tu('b', 'c')), 'latin1')
    expect(read(bytes)).toEqual(['5: Expected the encoding of the file, got other bytes', ['b', 'c']])
  })
})
