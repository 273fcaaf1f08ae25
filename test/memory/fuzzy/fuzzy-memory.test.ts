import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { exactForm } from '../../../src/memory/exact-form.ts'
import { compareSources } from '../../../src/memory/fuzzy/compare-sources.ts'
import { type FuzzyMemory, fuzzyMemory, type SimilarSource } from '../../../src/memory/fuzzy/fuzzy-memory.ts'
import { memorySchema } from '../../../src/memory/memory-schema.ts'
import { sqliteMemory } from '../../../src/memory/sqlite-memory.ts'
import { type LocaleTag, localeTag } from '../../../src/model/locale.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { kill, startChild } from '../../store/child.ts'
import { temporaryFolder } from '../../store/temporary-folder.ts'
import { entryOf } from '../entry-of.ts'
import { corpora, limits, thresholds } from './sources.ts'

const en = localeTag('en')
const ar = localeTag('ar')

function open(path: string): DatabaseSync {
  const db = openDatabase(path, { memory: memorySchema })
  onTestFinished(() => {
    if (db.isOpen) db.close()
  })
  return db
}

const newPath = () => join(temporaryFolder(), 'memory.db')

async function store(db: DatabaseSync, from: LocaleTag, sources: readonly string[]): Promise<void> {
  await sqliteMemory(db).store(
    { from, to: from === ar ? en : ar },
    sources.map(source => entryOf(source, 'x'))
  )
}

/** As pruning does: a source and its translations. */
function remove(db: DatabaseSync, where: string): void {
  db.exec(`DELETE FROM tra WHERE seg IN (SELECT id FROM seg WHERE ${where}); DELETE FROM seg WHERE ${where}`)
}

/** What is to be found, by reading all. */
function expected(
  db: DatabaseSync,
  from: LocaleTag,
  source: string,
  threshold: number,
  limit: number
): SimilarSource[] {
  return db
    .prepare('SELECT id, text FROM seg WHERE locale = ?')
    .all(from)
    .map(({ id, text }) => ({
      segment: Number(id),
      source: String(text),
      ...compareSources(source, String(text), from)
    }))
    .filter(({ similarity }) => similarity >= threshold)
    .sort((a, b) => b.similarity - a.similarity || a.segment - b.segment)
    .slice(0, limit)
}

interface State {
  readonly db: DatabaseSync
  readonly memory: FuzzyMemory
}

function check({ db, memory }: State, from: LocaleTag, queries: readonly string[], threshold = 70, limit = 5): void {
  for (const query of queries) {
    const form = exactForm([query])
    expect(memory.find(from, form, { threshold, limit })).toEqual(expected(db, from, form, threshold, limit))
  }
}

