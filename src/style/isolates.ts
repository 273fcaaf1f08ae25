import { type Content, content, type InlineCode, isCode, visibleText } from '../model/content.ts'
import { direction, type LocaleTag } from '../model/locale.ts'
import { type Direction, levelsOf, shownBetween } from './bidi.ts'
import { foreignStretches, type Run, type Stretch } from './foreign-runs.ts'
import { type Line, lineOf } from './line.ts'

const opening = '\u2068'
const closing = '\u2069'

/**
 * The target with FSI … PDI around the runs of the other direction that need it, and around every placeholder where the locale
 * writes from right to left.
 *
 * The order that is meant has every run isolated: the run is read in its own direction, the rest as if the run were one object.
 * Of these isolates those stay without which the Unicode bidirectional algorithm, in a paragraph of the locale's direction, shows
 * other glyphs from left to right on the line: mirrored ones as they are seen, so that `<b>` and `/a/` need nothing.
 *
 * No isolate holds half a pair of codes; a run that could only be enclosed so stays bare. A text with marks of direction in it is
 * somebody's own and comes back as it is.
 */
export function isolated(target: Content, locale: LocaleTag): Content {
  const base = direction(locale)
  if (!target.some(part => mayRunOther(part, base)) || marks.test(visibleText(target))) return target
  const line = lineOf(target, base)
  const stretches = foreignStretches(line, base).map(stretch => ({
    ...stretch,
    runs: stretch.runs.flatMap(run => enclosable(target, line, run) ?? [])
  }))
  const runs = needed(line.text, base, stretches)
  return runs.length === 0 ? target : enclosed(target, runs)
}

/** Embeddings, overrides, isolates, LRM, RLM, ALM. */
const marks = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/
/** Most texts from left to right have nothing that does. A code may have signs of its own, or be a placeholder. */
function mayRunOther(part: string | InlineCode, base: Direction): boolean {
  if (!isCode(part)) return foreign[base].test(part)
  return part.kind === 'standalone' && (base === 'rtl' || foreign.ltr.test(part.equiv))
}

const foreign: Readonly<Record<Direction, RegExp>> = {
  ltr: /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u,
  rtl: /[\p{Nd}{%]|(?![\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC])\p{L}/u
}

/** A run and where its marks go, before a part of the content or inside a string. */
interface Enclosable extends Run {
  readonly open: Place
  readonly close: Place
}

interface Place {
  readonly part: number
  readonly offset: number
}

/** The tightest places around the run with no half of a pair between them; none if there are no such. */
function enclosable(target: Content, line: Line, run: Run): Enclosable | undefined {
  const last = placesAt(target, line, run.end)
  for (const open of placesAt(target, line, run.start).toReversed()) {
    const close = last.find(place => isWhole(target.slice(open.part, place.offset > 0 ? place.part + 1 : place.part)))
    if (close) return { ...run, open, close }
  }
  return undefined
}

/** Every place at this offset of the line, in the order of the content. */
function placesAt(target: Content, { text, starts }: Line, at: number): readonly Place[] {
  const places: Place[] = []
  for (let part = partAt(starts, at); part <= target.length && (starts[part] ?? text.length) <= at; part++) {
    const start = starts[part] ?? text.length
    if (start === at) places.push({ part, offset: 0 })
    else if (at < (starts[part + 1] ?? text.length)) places.push({ part, offset: at - start })
  }
  return places
}

/** The first part that starts at `at`, or the one that `at` lies in. */
function partAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! < at) low = middle + 1
    else high = middle
  }
  return starts[low] === at ? low : Math.max(0, low - 1)
}

function isWhole(parts: Content): boolean {
  const open: string[] = []
  for (const part of parts) {
    if (!isCode(part) || part.kind === 'standalone') continue
    if (part.kind === 'open') open.push(part.id)
    else if (open.pop() !== part.id) return false
  }
  return open.length === 0
}

type Candidates = Stretch & { readonly runs: readonly Enclosable[] }

