import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { StoreError } from '../../src/model/errors.ts'
import { damages, guarded, openDatabase, passingTransaction, transaction } from '../../src/store/database.ts'
import { startChild } from './child.ts'
import { temporaryFolder } from './temporary-folder.ts'

const first = 'CREATE TABLE word (text TEXT) STRICT'
const second = "INSERT INTO word VALUES ('from the second migration')"
const newFile = () => join(temporaryFolder(), 'deep', 'inside', 'memory.db')

describe('openDatabase', () => {
  test('makes folder, file and tables, and sets what keeps commits', () => {
    const db = openDatabase(newFile(), { words: [first] })
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(db.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 30_000 })
    expect(db.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 })
    expect(db.prepare('SELECT * FROM schema_versions').all()).toEqual([{ component: 'words', version: 1 }])
    db.close()
  })

  test('runs each migration once, the new ones on an old file', () => {
    const path = newFile()
    openDatabase(path, { words: [first] }).close()
    openDatabase(path, { words: [first, second] }).close()
    const db = openDatabase(path, { words: [first, second], others: ['CREATE TABLE other (n INTEGER) STRICT'] })
    expect(db.prepare('SELECT text FROM word').all()).toEqual([{ text: 'from the second migration' }])
    expect(db.prepare('SELECT * FROM schema_versions ORDER BY component').all()).toEqual([
      { component: 'others', version: 1 },
      { component: 'words', version: 2 }
    ])
    db.close()
  })

  test('leaves nothing of a migration that goes wrong', () => {
    const path = newFile()
    expect(() => openDatabase(path, { words: [first, 'NO SUCH STATEMENT'] })).toThrow('syntax error')
    const db = new DatabaseSync(path)
    expect(db.prepare('SELECT name FROM sqlite_schema').all()).toEqual([])
    db.close()
  })

  test('refuses tables of a later version, and leaves them alone', () => {
    const path = newFile()
    openDatabase(path, { words: [first, second] }).close()
    const before = readFileSync(path)
    const open = () => openDatabase(path, { words: [first] })
    expect(open).toThrow(expect.objectContaining({ name: 'StoreError', type: 'newer' }))
    expect(open).toThrow(
      /Expected version 1 or lower of the tables "words", got 2 .*Update dragoman, or delete the file/
    )
    expect(readFileSync(path)).toEqual(before)
  })

  test('says of another kind of file what to do and what it costs', () => {
    const path = join(temporaryFolder(), 'memory.db')
    writeFileSync(path, 'This was never a database. '.repeat(100))
    const open = () => openDatabase(path, { words: [first] })
    expect(open).toThrow(expect.objectContaining({ name: 'StoreError', type: 'damaged' }))
    expect(open).toThrow(
      /memory\.db"\. The next run that translates moves it aside and fills a new one from locale files/
    )
  })

  test('says so when the file cannot be opened at all', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'memory.db'))
    writeFileSync(join(folder, 'file'), '')
    const unreadable = expect.objectContaining({ name: 'StoreError', type: 'unreadable' })
    expect(() => openDatabase(join(folder, 'memory.db'), {})).toThrow(unreadable)
    expect(() => openDatabase(join(folder, 'file', 'memory.db'), {})).toThrow(unreadable)
  })

  test('may be called by several processes at the same moment', async () => {
    const path = newFile()
    const children = Array.from({ length: 4 }, () =>
      startChild(new URL('open-database-child.ts', import.meta.url), path)
    )
    for (const { lines } of children) expect(await lines.next()).toMatchObject({ value: 'ready' })
    for (const { child } of children) child.stdin!.write('go\n')
    for (const { lines } of children) expect(await lines.next()).toMatchObject({ value: '1' })
  })
})

describe('damages', () => {
  test('finds nothing in a sound file and something in one cut short', () => {
    const path = newFile()
    const db = openDatabase(path, { words: [first] })
    transaction(db, () => {
      const insert = db.prepare('INSERT INTO word VALUES (?)')
      for (let i = 0; i < 1000; i++) insert.run('a word of some length '.repeat(10))
    })
    expect(damages(db)).toEqual([])
    db.close()
    truncateSync(path, statSync(path).size - 3 * 4096)
    const reopened = new DatabaseSync(path)
    expect(() =>
      guarded(reopened, () => reopened.prepare('SELECT count(*), sum(length(text)) FROM word').all())
    ).toThrow(expect.objectContaining({ name: 'StoreError', type: 'damaged' }))
    reopened.close()
  })
})

describe('transaction', () => {
  const open = () => openDatabase(newFile(), { words: [first] })

  test('keeps all', () => {
    const db = open()
    const result = transaction(db, () => db.prepare('INSERT INTO word VALUES (?)').run('kept').changes)
    expect(result).toBe(1)
    expect(db.prepare('SELECT text FROM word').all()).toEqual([{ text: 'kept' }])
    db.close()
  })

  test('keeps nothing of work that throws, and throws the same', () => {
    const db = open()
    const thrown = new RangeError('in the middle')
    const work = () => {
      db.prepare('INSERT INTO word VALUES (?)').run('lost')
      throw thrown
    }
    expect(() => transaction(db, work)).toThrow(thrown)
    expect(db.isTransaction).toBe(false)
    expect(db.prepare('SELECT text FROM word').all()).toEqual([])
    db.close()
  })

  test('of what is soon out of date: keeps all or nothing, and the next one waits for the disk again', () => {
    const db = open()
    const level = () => db.prepare('PRAGMA synchronous').get()?.synchronous
    const insert = (text: string) => {
      db.prepare('INSERT INTO word VALUES (?)').run(text)
      return level()
    }
    expect(passingTransaction(db, () => insert('kept'))).toBe(1)
    expect(level()).toBe(2)
    const work = () => {
      insert('lost')
      throw new RangeError('in the middle')
    }
    expect(() => passingTransaction(db, work)).toThrow(RangeError)
    expect(level()).toBe(2)
    expect(db.prepare('SELECT text FROM word').all()).toEqual([{ text: 'kept' }])
    db.close()
  })

  test('refuses work that goes on after it', () => {
    const db = open()
    expect(() => transaction(db, async () => 1)).toThrow(TypeError)
    expect(db.isTransaction).toBe(false)
    db.close()
  })

  test('inside another one is our own mistake and leaves the outer one open', () => {
    const db = open()
    transaction(db, () => {
      expect(() => transaction(db, () => 1)).toThrow('cannot start a transaction within a transaction')
      db.prepare('INSERT INTO word VALUES (?)').run('kept')
    })
    expect(db.prepare('SELECT text FROM word').all()).toEqual([{ text: 'kept' }])
    db.close()
  })

  test('that waits too long for another process is a StoreError', () => {
    const path = newFile()
    openDatabase(path, { words: [first] }).close()
    const busy = new DatabaseSync(path)
    busy.exec('BEGIN IMMEDIATE')
    const impatient = new DatabaseSync(path, { timeout: 0 })
    expect(() => transaction(impatient, () => 1)).toThrow(StoreError)
    expect(() => transaction(impatient, () => 1)).toThrow(/another process has been writing to it for too long/)
    busy.close()
    impatient.close()
  })
})