describe.each([
  ['in memory', 2_000_000],
  ['in tables', 0]
])('with the index %s', (_, mostInMemory) => {
  const opened = (path: string): State => {
    const db = open(path)
    return { db, memory: fuzzyMemory(db, { mostInMemory }) }
  }

  test('all is found that reading the memory finds, as it grows and shrinks', async () => {
    await fc.assert(
      fc.asyncProperty(
        corpora(40),
        corpora(20),
        thresholds,
        limits,
        fc.nat(40),
        async (first, more, threshold, limit, from) => {
          const { db, memory } = opened(newPath())
          const { locale } = first
          const queries = [...first.queries, ...more.queries.slice(0, 2), ...more.sources.slice(0, 2)]
          const checkAll = () => check({ db, memory }, locale, queries, threshold, limit)
          await store(db, locale, first.sources)
          await store(db, ar, more.sources)
          checkAll()
          remove(db, `id > ${from} OR id % 7 = 3`)
          await store(db, locale, [...more.sources].reverse())
          checkAll()
          remove(db, `id > ${from}`)
          checkAll()
          await store(db, locale, first.sources)
          check({ db, memory: fuzzyMemory(db, { mostInMemory }) }, locale, queries, threshold, limit)
          checkAll()
          db.close()
        }
      ),
      { numRuns: 25 }
    )
  })

  test('the caller has the last word on each', async () => {
    const { db, memory } = opened(newPath())
    await store(db, en, ['The vote is on.', 'The vote is on!', 'The vote is off.', 'The Vote is on.', 'Harbours'])
    const seen: string[] = []
    const accept = ({ source, similarity }: SimilarSource) => {
      seen.push(source)
      if (source.endsWith('!')) return undefined
      return source.endsWith('off.') ? similarity - 2 : similarity
    }
    const found = memory.find(en, 'The vote is on.', { threshold: 70, accept })
    expect(found.map(({ source, similarity }) => [source, similarity])).toEqual([
      ['The vote is on.', 100],
      ['The Vote is on.', 99],
      ['The vote is off.', 80.5]
    ])
    expect(seen.toSorted()).toEqual(['The Vote is on.', 'The vote is off.', 'The vote is on!', 'The vote is on.'])
    expect(memory.find(en, 'The vote is on.', { threshold: 70, limit: 0 })).toEqual([])
  })

  test('inside a transaction, what was there before it', async () => {
    const { db, memory } = opened(newPath())
    await store(db, en, ['The vote is on.'])
    const find = () => memory.find(en, 'The vote is on', { threshold: 70 }).map(({ source }) => source)
    expect(find()).toHaveLength(1)
    db.exec("BEGIN; INSERT INTO seg (locale, form, hash, text) VALUES ('en', 1, 1, 'The vote is on now.')")
    expect(find()).toHaveLength(1)
    db.exec('ROLLBACK')
    await store(db, en, ['The vote is on!'])
    expect(find()).toEqual(['The vote is on!', 'The vote is on.'].toSorted(() => -1))
  })

  test('a variant is a source of its own', async () => {
    const { memory, db } = opened(newPath())
    db.exec(`INSERT INTO seg (locale, form, hash, text) VALUES ('en', 1, 1, 'few' || char(10) || 'two files in it')`)
    expect(memory.find(en, 'two files in it', { threshold: 70 })).toEqual([])
    expect(memory.find(en, 'few\ntwo files in', { threshold: 70 })).toMatchObject([{ source: 'few\ntwo files in it' }])
  })

  test('what another process has stored is found at once', async () => {
    const path = newPath()
    const { memory } = opened(path)
    const { child, lines } = startChild(new URL('../store-child.ts', import.meta.url), path)
    for (let batch = 0; batch < 5; batch++) {
      expect((await lines.next()).value).toBe(String(batch))
      const found = memory.find(en, `Sentence 3 of batch ${batch}.`, { threshold: 100, limit: 1 })
      expect(found.map(({ source }) => source)).toEqual([`Sentence 3 of batch ${batch}.`])
    }
    await kill(child)
  })

  test('killed while the index is made, filled or saved, the next one is right', async () => {
    const path = newPath()
    const db = open(path)
    const sources = Array.from(
      { length: 1300 },
      (_, i) => `Report ${i} of ${i % 97} words from harbour ${'abcdefg'[i % 7]}`
    )
    await store(db, en, sources)
    for (let round = 0; round < 6; round++) {
      const { child, lines } = startChild(new URL('index-child.ts', import.meta.url), path, String(mostInMemory))
      for (let line = 0; line <= round % 3; line++) await lines.next()
      await kill(child)
      await store(db, en, [`Report of round ${round}, ended early`])
      check({ db, memory: fuzzyMemory(db, { mostInMemory }) }, en, [sources[round]!, `Report of round ${round}`], 90)
    }
  })
})

