import type { DatabaseSync } from 'node:sqlite'
import { ConfigError } from '../../model/errors.ts'
import { guarded, transaction } from '../../store/database.ts'
import type { CollectionKind } from '../collection.ts'
import type { ImportCounts } from './import.ts'

interface Wanted {
  readonly name: string
  readonly kind: CollectionKind
  readonly stamp?: string
  readonly penalty?: number
}

/**
 * The collection of this name, made where there is none; `isRead`: its file was read to the end when its stamp was this. Inside the
 * caller's transaction. Throws `ConfigError` when the name is that of a file in a shared folder, or the other way round.
 */
export function collectionId(
  db: DatabaseSync,
  { name, kind, stamp, penalty = 0 }: Wanted
): {
  readonly id: number
  readonly isRead: boolean
} {
  const found = db.prepare('SELECT id, kind, stamp, penalty FROM collection WHERE name = ?').get(name)
  if (!found) {
    const { lastInsertRowid } = db
      .prepare('INSERT INTO collection (name, kind, penalty) VALUES (?, ?, ?)')
      .run(name, kind, penalty)
    return { id: Number(lastInsertRowid), isRead: false }
  }
  if ((found.kind === 'folder') !== (kind === 'folder')) {
    const message = `Expected another name than "${name}", which is ${found.kind === 'folder' ? 'a file of a shared folder' : 'a collection already'}: give one with --name`
    throw new ConfigError('usage', message)
  }
  if (kind === 'folder' && found.penalty !== penalty)
    db.prepare('UPDATE collection SET penalty = ? WHERE id = ?').run(penalty, Number(found.id))
  return { id: Number(found.id), isRead: stamp !== undefined && found.stamp === stamp }
}

/** Whether it is still the collection of this name. */
export function isThere(db: DatabaseSync, id: number, name: string): boolean {
  return db.prepare('SELECT 1 FROM collection WHERE id = ? AND name = ?').get(id, name) !== undefined
}

/** How far a file of this stamp was read; `undefined`: not at all, or it was another one. */
export function readingOf(db: DatabaseSync, collection: number, stamp: string): ImportCounts | undefined {
  const row = guarded(db, () =>
    db.prepare('SELECT counts FROM reading WHERE collection = ? AND stamp = ?').get(collection, stamp)
  )
  return row && (JSON.parse(String(row.counts)) as ImportCounts)
}

/** Inside the transaction that brings the entries in. */
export function keepReading(db: DatabaseSync, collection: number, stamp: string, counts: ImportCounts): void {
  db.prepare(
    `INSERT INTO reading (collection, stamp, units, counts) VALUES (?, ?, ?, ?)
      ON CONFLICT (collection) DO UPDATE SET stamp = excluded.stamp, units = excluded.units, counts = excluded.counts`
  ).run(collection, stamp, counts.units, JSON.stringify(counts))
}

export function finishReading(db: DatabaseSync, collection: number, stamp: string): void {
  db.prepare('DELETE FROM reading WHERE collection = ?').run(collection)
  db.prepare('UPDATE collection SET stamp = ? WHERE id = ?').run(stamp, collection)
}

/** Rows deleted in one transaction: others may write in between. */
const batchSize = 10_000

/** Deletes what is in a collection, batch by batch, then the collection. Sources stay until they are swept. */
export function dropCollection(db: DatabaseSync, id: number): number {
  const forget = db.prepare('UPDATE collection SET stamp = NULL WHERE id = ?')
  const remove = db.prepare(`
    DELETE FROM imported WHERE (seg, locale, collection, alternative) IN
      (SELECT seg, locale, collection, alternative FROM imported WHERE collection = ? LIMIT ${batchSize})`)
  transaction(db, () => forget.run(id))
  let deleted = 0
  for (let changes = batchSize; changes === batchSize; deleted += changes) {
    changes = Number(transaction(db, () => remove.run(id)).changes)
  }
  transaction(db, () => db.prepare('DELETE FROM collection WHERE id = ?').run(id))
  return deleted
}
