import type { DatabaseSync } from 'node:sqlite'
import type { Content } from '../model/content.ts'
import { visibleText } from '../model/content.ts'
import type { LocalePair, LocaleTag } from '../model/locale.ts'
import type { FuzzyMatch, Penalties, Penalty } from '../model/match.ts'
import type { Origin } from '../model/segment.ts'
import type { FormKey } from './form-key.ts'
import type { FuzzyMatch as AlikeSource, FuzzyMemory } from './fuzzy/fuzzy-memory.ts'
import { type CollectionKind, penaltyOf } from './imported-lookup.ts'
import { differsInPolarity } from './polarity.ts'
import { formContent } from './repair/form-content.ts'
import type { FuzzyOptions, Query } from './translation-memory.ts'

type KeyOf = (source: Content, variant?: string) => FormKey

/**
 * Matches of sources that are alike, best first; of equals people's before engines', then the newest. Every source at or above the threshold
 * is found, or the best `limit`. The very source asked for is among them only where its targets are several: else it is an exact match.
 */
export function fuzzyLookup(db: DatabaseSync, sources: FuzzyMemory, penalties: Penalties) {
  const targets = db.prepare(`
    SELECT text, author, is_reviewed, updated, NULL AS memory, NULL AS kind, 0 AS penalty,
      (SELECT name FROM engine WHERE id = tra.engine) AS engine, slot = 0 AS is_persons
      FROM tra WHERE seg = ?1 AND locale = ?2
    UNION ALL
    SELECT text, author, 0, updated, name, kind, penalty, imported.engine, imported.engine IS NULL
      FROM imported JOIN collection ON collection.id = imported.collection
      WHERE seg = ?1 AND locale = ?2`)

  return (pair: LocalePair, { source, variant }: Query, options: FuzzyOptions, keyOf: KeyOf): readonly FuzzyMatch[] => {
    const asked = keyOf(source, variant).form
    const known = new Map<number, readonly FuzzyMatch[]>()
    const found = sources.find(pair.from, asked, {
      ...options,
      accept(alike) {
        const matches = matchesOf(alike)
        known.set(alike.segment, matches)
        return matches[0]?.similarity
      }
    })
    return found.flatMap(({ segment }) => known.get(segment)!).sort((a, b) => b.similarity - a.similarity)

    function matchesOf({ segment, source: form, similarity, penalties: listed }: AlikeSource): readonly FuzzyMatch[] {
      const stored = formContent(form.slice(form.indexOf('\n') + 1))
      const rows = (targets.all(segment, pair.to) as unknown as readonly Row[]).toSorted(byTier)
      const isAmbiguous = new Set(rows.filter(({ is_persons }) => is_persons === 1).map(({ text }) => text)).size > 1
      if (form === asked && !isAmbiguous) return []
      const differs = [
        ...differencesOf(listed, source, stored, pair.from),
        ...(isAmbiguous ? (['targets'] as const) : [])
      ]
      return rows
        .map((row): FuzzyMatch => {
          const points = pointsOf(row, penalties)
          const own: readonly Penalty[] = [
            ...listed,
            ...(form === asked ? [ambiguous] : []),
            ...(points === 0 ? [] : [{ kind: 'origin', points } as const])
          ]
          return {
            kind: 'fuzzy',
            similarity: Math.max(0, similarity - points - (form === asked ? ambiguous.points : 0)),
            target: formContent(row.text),
            origin: originOf(row),
            isReviewed: row.is_reviewed === 1,
            source: stored,
            penalties: own,
            differs
          }
        })
        .filter(
          (match, i, all) =>
            match.similarity >= options.threshold && !all.slice(0, i).some(other => isSame(other, match))
        )
        .sort((a, b) => b.similarity - a.similarity)
    }
  }
}

/** What keeps a match of the very source below an exact one. */
const ambiguous: Penalty = { kind: 'ambiguous', points: 1 }

const isSame = (a: FuzzyMatch, b: FuzzyMatch): boolean => JSON.stringify(a.target) === JSON.stringify(b.target)

function differencesOf(
  penalties: readonly Penalty[],
  a: Content,
  b: Content,
  locale: LocaleTag
): FuzzyMatch['differs'] {
  const numbers = penalties.some(({ kind }) => kind === 'number')
  const polarity = differsInPolarity(visibleText(a), visibleText(b), locale)
  return [...(numbers ? (['numbers'] as const) : []), ...(polarity ? (['polarity'] as const) : [])]
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

function byTier(a: Row, b: Row): number {
  return (
    b.is_persons - a.is_persons || b.is_reviewed - a.is_reviewed || b.updated - a.updated || (a.text < b.text ? -1 : 1)
  )
}

function pointsOf({ kind, penalty, is_persons }: Row, penalties: Penalties): number {
  const place = kind === null ? 0 : penaltyOf(kind, penalty, penalties)
  return place + (is_persons === 1 ? 0 : penalties.machine)
}

function originOf({ memory, author, engine }: Row): Origin {
  if (memory !== null) return { type: 'tm', memory, by: author ?? undefined }
  return author === null ? { type: 'mt', engine: engine! } : { type: 'human', by: author }
}
