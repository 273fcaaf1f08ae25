import type { DatabaseSync } from 'node:sqlite'
import { guarded, transaction } from './database.ts'

/** The migrations of the component `strikes`. */
export const strikesSchema = [
  `CREATE TABLE strike (
    key TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    message TEXT NOT NULL,
    strikes INTEGER NOT NULL,
    days INTEGER NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `ALTER TABLE strike ADD COLUMN draft TEXT;
  ALTER TABLE strike ADD COLUMN engine TEXT`
] as const

/** How often something has failed in a row. */
export interface Strike {
  /** Of the error. */
  readonly type: string
  readonly message: string
  readonly strikes: number
  /** How long it is left alone, in days; 0: not at all. */
  readonly days: number
  /** When it failed last, milliseconds since 1970. */
  readonly at: number
  /** What was answered, where something was: paid for, though of no use until a person has seen it. */
  readonly draft: Draft | undefined
}

export interface Draft {
  readonly text: string
  /** Fingerprint. */
  readonly engine: string
}

/** What has failed and has not succeeded since: key → strike. */
export interface Strikes {
  get(): ReadonlyMap<string, Strike>
  /** In one transaction. `forget`: what has succeeded, and what was last struck before a moment. */
  change(set: ReadonlyMap<string, Strike>, forget: { readonly keys: Iterable<string>; readonly before: number }): void
}

export function strikes(db: DatabaseSync): Strikes {
  const all = db.prepare('SELECT key, type, message, strikes, days, at, draft, engine FROM strike')
  const put = db.prepare('INSERT OR REPLACE INTO strike VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const remove = db.prepare('DELETE FROM strike WHERE key = ?')
  const removeOld = db.prepare('DELETE FROM strike WHERE at < ?')
  return {
    get: () =>
      new Map(
        guarded(db, () => all.all()).map(({ key, type, message, strikes, days, at, draft, engine }) => [
          String(key),
          {
            type: String(type),
            message: String(message),
            strikes: Number(strikes),
            days: Number(days),
            at: Number(at),
            draft: draft === null ? undefined : { text: String(draft), engine: String(engine) }
          }
        ])
      ),
    change: (set, { keys, before }) =>
      transaction(db, () => {
        for (const key of keys) remove.run(key)
        removeOld.run(before)
        for (const [key, { type, message, strikes, days, at, draft }] of set)
          put.run(key, type, message, strikes, days, at, draft?.text ?? null, draft?.engine ?? null)
      })
  }
}
