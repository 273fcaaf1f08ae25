import type { DatabaseSync } from 'node:sqlite'
import type { Content } from '../model/content.ts'
import { visibleText } from '../model/content.ts'
import type { LocalePair, LocaleTag } from '../model/locale.ts'
import type { FuzzyMatch, Penalties, Penalty } from '../model/match.ts'
import type { FormKey } from './form-key.ts'
import type { FuzzyMemory, SimilarSource } from './fuzzy/fuzzy-memory.ts'
import { differsInPolarity } from './polarity.ts'
import { storedTargets } from './stored-targets.ts'
import { textContent } from './text-content.ts'
import type { FuzzyOptions, Query } from './translation-memory.ts'

type KeyOf = (source: Content, variant?: string) => FormKey

/**
 * Matches of sources that are alike, best first; of equals people's before engines', then the newest. Every source at or above the threshold
 * is found, or the best `limit`. The very source asked for is among them only where its targets are several: else it is an exact match.
 */
export function fuzzyLookup(db: DatabaseSync, sources: FuzzyMemory, penalties: Penalties) {
  const targetsOf = storedTargets(db, penalties)

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

    function matchesOf({ segment, source: form, similarity, penalties: listed }: SimilarSource): readonly FuzzyMatch[] {
      const stored = textContent(form.slice(form.indexOf('\n') + 1))
      const targets = targetsOf(segment, pair.to)
      const isAmbiguous = new Set(targets.filter(({ isPersons }) => isPersons).map(({ text }) => text)).size > 1
      if (form === asked && !isAmbiguous) return []
      const differs = [
        ...differencesOf(listed, source, stored, pair.from),
        ...(isAmbiguous ? (['targets'] as const) : [])
      ]
      return targets
        .map(({ text, origin, isReviewed, isPersons, points: ofPlace }): FuzzyMatch => {
          const points = ofPlace + (isPersons ? 0 : penalties.machine)
          const own: readonly Penalty[] = [
            ...listed,
            ...(form === asked ? [ambiguous] : []),
            ...(points === 0 ? [] : [{ kind: 'origin', points } as const])
          ]
          return {
            kind: 'fuzzy',
            similarity: Math.max(0, similarity - points - (form === asked ? ambiguous.points : 0)),
            target: textContent(text),
            origin,
            isReviewed,
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
