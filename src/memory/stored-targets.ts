import type { DatabaseSync } from 'node:sqlite'
import type { LocaleTag } from '../model/locale.ts'
import type { Penalties } from '../model/match.ts'
import type { Origin } from '../model/segment.ts'
import { type CollectionKind, penaltyOf } from './collection.ts'

/** A target of a stored source. */
export interface StoredTarget {
  /** With tags for codes, numbered as in the source's exact form. */
  readonly text: string
  readonly origin: Origin
  readonly isReviewed: boolean
  /** A person wrote or approved it, here or where it comes from; else an engine did. */
  readonly isPersons: boolean
  /** Milliseconds since 1970. */
  readonly updated: number
  /** What its place takes off the similarity of a match. */
  readonly points: number
}

/** The targets of a source, by its `seg.id`: people's first, reviewed ones before others, then the newest. */
export function storedTargets(
  db: DatabaseSync,
  penalties: Penalties
): (segment: number, locale: LocaleTag) => readonly StoredTarget[] {
  const find = db.prepare(`
    SELECT text, author, is_reviewed, updated, NULL AS memory, NULL AS kind, 0 AS penalty,
      (SELECT name FROM engine WHERE id = tra.engine) AS engine, slot = 0 AS is_persons
      FROM tra WHERE seg = ?1 AND locale = ?2
    UNION ALL
    SELECT text, author, 0, updated, name, kind, penalty, imported.engine, imported.engine IS NULL
      FROM imported JOIN collection ON collection.id = imported.collection
      WHERE seg = ?1 AND locale = ?2`)
  return (segment, locale) =>
    (find.all(segment, locale) as unknown as readonly Row[]).map(row => toTarget(row, penalties)).sort(byTier)
}

interface Row {
  readonly text: string
  readonly author: string | null
  readonly is_reviewed: number
  readonly updated: number
  readonly memory: string | null
  readonly kind: CollectionKind | null
  readonly penalty: number
  readonly engine: string | null
  readonly is_persons: number
}

function toTarget(row: Row, penalties: Penalties): StoredTarget {
  return {
    text: row.text,
    origin: originOf(row),
    isReviewed: row.is_reviewed === 1,
    isPersons: row.is_persons === 1,
    updated: row.updated,
    points: row.kind === null ? 0 : penaltyOf(row.kind, row.penalty, penalties)
  }
}

function originOf({ memory, author, engine }: Row): Origin {
  if (memory !== null) return { type: 'tm', memory, by: author ?? undefined }
  return author === null ? { type: 'mt', engine: engine! } : { type: 'human', by: author }
}

function byTier(a: StoredTarget, b: StoredTarget): number {
  return (
    Number(b.isPersons) - Number(a.isPersons) ||
    Number(b.isReviewed) - Number(a.isReviewed) ||
    b.updated - a.updated ||
    (a.text < b.text ? -1 : 1)
  )
}
