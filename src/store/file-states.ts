import type { DatabaseSync } from 'node:sqlite'
import { guarded, transaction } from './database.ts'
import { isSettled } from './stamp.ts'

/** The migrations of the component `states`. */
export const statesSchema = [
  'CREATE TABLE file_state (key TEXT PRIMARY KEY, stamp TEXT NOT NULL) STRICT, WITHOUT ROWID'
] as const

/**
 * What the files looked like when they were last found in order: key → a text the caller makes of their stamps (`stampOf`). A cache:
 * without it everything is read again, and nothing else is lost.
 */
export interface FileStates {
  /** All of them, at once: 30,000 take about 15 ms. */
  get(): Map<string, string>
  /** Keeps these, in one transaction. One made of a stamp that is not settled is forgotten instead, so it never compares equal. */
  set(entries: Iterable<readonly [key: string, stamp: string]>): void
  forget(keys: Iterable<string>): void
}

export function fileStates(db: DatabaseSync): FileStates {
  // Rows as arrays are what a map is made from: twice as fast as objects.
  const all = db.prepare('SELECT key, stamp FROM file_state')
  all.setReturnArrays(true)
  const put = db.prepare(
    'INSERT INTO file_state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET stamp = excluded.stamp WHERE stamp <> excluded.stamp'
  )
  const remove = db.prepare('DELETE FROM file_state WHERE key = ?')
  return {
    get: () => guarded(db, () => new Map(all.all() as unknown as [string, string][])),
    set: entries =>
      transaction(db, () => {
        for (const [key, stamp] of entries) {
          if (isSettled(stamp)) put.run(key, stamp)
          else remove.run(key)
        }
      }),
    forget: keys =>
      transaction(db, () => {
        for (const key of keys) remove.run(key)
      })
  }
}
