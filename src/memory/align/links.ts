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
  const { rows, width } = band
  const lows = Int32Array.from({ length: rows }, (_, row) => band.low(row))
  const cellAt = (i: number, j: number): number => (i + 1) * width + j + 1 - lows[i + 1]!
  const columnsOf = (i: number): Range => ({ start: lows[i + 1]! - 1, end: lows[i + 1]! - 1 + width })
  const rowsOf = (j: number): Range => ({
    start: firstWhere(rows, row => lows[row]! + width > j + 1) - 1,
    end: firstWhere(rows, row => lows[row]! > j + 1) - 1
  })
  const source = {
    own: sources,
    others: targets,
    common: common.target,
    links: lexicon.links,
    hits: lexicon.hits.source
  }
  const target = {
    own: targets,
    others: sources,
    common: common.source,
    links: lexicon.back,
    hits: lexicon.hits.target
  }
  const cells = rows * width
  return {
    source: sideEvidence(source, columnsOf, cellAt, cells),
    target: sideEvidence(target, rowsOf, (j, i) => cellAt(i, j), cells)
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

interface Side {
  readonly own: readonly Passage[]
  readonly others: readonly Passage[]
  /** Of the others' tokens. */
  readonly common: Commonness
  readonly links: ReadonlyMap<string, ReadonlySet<string>>
  readonly hits: ReadonlyMap<string, number>
}

/** The first number from 0 up of which a claim is true that is true of all after it; `end` where there is none. */
function firstWhere(end: number, isTrue: (value: number) => boolean): number {
  let [low, high] = [0, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isTrue(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Share of the tokens of a kind that a translation has in the same form; measured on pairs of documentation pages, and rounded down. */
const kept: Readonly<Record<TokenKind, number>> = { code: 0.8, number: 0.7, foreign: 0.7, word: 0.3, stem: 0 }
/** Kinds whose absence tells something: other words are translated. */
const isExpected: ReadonlySet<TokenKind> = new Set(['code', 'number', 'foreign'])
/** A token in more of the other side's passages than this is no link. */
const tooCommon = 0.4
/** However rare: as far as one link alone can tell. */
const most = 4
/** Passages imagined besides those there are: a token of a short article is not therefore common. */
const imagined = 20

function sideEvidence(
  { own, others, common, links, hits }: Side,
  rangeOf: (own: number) => Range,
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
    const { start, end } = rangeOf(i)
    for (const [token, kind] of tokens) {
      const translations = kind === 'stem' ? links.get(token) : undefined
      const wanted = translations ? [...translations] : kind === 'stem' ? [] : [token]
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
        for (let at = firstWhere(found.length, k => found[k]! >= start); at < found.length && found[at]! < end; at++) {
          const j = found[at]!
          if (seen[j] === turn) continue
          seen[j] = turn
          linked[cellOf(i, j)]! += gain - miss
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
