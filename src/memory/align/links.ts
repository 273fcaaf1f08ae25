import type { Band } from './band.ts'
import type { Lexicon } from './lexicon.ts'
import type { Passage } from './passage.ts'
import type { TokenKind } from './tokens.ts'

/** In how many of an article's passages a token stands. */
export interface Commonness {
  readonly counts: ReadonlyMap<string, number>
  readonly passages: number
}

export function commonness(passages: readonly Passage[]): Commonness {
  const counts = new Map<string, number>()
  for (const { tokens } of passages) for (const token of tokens.keys()) counts.set(token, (counts.get(token) ?? 0) + 1)
  return { counts, passages: passages.length }
}

/** What the tokens of one side say, as natural logarithms of how much likelier they are of a translation than of a stranger. */
export interface SideEvidence {
  /** By passage: if none of its tokens has a link. Zero or less. */
  readonly none: Float64Array
  /** By passage: what is added if all have one. */
  readonly all: Float64Array
  /** By cell of the band: what the passages before this row and column add. */
  readonly linked: Float32Array
}

export interface Evidence {
  readonly source: SideEvidence
  readonly target: SideEvidence
}

export interface Sides {
  readonly sources: readonly Passage[]
  readonly targets: readonly Passage[]
  readonly common: { readonly source: Commonness; readonly target: Commonness }
  readonly lexicon: Lexicon
}

export function linkEvidence({ sources, targets, common, lexicon }: Sides, band: Band): Evidence {
  const cells = band.rows * band.width
  const source = sideEvidence(
    sources,
    targets,
    common.target,
    lexicon.links,
    lexicon.hits.source,
    (i, j) => {
      const at = j + 1 - band.low(i + 1)
      return at >= 0 && at < band.width ? (i + 1) * band.width + at : -1
    },
    cells
  )
  const target = sideEvidence(
    targets,
    sources,
    common.source,
    lexicon.back,
    lexicon.hits.target,
    (j, i) => {
      const at = j + 1 - band.low(i + 1)
      return at >= 0 && at < band.width ? (i + 1) * band.width + at : -1
    },
    cells
  )
  return { source, target }
}

/** Share of the tokens of a kind that a translation has in the same form; measured on pairs of documentation pages, and rounded down. */
const kept: Readonly<Record<TokenKind, number>> = { code: 0.8, number: 0.7, foreign: 0.7, word: 0.3, stem: 0 }
/** Kinds whose absence tells something: other words are translated. */
const isExpected: ReadonlySet<TokenKind> = new Set(['code', 'number', 'foreign'])
/** A token in more of the other side's passages than this is no link. */
const tooCommon = 0.4
/** As many are no link either: it would take minutes to look at them all. */
const mostPlaces = 500
/** However rare: as far as one link alone can tell. */
const most = 4
/** Passages imagined besides those there are: a token of a short article is not therefore common. */
const imagined = 20

function sideEvidence(
  own: readonly Passage[],
  others: readonly Passage[],
  common: Commonness,
  links: ReadonlyMap<string, ReadonlySet<string>>,
  hits: ReadonlyMap<string, number>,
  cellOf: (own: number, other: number) => number,
  cells: number
): SideEvidence {
  const places = placesOf(others)
  const none = new Float64Array(own.length)
  const all = new Float64Array(own.length)
  const linked = new Float32Array(cells)
  const seen = new Int32Array(others.length).fill(-1)
  let turn = 0
  for (const [i, { tokens }] of own.entries()) {
    for (const [token, kind] of tokens) {
      const translations = kind === 'stem' ? links.get(token) : undefined
      const same = kind === 'stem' ? [] : [token]
      const wanted = translations ? [...translations] : same
      if (wanted.length === 0) continue
      const hit = Math.min(0.95, translations ? (hits.get(token) ?? 0) : kept[kind])
      const chance = (sum(wanted, word => common.counts.get(word) ?? 0) + 0.5) / (common.passages + imagined)
      if (chance > tooCommon || hit <= chance) continue
      const gain = Math.min(most, Math.log(hit / chance))
      const miss = translations || isExpected.has(kind) ? Math.log((1 - hit) / (1 - chance)) : 0
      none[i]! += miss
      all[i]! += gain - miss
      turn++
      for (const word of wanted) {
        const found = places.get(word) ?? []
        for (const j of found.length > mostPlaces ? [] : found) {
          if (seen[j] === turn) continue
          seen[j] = turn
          const cell = cellOf(i, j)
          if (cell >= 0) linked[cell]! += gain - miss
        }
      }
    }
  }
  return { none, all, linked }
}

function placesOf(passages: readonly Passage[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [i, { tokens }] of passages.entries()) {
    for (const token of tokens.keys()) {
      const known = places.get(token)
      if (known) known.push(i)
      else places.set(token, [i])
    }
  }
  return places
}

function sum(words: readonly string[], countOf: (word: string) => number): number {
  let total = 0
  for (const word of words) total += countOf(word)
  return total
}
