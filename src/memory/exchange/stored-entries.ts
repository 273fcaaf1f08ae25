import type { DatabaseSync } from 'node:sqlite'
import { guarded } from '../../store/database.ts'
import { exactFormVersion } from '../exact-form.ts'
import { type Columns, optionalNumber, optionalText } from './columns.ts'
import { partsOfForm, type StoredEntry } from './stored-entry.ts'

/** `human`: a person wrote it; `reviewed`: a person approved it; `machine`: nobody did; `imported`: it came from elsewhere. */
export const entryOrigins = ['human', 'reviewed', 'machine', 'imported'] as const
export type EntryOrigin = (typeof entryOrigins)[number]

export interface EntryFilter {
  /** Target locales; all where there are none. */
  readonly to?: readonly string[]
  readonly origins?: readonly EntryOrigin[]
}

/**
 * The entries of a memory, but for those of shared folders, which are other files already. Always in the same order: the project's own, then
 * collections; by source, target locale, engine and context.
 */
export function* storedEntries(
  db: DatabaseSync,
  { to, origins = entryOrigins }: EntryFilter = {}
): Generator<StoredEntry> {
  const locales = JSON.stringify(to ?? null)
  const is = (origin: EntryOrigin) => (origins.includes(origin) ? 1 : 0)
  const isWanted = "(?2 = 'null' OR row.locale IN (SELECT value FROM json_each(?2)))"
  yield* rows(
    db,
    `SELECT seg.locale AS source_locale, seg.text AS form, row.locale, row.text, row.previous, row.next, engine.name AS engine, row.author,
      row.is_reviewed, row.article, NULL AS collection, 0 AS is_aligned, NULL AS extra, row.created, row.updated
    FROM tra AS row JOIN seg ON seg.id = row.seg LEFT JOIN engine ON engine.id = row.engine
    WHERE seg.form = ?1 AND ${isWanted} AND ((row.slot = 0 AND row.author IS NOT NULL AND ${is('human')})
      OR (row.is_reviewed = 1 AND ${is('reviewed')}) OR (row.slot <> 0 AND ${is('machine')}))
    ORDER BY seg.locale, seg.text, row.locale, row.slot <> 0, engine.name, row.previous, row.next`,
    locales
  )
  if (!origins.includes('imported')) return
  yield* rows(
    db,
    `SELECT seg.locale AS source_locale, seg.text AS form, row.locale, row.text, row.previous, row.next, row.engine, row.author,
      0 AS is_reviewed, '' AS article, collection.name AS collection, collection.kind = 'alignment' AS is_aligned, row.extra,
      row.created, row.updated
    FROM imported AS row JOIN seg ON seg.id = row.seg JOIN collection ON collection.id = row.collection
    WHERE seg.form = ?1 AND ${isWanted} AND collection.kind <> 'folder'
    ORDER BY seg.locale, seg.text, row.locale, collection.name, row.text`,
    locales
  )
}

function* rows(db: DatabaseSync, sql: string, locales: string): Generator<StoredEntry> {
  const found = guarded(db, () => db.prepare(sql).iterate(exactFormVersion, locales))
  for (;;) {
    const next = guarded(db, () => found.next())
    if (next.done) return
    yield toEntry(next.value)
  }
}

function toEntry(row: Columns): StoredEntry {
  return {
    from: String(row.source_locale),
    to: String(row.locale),
    ...partsOfForm(String(row.form)),
    target: String(row.text),
    previous: optionalNumber(row.previous),
    next: optionalNumber(row.next),
    engine: optionalText(row.engine),
    author: optionalText(row.author),
    isReviewed: row.is_reviewed === 1,
    article: String(row.article),
    collection: optionalText(row.collection),
    isAligned: row.is_aligned === 1,
    extra: optionalText(row.extra),
    created: Number(row.created),
    updated: Number(row.updated)
  }
}
