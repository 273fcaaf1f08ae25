import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../model/errors.ts'
import { asArticleError } from './file-trouble.ts'
import { asStoreError } from './sqlite-trouble.ts'

/** What lies beside a database whose damage somebody has met: looking for it costs a read of the whole file. */
const notePath = (path: string): string => `${path}.damaged`

/** Leaves word for the next run that the database at `path` is to be looked at. */
export function noteDamage(path: string): void {
  try {
    writeFileSync(notePath(path), '')
  } catch {
    // The error that led here says more. The damage will be met again.
  }
}

/**
 * Moves a damaged database out of the way, with what belongs to it, under a name that says when: `memory.db.corrupt-20261124T020000Z`.
 * Gives its new path; nothing where there is no damage, or no file. It is read in full only if `isSuspect`, or damage has been noted.
 * For the only process that works with it. Throws `StoreError` and `ArticleError`.
 */
export function setAsideIfDamaged(path: string, { isSuspect, at }: { readonly isSuspect: boolean; readonly at: Date }) {
  if (!existsSync(path) || !isDamaged(path, isSuspect || existsSync(notePath(path)))) {
    rmSync(notePath(path), { force: true })
    return undefined
  }
  const aside = `${path}.corrupt-${at.toISOString().replace(/[-:]|\.\d+/g, '')}`
  try {
    // The database last: a crash in between leaves it to be found again.
    for (const end of ['-wal', '-shm', '']) if (existsSync(path + end)) renameSync(path + end, aside + end)
    rmSync(notePath(path), { force: true })
  } catch (error) {
    throw asArticleError(error, path)
  }
  return aside
}

function isDamaged(path: string, isInFull: boolean): boolean {
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(path, { timeout: 30_000 })
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    if (!isInFull) return false
    const [first] = db.prepare('PRAGMA quick_check(1)').all()
    return first?.quick_check !== 'ok'
  } catch (thrown) {
    const error = asStoreError(thrown, path, '')
    if (error instanceof StoreError && error.type === 'damaged') return true
    if (error instanceof StoreError) return false // whoever opens it next says why
    throw error
  } finally {
    db?.close()
  }
}

/** The rows of a query as far as a damaged database still gives them. */
export function salvage(path: string, query: string): ReadonlyArray<Readonly<Record<string, unknown>>> {
  const rows: Record<string, unknown>[] = []
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(path, { readOnly: true })
    for (const row of db.prepare(query).iterate()) rows.push(row)
  } catch {
    // What came before it is all there is.
  } finally {
    db?.close()
  }
  return rows
}
