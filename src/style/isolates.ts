import { type Content, content, type InlineCode, isCode } from '../model/content.ts'
import { direction, type LocaleTag } from '../model/locale.ts'
import { type Direction, levelsOf } from './bidi.ts'
import { foreignStretches, type Run, type Stretch } from './foreign-runs.ts'
import { type Line, lineOf } from './line.ts'

const opening = '\u2068'
const closing = '\u2069'

/**
 * The target with FSI … PDI around the runs of the other direction that need it, and around every placeholder where the locale
 * writes from right to left.
 *
 * The order that is meant has every run isolated: the run is read in its own direction, the rest as if the run were one object.
 * Of these isolates those stay without which the Unicode bidirectional algorithm, in a paragraph of the locale's direction, gives
 * any character another embedding level; where it gives the same levels, the text looks the same however its lines are wrapped.
 *
 * No isolate holds half a pair of codes; a run that could only be enclosed so stays bare. A text with marks of direction in it is
 * somebody's own and comes back as it is.
 */
export function isolated(target: Content, locale: LocaleTag): Content {
  const base = direction(locale)
  if (!hasForeign[base].test(seen(target)) || marks.test(seen(target))) return target
  const line = lineOf(target, base)
  const stretches = foreignStretches(line, base).map(stretch => ({
    ...stretch,
    runs: stretch.runs.flatMap(run => enclosable(target, line, run) ?? [])
  }))
  const runs = needed(line.text, base, stretches)
  return runs.length === 0 ? target : enclosed(target, runs)
}

const seen = (target: Content) => target.map(part => (isCode(part) ? `${part.data}${part.equiv}` : part)).join('\n')

/** Embeddings, overrides, isolates, LRM, RLM, ALM. */
const marks = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/
/** Whether anything may run the other way; most texts from left to right have nothing. */
const hasForeign: Readonly<Record<Direction, RegExp>> = {
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
  const meant = levels(text, base, all)
  const kept = new Set(all.filter(({ hasPlaceholder }) => hasPlaceholder))
  const bare = levels(text, base, among(all, kept))
  const differing = stretches.filter(stretch => !isSame(stretch, bare, meant))
  for (const { runs } of differing) for (const run of runs) kept.add(run)
  const lists = differing.filter(({ runs }) => runs.length > 1)
  for (let size = 0; size !== kept.size; ) {
    size = kept.size
    thinOut(lists, kept, without => levels(text, base, among(all, without)), meant)
  }
  return among(all, kept)
}

const among = (runs: readonly Enclosable[], kept: ReadonlySet<Enclosable>) => runs.filter(run => kept.has(run))

/** Takes out of `kept` one run after another that the order does without, in all stretches at once: none reaches into another. */
function thinOut(
  lists: readonly Candidates[],
  kept: Set<Enclosable>,
  levelsOf: (kept: ReadonlySet<Enclosable>) => Uint8Array,
  meant: Uint8Array
): void {
  for (let i = 0; i < mostTried; i++) {
    const tried = lists.filter(({ runs: { [i]: run } }) => run && kept.has(run) && !run.hasPlaceholder)
    if (tried.length === 0) continue
    for (const { runs } of tried) kept.delete(runs[i]!)
    const found = levelsOf(kept)
    for (const stretch of tried) if (!isSame(stretch, found, meant)) kept.add(stretch.runs[i]!)
  }
}

function isSame({ start, end }: Stretch, a: Uint8Array, b: Uint8Array): boolean {
  for (let i = start; i < end; i++) if (a[i] !== b[i]) return false
  return true
}

/** Of each unit of `text`, with these runs isolated. */
function levels(text: string, base: Direction, runs: readonly Run[]): Uint8Array {
  let marked = ''
  let end = 0
  for (const run of runs) {
    marked += text.slice(end, run.start) + opening + text.slice(run.start, run.end) + closing
    end = run.end
  }
  const found = levelsOf(marked + text.slice(end), base)
  const own = new Uint8Array(text.length)
  let shift = 0
  let next = 0
  for (let i = 0; i < text.length; i++) {
    if (i === runs[next]?.start) shift++
    own[i] = found[i + shift]!
    if (i + 1 === runs[next]?.end) {
      shift++
      next++
    }
  }
  return own
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