describe('the index file', () => {
  const sources = Array.from(
    { length: 1500 },
    (_, i) => `Report ${'abcdefghij'[i % 10]} ${(i * 7919).toString(36)} of the council`
  )
  const queries = ['Report a 64 of the council', sources[77]!, sources[1100]!, 'the council of report']

  async function saved(): Promise<{ readonly path: string; readonly file: string }> {
    const path = newPath()
    const db = open(path)
    await store(db, en, sources)
    const memory = fuzzyMemory(db)
    check({ db, memory }, en, queries)
    await memory.save()
    db.close()
    const file = path.replace('.db', '-en.index')
    expect(existsSync(file)).toBe(true)
    return { path, file }
  }

  function checkOpened(path: string): DatabaseSync {
    const db = open(path)
    check({ db, memory: fuzzyMemory(db) }, en, queries)
    return db
  }

  test('is read, and what has been stored since is added', async () => {
    const { path, file } = await saved()
    // Were the file not read, the texts of the table would be found.
    const db = open(path)
    db.exec("UPDATE seg SET text = 'changed ' || text")
    expect(fuzzyMemory(db).find(en, `changed ${sources[3]}`, { threshold: 95 })).toEqual([])
    db.exec('UPDATE seg SET text = substr(text, 9)')
    await store(db, en, ['Report of the council'])
    const memory = fuzzyMemory(db)
    check({ db, memory }, en, [...queries, 'Report of the council.'])
    const before = readFileSync(file)
    await memory.save()
    expect(readFileSync(file).equals(before)).toBe(true)
    await store(
      db,
      en,
      sources.map(source => `${source} today`)
    )
    check({ db, memory }, en, queries)
    await memory.save()
    expect(readFileSync(file).equals(before)).toBe(false)
    db.close()
    checkOpened(path)
  })

  test('is made anew when it is damaged or cut short', async () => {
    const { path, file } = await saved()
    const whole = readFileSync(file)
    const found = () => {
      const db = open(path)
      const memory = fuzzyMemory(db)
      const matches = queries.map(query => memory.find(en, query, { threshold: 70, limit: 5 }))
      db.close()
      return matches
    }
    const right = found()
    for (const at of [0, 9, 13, 40, 500, whole.length >> 1, whole.length - 9]) {
      const damaged = Buffer.from(whole)
      damaged[at]! ^= 0x41
      writeFileSync(file, damaged)
      expect(found()).toEqual(right)
    }
    for (const length of [0, 7, 15, 100, whole.length >> 1, whole.length - 8]) {
      writeFileSync(file, whole)
      truncateSync(file, length)
      expect(found()).toEqual(right)
    }
  })

  test('is not taken for another database', async () => {
    const { file } = await saved()
    const path = newPath()
    const db = open(path)
    await store(
      db,
      en,
      sources.map(source => `Other ${source}`)
    )
    copyFileSync(file, path.replace('.db', '-en.index'))
    db.close()
    checkOpened(path)
  })

  test('is not taken for a backup that was put back', async () => {
    const path = newPath()
    const db = open(path)
    await store(db, en, sources.slice(0, 500))
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    copyFileSync(path, `${path}.backup`)
    await store(db, en, sources.slice(500))
    const memory = fuzzyMemory(db)
    check({ db, memory }, en, queries)
    await memory.save()
    db.close()
    for (const name of [`${path}-wal`, `${path}-shm`]) rmSync(name, { force: true })
    copyFileSync(`${path}.backup`, path)
    const older = checkOpened(path)
    await store(
      older,
      en,
      sources.map(source => `Later ${source}`)
    )
    older.close()
    checkOpened(path)
  })

  test('follows a memory that was pruned after it was written', async () => {
    const { path } = await saved()
    const db = open(path)
    remove(db, 'id > 1000')
    await store(
      db,
      en,
      sources.slice(1000).map(source => `${source} again`)
    )
    db.close()
    checkOpened(path)
  })

  test('is made anew without the sources that are gone, once they are many', async () => {
    const { path, file } = await saved()
    const before = readFileSync(file).length
    const db = open(path)
    remove(db, 'id % 3 > 0')
    const memory = fuzzyMemory(db)
    check({ db, memory }, en, queries)
    await memory.save()
    expect(memory.bytes).toBeLessThan(before / 2)
    check({ db, memory }, en, queries)
    await store(db, en, sources)
    check({ db, memory }, en, queries)
    db.close()
    checkOpened(path)
  })

  test('is not needed where there is no place for it', async () => {
    const { path, file } = await saved()
    rmSync(file)
    const db = checkOpened(path)
    db.close()
    const inMemory = openDatabase(':memory:', { memory: memorySchema })
    await store(inMemory, en, sources)
    const memory = fuzzyMemory(inMemory)
    check({ db: inMemory, memory }, en, queries)
    await memory.save()
    inMemory.close()
  })
})
