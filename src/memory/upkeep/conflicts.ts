import type { DatabaseSync } from 'node:sqlite'
import { guarded } from '../../store/database.ts'
import { type Columns, optionalText, optionalTime } from '../exchange/columns.ts'
import { partsOfForm } from '../exchange/stored-entry.ts'

/** A source that has several targets in one locale, by people or in collections. */
export interface Conflict {
  readonly from: string
  readonly to: string
  readonly source: string
  readonly variant: string | undefined
  readonly targets: readonly ConflictingTarget[]
}

export interface ConflictingTarget {
  readonly target: string
  readonly author: string | undefined
  readonly isReviewed: boolean
  readonly article: string
  readonly collection: string | undefined
  /** ISO 8601; `undefined` where it is not known. */
  readonly updated: string | undefined
}

/** By source, at most `limit` of them. Machine text that nobody approved is in no conflict. */
export function memoryConflicts(
  db: DatabaseSync,
  { to, limit }: { readonly to: readonly string[]; readonly limit: number }
): readonly Conflict[] {
  const all = `SELECT seg, locale, text, author, is_reviewed, article, NULL AS collection, updated FROM tra WHERE slot = 0
    UNION ALL SELECT seg, locale, text, author, 0, '', collection, updated FROM imported`
  const rows = guarded(db, () =>
    db
      .prepare(
        `WITH person AS (${all}), conflict AS MATERIALIZED (
          SELECT person.seg, person.locale, seg.locale AS source_locale, seg.text AS form FROM person JOIN seg ON seg.id = person.seg
          WHERE person.locale IN (SELECT value FROM json_each(?1))
          GROUP BY person.seg, person.locale HAVING min(person.text) <> max(person.text)
          ORDER BY seg.locale, seg.text, person.locale LIMIT ?2)
        SELECT conflict.*, person.text, person.author, person.is_reviewed, person.article, collection.name AS collection, person.updated
        FROM conflict JOIN person ON person.seg = conflict.seg AND person.locale = conflict.locale
          LEFT JOIN collection ON collection.id = person.collection
        ORDER BY conflict.source_locale, conflict.form, conflict.locale, person.collection IS NOT NULL, person.updated DESC, person.text`
      )
      .all(JSON.stringify(to), limit)
  )
  const conflicts = new Map<string, Conflict & { readonly targets: ConflictingTarget[] }>()
  for (const row of rows) {
    const key = `${row.seg} ${row.locale}`
    const conflict = conflicts.get(key) ?? {
      from: String(row.source_locale),
      to: String(row.locale),
      ...partsOfForm(String(row.form)),
      targets: []
    }
    conflict.targets.push(toTarget(row))
    conflicts.set(key, conflict)
  }
  return [...conflicts.values()]
}

function toTarget(row: Columns): ConflictingTarget {
  return {
    target: String(row.text),
    author: optionalText(row.author),
    isReviewed: row.is_reviewed === 1,
    article: String(row.article),
    collection: optionalText(row.collection),
    updated: optionalTime(row.updated)
  }
}
