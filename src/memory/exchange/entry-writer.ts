import type { DatabaseSync } from 'node:sqlite'
import { edge, textHash } from '../form-key.ts'
import { segmentIds } from '../segment-ids.ts'
import { formOf, isPersons, type StoredEntry } from './stored-entry.ts'

/** Puts entries into the memory, inside the caller's transaction. */
export interface EntryWriter {
  /**
   * Into the project's own memory. Of two for one slot and context the newer stays, of equally new ones the later by text, whichever
   * comes first. Machine text that nobody approved has a slot of its own, and never takes a person's.
   */
  putOwn(entry: StoredEntry): void
  /** Into a collection, where a source may have several targets. */
  putImported(entry: StoredEntry, collection: number): void
}

export function entryWriter(db: DatabaseSync): EntryWriter {
  const statements = prepare(db)
  const idOf = segmentIds(db)

  function segmentId(entry: StoredEntry): number {
    const form = formOf(entry)
    return idOf(entry.from, { form, hash: textHash(form) })
  }

  function engineId(name: string): number {
    return Number(statements.findEngine.get(name)?.id ?? statements.addEngine.run(name).lastInsertRowid)
  }

  return {
    putOwn(entry) {
      const engine = entry.engine === undefined ? null : engineId(entry.engine)
      const isMachines = engine !== null && !isPersons(entry)
      statements.putOwn.run(
        segmentId(entry),
        entry.to,
        isMachines ? engine : 0,
        isMachines ? edge : (entry.previous ?? edge),
        isMachines ? edge : (entry.next ?? edge),
        entry.target,
        engine,
        entry.author ?? null,
        entry.isReviewed ? 1 : 0,
        entry.article,
        entry.created,
        entry.updated
      )
    },
    putImported(entry, collection) {
      statements.putImported.run(
        segmentId(entry),
        entry.to,
        collection,
        textHash(entry.target),
        entry.previous ?? null,
        entry.next ?? null,
        entry.target,
        entry.engine ?? null,
        entry.author ?? null,
        entry.extra ?? null,
        entry.created,
        entry.updated
      )
    }
  }
}

function prepare(db: DatabaseSync) {
  // All columns take part, so that it is one and the same entry that stays, in whatever order they come. Engines by name: their
  // numbers are each memory's own.
  const rank = (row: string) => `(${row}.updated, ${row}.text, ${row}.is_reviewed, coalesce(${row}.author, ''),
    coalesce((SELECT name FROM engine WHERE id = ${row}.engine), ''), ${row}.article, ${row}.created)`
  const importedRank = (row: string) => `(${row}.updated, ${row}.created, coalesce(${row}.engine, ''),
    coalesce(${row}.author, ''), coalesce(${row}.extra, ''), coalesce(${row}.previous, -1), coalesce(${row}.next, -1))`
  return {
    findEngine: db.prepare('SELECT id FROM engine WHERE name = ?'),
    addEngine: db.prepare('INSERT INTO engine (name) VALUES (?)'),
    putOwn: db.prepare(`
      INSERT INTO tra (seg, locale, slot, previous, next, text, engine, author, is_reviewed, article, created, updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (seg, locale, slot, previous, next) DO UPDATE SET text = excluded.text, engine = excluded.engine,
        author = excluded.author, is_reviewed = excluded.is_reviewed, article = excluded.article,
        created = excluded.created, updated = excluded.updated
      WHERE ${rank('excluded')} > ${rank('tra')}`),
    putImported: db.prepare(`
      INSERT INTO imported (seg, locale, collection, alternative, previous, next, text, engine, author, extra, created, updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (seg, locale, collection, alternative) DO UPDATE SET previous = excluded.previous, next = excluded.next,
        text = excluded.text, engine = excluded.engine, author = excluded.author, extra = excluded.extra,
        created = excluded.created, updated = excluded.updated
      WHERE ${importedRank('excluded')} > ${importedRank('imported')}`)
  }
}