/** Runs of a stretch that are tried without their isolates; those of a longer list all keep them. */
const mostTried = 8
/** Characters of a text up to which the order is computed: on a long row of figures bidi-js takes quadratic time. */
const longest = 10_000

/** The runs whose isolates are needed for the order that all of them give; of a text past `longest` all runs. */
function needed(text: string, base: Direction, stretches: readonly Candidates[]): readonly Enclosable[] {
  const all = stretches.flatMap(({ runs }) => runs)
  if (all.length === 0 || text.length > longest) return all
  const shown = (runs: Iterable<Enclosable>) => shownWith(text, base, [...runs].sort(byStart))
  const meant = shown(all)
  const kept = new Set(all.filter(({ hasPlaceholder }) => hasPlaceholder))
  const bare = shown(kept)
  const differing = stretches.filter(stretch => bare(stretch) !== meant(stretch))
  for (const { runs } of differing) for (const run of runs) kept.add(run)
  const lists = differing.filter(({ runs }) => runs.length > 1)
  for (let size = 0; size !== kept.size; ) {
    size = kept.size
    thinOut(lists, kept, shown, meant)
  }
  return all.filter(run => kept.has(run))
}

const byStart = (a: Run, b: Run) => a.start - b.start

/** What a stretch shows from left to right. */
type Shown = (stretch: Stretch) => string

/** Takes out of `kept` one run after another that the order does without, in all stretches at once: none reaches into another. */
function thinOut(
  lists: readonly Candidates[],
  kept: Set<Enclosable>,
  shown: (runs: Iterable<Enclosable>) => Shown,
  meant: Shown
): void {
  for (let i = 0; i < mostTried; i++) {
    const tried = lists.filter(({ runs: { [i]: run } }) => run && kept.has(run) && !run.hasPlaceholder)
    if (tried.length === 0) continue
    for (const { runs } of tried) kept.delete(runs[i]!)
    const without = shown(kept)
    for (const stretch of tried) if (without(stretch) !== meant(stretch)) kept.add(stretch.runs[i]!)
  }
}

/** With these runs isolated, in order. */
function shownWith(text: string, base: Direction, runs: readonly Run[]): Shown {
  let marked = ''
  let end = 0
  for (const run of runs) {
    marked += text.slice(end, run.start) + opening + text.slice(run.start, run.end) + closing
    end = run.end
  }
  marked += text.slice(end)
  const levels = levelsOf(marked, base)
  const edges = edgesIn(text, runs)
  return stretch =>
    shownBetween(marked, levels, edges[stretch.start]!, edges[stretch.end]!)
      .replaceAll(opening, '')
      .replaceAll(closing, '')
}

/** Where each offset of `text` is once the runs have their marks: before a mark that opens there, after one that closes. */
function edgesIn(text: string, runs: readonly Run[]): Uint32Array {
  const edges = new Uint32Array(text.length + 1)
  let added = 0
  let next = 0
  for (let i = 0; i <= text.length; i++) {
    if (i === runs[next]?.end) {
      added++
      next++
    }
    edges[i] = i + added
    if (i === runs[next]?.start) added++
  }
  return edges
}

function enclosed(target: Content, runs: readonly Enclosable[]): Content {
  const marksAt = new Map<number, { readonly offset: number; readonly mark: string }[]>()
  const put = ({ part, offset }: Place, mark: string) => {
    const known = marksAt.get(part)
    if (known) known.push({ offset, mark })
    else marksAt.set(part, [{ offset, mark }])
  }
  for (const { open, close } of runs) {
    put(open, opening)
    put(close, closing)
  }
  const parts: (string | InlineCode)[] = []
  for (let i = 0; i <= target.length; i++) {
    const part = target[i]
    let end = 0
    for (const { offset, mark } of marksAt.get(i) ?? []) {
      if (typeof part === 'string') parts.push(part.slice(end, offset))
      parts.push(mark)
      end = offset
    }
    if (part !== undefined) parts.push(typeof part === 'string' ? part.slice(end) : part)
  }
  return content(parts)
}
