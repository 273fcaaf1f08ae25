import type { DatabaseSync } from 'node:sqlite'
import { guarded } from '../../store/database.ts'

export interface MemoryStats {
  /** Sources. */
  readonly segments: number
  readonly locales: readonly LocaleStats[]
  readonly collections: readonly CollectionStats[]
  /** Of the database, which holds more than the memory. */
  readonly bytes: number
}

/** The project's own translations from one locale to another. */
export interface LocaleStats {
  readonly from: string
  readonly to: string
  /** People wrote them. */
  readonly human: number
  /** Machines wrote them, people approved them. */
  readonly reviewed: number
  readonly machine: number
  /** ISO 8601. */
  readonly oldest: string
  readonly newest: string
  /** Machine text by engine. */
  readonly engines: Readonly<Record<string, number>>
}

export interface CollectionStats {
  readonly name: string
  readonly kind: string
  readonly penalty: number
  /** Locale → translations. */
  readonly translations: Readonly<Record<string, number>>
  /** Whether its file was read to the end. */
  readonly isComplete: boolean
}

/** What is in the memory. Reads all of it: about half a second for a million. */
export function memoryStats(db: DatabaseSync): MemoryStats {
  return guarded(db, () => ({
    segments: Number(db.prepare('SELECT count(*) AS n FROM seg').get()?.n),
    locales: localeStats(db),
    collections: collectionStats(db),
    bytes: Number(db.prepare('SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size').get()?.n)
  }))
}

function localeStats(db: DatabaseSync): readonly LocaleStats[] {
  const engines = db
    .prepare(
      `SELECT seg.locale AS source, tra.locale AS target, engine.name AS engine, count(*) AS n
      FROM tra JOIN seg ON seg.id = tra.seg JOIN engine ON engine.id = tra.slot GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`
    )
    .all()
  const rows = db
    .prepare(
      `SELECT seg.locale AS source, tra.locale AS target, sum(author IS NOT NULL) AS human, sum(author IS NULL AND is_reviewed) AS reviewed,
        sum(slot <> 0) AS machine, min(updated) AS oldest, max(updated) AS newest
      FROM tra JOIN seg ON seg.id = tra.seg GROUP BY 1, 2 ORDER BY 1, 2`
    )
    .all()
  return rows.map(({ source, target, human, reviewed, machine, oldest, newest }) => ({
    from: String(source),
    to: String(target),
    human: Number(human),
    reviewed: Number(reviewed),
    machine: Number(machine),
    oldest: new Date(Number(oldest)).toISOString(),
    newest: new Date(Number(newest)).toISOString(),
    engines: Object.fromEntries(
      engines
        .filter(row => row.source === source && row.target === target)
        .map(row => [String(row.engine), Number(row.n)])
    )
  }))
}

function collectionStats(db: DatabaseSync): readonly CollectionStats[] {
  const counts = db.prepare('SELECT collection, locale, count(*) AS n FROM imported GROUP BY 1, 2 ORDER BY 1, 2').all()
  return db
    .prepare(`SELECT id, name, kind, penalty, stamp,
        NOT EXISTS (SELECT 1 FROM reading WHERE reading.collection = collection.id) AS is_read
      FROM collection ORDER BY name`)
    .all()
    .map(({ id, name, kind, penalty, stamp, is_read }) => ({
      name: String(name),
      kind: String(kind),
      penalty: Number(penalty),
      translations: Object.fromEntries(
        counts.filter(({ collection }) => collection === id).map(({ locale, n }) => [String(locale), Number(n)])
      ),
      isComplete: kind === 'folder' ? stamp !== null : is_read === 1
    }))
}
