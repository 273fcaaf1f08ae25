import { type Content, content, type InlineCode, isCode } from '../../model/content.ts'
import { pairsOf } from './tag-reader.ts'

/** A stretch of text, or a standalone code, with the ids of the pairs it is in, outermost first. */
export interface Run {
  readonly part: string | InlineCode
  readonly pairs: readonly string[]
}

/** The source without nesting. Half a pair is a code like a standalone one. */
export function toRuns(source: Content): readonly Run[] {
  const whole = pairsOf(source)
  const open: string[] = []
  const runs: Run[] = []
  for (const part of source) {
    const isHalf = isCode(part) && part.kind !== 'standalone' && whole.has(part.id)
    if (!isHalf) runs.push({ part, pairs: [...open] })
    else if (part.kind === 'open') open.push(part.id)
    else open.pop()
  }
  return runs
}

/**
 * Content again from the runs of a translation, in whatever order and pieces they came: each code of the source at most once, pairs
 * whole and nested. A pair in pieces is put round all of them where little else is between, and no other pair, else round the largest.
 */
export function fromRuns(runs: readonly Run[], source: Content): Content {
  const once = withoutDoubled(runs)
  const placed: Placed[] = []
  for (const [id, { open, close }] of [...pairsOf(source)].sort(([a], [b]) => Number(a) - Number(b))) {
    const span = spansOf(id, once).find(span => placed.every(other => nests(span, other)))
    if (span) placed.push({ ...span, open, close })
  }
  return content(
    once.flatMap(({ part }, i) => {
      const starting = placed.filter(({ start }) => start === i).sort((a, b) => b.end - a.end)
      // Of spans that end together the one that began last is the inner one; of the same span, the one placed later.
      const ending = placed
        .filter(({ end }) => end === i)
        .reverse()
        .sort((a, b) => b.start - a.start)
      return [...starting.map(({ open }) => open), part, ...ending.map(({ close }) => close)]
    })
  )
}

/** First and last run of it. */
interface Span {
  readonly start: number
  readonly end: number
}

interface Placed extends Span {
  readonly open: InlineCode
  readonly close: InlineCode
}

function withoutDoubled(runs: readonly Run[]): readonly Run[] {
  const seen = new Set<InlineCode>()
  return runs.filter(({ part }) => {
    if (!isCode(part)) return true
    if (seen.has(part)) return false
    seen.add(part)
    return true
  })
}

/** Where a pair could go, best first. */
function spansOf(id: string, runs: readonly Run[]): readonly Span[] {
  const pieces: (Span & { size: number })[] = []
  const around = new Set(runs.flatMap(({ pairs }) => (pairs.includes(id) ? pairs : [])))
  let other = 0
  let between = 0
  for (const [i, { part, pairs }] of runs.entries()) {
    const size = isCode(part) ? 1 : part.trim().length
    if (!pairs.includes(id)) {
      between += pairs.every(pair => around.has(pair)) ? size : Number.POSITIVE_INFINITY
      continue
    }
    const last = pieces.at(-1)
    if (last && between === 0) pieces[pieces.length - 1] = { ...last, end: i, size: last.size + size }
    else {
      if (last) other += between
      pieces.push({ start: i, end: i, size })
    }
    between = 0
  }
  if (pieces.length < 2) return pieces
  const all = { start: pieces[0]!.start, end: pieces.at(-1)!.end }
  const own = pieces.reduce((sum, { size }) => sum + size, 0)
  const largest = pieces.toSorted((a, b) => b.size - a.size)
  return other <= own ? [all, ...largest] : largest
}

function nests(a: Span, b: Span): boolean {
  const isApart = a.end < b.start || b.end < a.start
  const isInside = (inner: Span, outer: Span) => inner.start >= outer.start && inner.end <= outer.end
  return isApart || isInside(a, b) || isInside(b, a)
}
