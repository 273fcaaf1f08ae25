import type { Passage } from './passage.ts'

/** Words that translate each other, as the articles themselves show it. Stems with their sign, as in `Passage.tokens`. */
export interface Lexicon {
  /** Source stem → target stems. */
  readonly links: ReadonlyMap<string, ReadonlySet<string>>
  /** Target stem → source stems. */
  readonly back: ReadonlyMap<string, ReadonlySet<string>>
  /** Share of the pairs with a stem in which one of its links is there too, by stem. */
  readonly hits: { readonly source: ReadonlyMap<string, number>; readonly target: ReadonlyMap<string, number> }
}

export const emptyLexicon: Lexicon = {
  links: new Map(),
  back: new Map(),
  hits: { source: new Map(), target: new Map() }
}

export interface PassagePair {
  readonly source: Passage
  readonly target: Passage
}

/** Pairs that a lexicon is learnt from at most, and stems of a pair: what keeps the time and memory of learning in bounds. */
export const mostPairs = 20_000
const mostStems = 40
/** A stem in more of the pairs than this says nothing. */
const tooCommon = 0.2
/** Of two stems, twice the pairs with both over the pairs with either (Dice): what less than this links is chance. */
const leastDice = 0.3
const fewestTogether = 2
const mostLinks = 4

/** Counts which stems stand in the same pairs. Deterministic. */
export function learnLexicon(all: readonly PassagePair[]): Lexicon {
  const pairs = all
    .slice(0, mostPairs)
    .map(({ source, target }) => ({ source: stemsOf(source), target: stemsOf(target) }))
  const counts = {
    source: countsOf(pairs.map(({ source }) => source)),
    target: countsOf(pairs.map(({ target }) => target))
  }
  const most = Math.max(fewestTogether, tooCommon * pairs.length)
  const isTelling = (count: number | undefined) => count !== undefined && count >= fewestTogether && count <= most
  const together = new Map<string, Map<string, number>>()
  for (const { source, target } of pairs) {
    const telling = target.filter(stem => isTelling(counts.target.get(stem)))
    for (const stem of source) {
      if (!isTelling(counts.source.get(stem))) continue
      const row = together.get(stem) ?? new Map<string, number>()
      together.set(stem, row)
      for (const other of telling) row.set(other, (row.get(other) ?? 0) + 1)
    }
  }
  const links = new Map<string, ReadonlySet<string>>()
  const back = new Map<string, Set<string>>()
  for (const [stem, row] of together) {
    const best = [...row]
      .map(([other, both]) => ({
        other,
        both,
        dice: (2 * both) / (counts.source.get(stem)! + counts.target.get(other)!)
      }))
      .filter(({ both, dice, other }) => both >= fewestTogether && dice >= leastDice && other !== stem)
      .sort((a, b) => b.dice - a.dice || (a.other < b.other ? -1 : 1))
      .slice(0, mostLinks)
    if (best.length === 0) continue
    links.set(stem, new Set(best.map(({ other }) => other)))
    for (const { other } of best) {
      const sources = back.get(other) ?? new Set()
      back.set(other, sources.add(stem))
    }
  }
  const source = hitsOf(pairs, links)
  const target = hitsOf(
    pairs.map(pair => ({ source: pair.target, target: pair.source })),
    back
  )
  return { links, back, hits: { source, target } }
}

interface Stems {
  readonly source: readonly string[]
  readonly target: readonly string[]
}

function stemsOf({ tokens }: Passage): readonly string[] {
  const stems: string[] = []
  for (const [token, kind] of tokens) {
    if (kind === 'stem' && stems.push(token) === mostStems) break
  }
  return stems
}

function countsOf(passages: ReadonlyArray<readonly string[]>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const stems of passages) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}

/** Held back a little: what was counted is what the lexicon was made from. */
function hitsOf(pairs: readonly Stems[], links: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  const met = new Map<string, number>()
  const hit = new Map<string, number>()
  for (const { source, target } of pairs) {
    const present = new Set(target)
    for (const stem of source) {
      const linked = links.get(stem)
      if (!linked) continue
      met.set(stem, (met.get(stem) ?? 0) + 1)
      for (const other of linked) {
        if (!present.has(other)) continue
        hit.set(stem, (hit.get(stem) ?? 0) + 1)
        break
      }
    }
  }
  return new Map(Array.from(met, ([stem, count]) => [stem, (hit.get(stem) ?? 0) / (count + 1)] as const))
}
