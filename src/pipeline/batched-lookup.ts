import { textToTarget } from '../memory/exact-form.ts'
import { repairedSimilarity } from '../memory/repair/repair.ts'
import type { Query } from '../memory/translation-memory.ts'
import { codeProblems } from '../model/content.ts'
import { formatTags } from '../model/inline-tags.ts'
import type { LocalePair } from '../model/locale.ts'
import type { FuzzyMatch, Match } from '../model/match.ts'
import type { Chain } from './chain.ts'
import type { Project } from './project.ts'

/** One look-up for many queries: `add` gives a function that has the answers to its own once `run` is done. */
export interface BatchedLookup {
  add(queries: readonly Query[]): () => ReadonlyArray<readonly Match[]>
  run(): Promise<void>
}

/** Best first. Fuzzy matches are among them only where configuration lets these fill a text, and those alone that may. */
export function batchedLookup({ memory, fillFrom }: Project, pair: LocalePair, { fingerprints }: Chain): BatchedLookup {
  const all: Query[] = []
  let answers: ReadonlyArray<readonly Match[]> = []
  return {
    add(queries) {
      const start = all.length
      all.push(...queries)
      return () => answers.slice(start, start + queries.length)
    },
    async run() {
      if (all.length === 0) return
      answers = await memory.lookup(pair, fingerprints, all)
      if (fillFrom >= repairedSimilarity) return
      const unserved = new Set(all.filter((_, i) => !answers[i]!.some(({ similarity }) => similarity >= fillFrom)))
      const options = { threshold: fillFrom, limit: Number.POSITIVE_INFINITY }
      const fuzzy = await memory.lookupFuzzy(pair, [...unserved], options)
      const found = new Map(
        Array.from(unserved, (query, i) => [query, fuzzy[i]!.flatMap(match => usable(query, match))])
      )
      answers = answers.map((matches, i) => [...matches, ...(found.get(all[i]!) ?? [])])
    }
  }
}

/**
 * The match with the codes of the source that is asked for, if it is one that may stand in for it unattended. An engine's may not: it was
 * never asked about this source.
 */
function usable({ source }: Query, match: FuzzyMatch): readonly FuzzyMatch[] {
  if (match.differs.length > 0 || match.origin.type === 'mt') return []
  const target = textToTarget(source, formatTags(match.target))
  return target && [...codeProblems(source, target)].length === 0 ? [{ ...match, target }] : []
}
