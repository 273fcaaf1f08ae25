import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../model/errors.ts'
import { noteDamage } from './damaged-database.ts'
import { asStoreError, isBusy } from './sqlite-trouble.ts'

const busyTimeout = 30_000
const retryEvery = 10
/** With SQLite's own 2 MB, a thousand look-ups among 100,000 entries take twice as long. */
const cacheKilobytes = 32_000

/** What deleting the project's database costs. */
const loss =
  'locale files, evidence records and bundles stay, and a new memory is filled from them; lost are translations that are in no ' +
  'locale file (they are paid for again), imported ones, and the list of writes that a crash interrupted'

const remedy =
  'The next run that translates moves it aside and fills a new one from locale files and evidence records; restore a backup ' +
  'before that, if there is one'

/**
 * Opens the database at `path`, makes it and its folder where absent, and brings each component's tables up to date. `schemas`:
 * component → its migrations, the whole history in order, never edited once shipped. Every commit survives a crash and a power
 * cut. Several processes may open it at the same moment. Throws `StoreError`.
 */
export function openDatabase(path: string, schemas: Readonly<Record<string, readonly string[]>>): DatabaseSync {
  makeFolder(path)
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: true })
    useWriteAheadLog(db)
    db.exec(`PRAGMA synchronous = FULL; PRAGMA cache_size = -${cacheKilobytes}`)
    migrate(db, path, schemas)
    return db
  } catch (error) {
    db?.close()
    throw asNoted(error, path)
  }
}

/**
 * All that `work` does, or nothing. Takes the write lock at once and keeps it, so no promise and no network call belongs inside.
 * Throws what `work` throws, and `StoreError` when the disk or another process is in the way.
 */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  return guarded(db, () => {
    db.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      if (result instanceof Promise) throw new TypeError('Expected a transaction without promises, got a promise')
      db.exec('COMMIT')
      return result
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      throw error
    }
  })
}

/**
 * The same for what is soon out of date: all processes see it, and it survives their end, but a power cut may take the last of it. Does
 * not wait for the disk, which may take 5 ms where others write too.
 */
export function passingTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('PRAGMA synchronous = NORMAL')
  try {
    return transaction(db, work)
  } finally {
    db.exec('PRAGMA synchronous = FULL')
  }
}

/** Runs a read, and turns SQLite's word for a damaged file, a full disk or a long wait into a `StoreError`. */
export function guarded<T>(db: DatabaseSync, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw asNoted(error, db.location() ?? undefined)
  }
}

/** The next run that may write looks into a file that has shown damage. */
function asNoted(thrown: unknown, path: string | undefined): unknown {
  const error = asStoreError(thrown, path ?? ':memory:', remedy)
  if (path !== undefined && error instanceof StoreError && error.type === 'damaged') noteDamage(path)
  return error
}

/** What is wrong inside the file, in SQLite's words; nothing when it is sound. Reads all of it: about a second for 300 MB. */
export function damages(db: DatabaseSync): readonly string[] {
  const rows = guarded(db, () => db.prepare('PRAGMA quick_check(20)').all())
  return rows.map(row => String(row.quick_check)).filter(line => line !== 'ok')
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
  } catch (cause) {
    throw new StoreError('unreadable', `Expected a folder for the database, and "${dirname(path)}" cannot be made`, {
      cause
    })
  }
}

/**
 * The one statement SQLite's busy timeout does not cover: of four processes that find no file at the same moment, one in 150 is told
 * at once that the database is locked.
 */
function useWriteAheadLog(db: DatabaseSync): void {
  for (let waited = 0; ; waited += retryEvery) {
    try {
      db.exec('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      if (!isBusy(error) || waited >= busyTimeout) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryEvery)
    }
  }
}

function migrate(db: DatabaseSync, path: string, schemas: Readonly<Record<string, readonly string[]>>): void {
  if (outdated(db, path, schemas).length === 0) return
  transaction(db, () => {
    db.exec('CREATE TABLE IF NOT EXISTS schema_versions (component TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT')
    const setVersion = db.prepare(
      'INSERT INTO schema_versions VALUES (?, ?) ON CONFLICT (component) DO UPDATE SET version = excluded.version'
    )
    // Asked again under the lock: another process may have done it meanwhile.
    for (const { component, missing, version } of outdated(db, path, schemas)) {
      for (const script of missing) db.exec(script)
      setVersion.run(component, version)
    }
  })
}

interface Outdated {
  readonly component: string
  readonly missing: readonly string[]
  readonly version: number
}

function outdated(
  db: DatabaseSync,
  path: string,
  schemas: Readonly<Record<string, readonly string[]>>
): readonly Outdated[] {
  const versions = schemaVersions(db)
  return Object.entries(schemas).flatMap(([component, scripts]) => {
    const found = versions.get(component) ?? 0
    if (found > scripts.length) throw newer(path, component, scripts.length, found)
    return found < scripts.length ? [{ component, missing: scripts.slice(found), version: scripts.length }] : []
  })
}

function schemaVersions(db: DatabaseSync): ReadonlyMap<string, number> {
  const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_versions'").get()
  if (!isThere) return new Map()
  const rows = db.prepare('SELECT component, version FROM schema_versions').all()
  return new Map(rows.map(({ component, version }) => [String(component), Number(version)]))
}

function newer(path: string, component: string, known: number, found: number): StoreError {
  return new StoreError(
    'newer',
    `Expected version ${known} or lower of the tables "${component}", got ${found} in "${path}": a later dragoman wrote it. ` +
      `Update dragoman, or delete the file together with "${path}-wal" and "${path}-shm": ${loss}`
  )
}
