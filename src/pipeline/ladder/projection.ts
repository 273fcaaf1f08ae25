import { listDistance } from '../../memory/fuzzy/sequence.ts'
import { type Content, content, type InlineCode, isCode, plainText } from '../../model/content.ts'

/** The text inside a pair of codes. */
export interface Span {
  readonly open: InlineCode
  readonly close: InlineCode
  readonly text: string
}

/** A source without its pairs, and what they enclose, to be translated beside it. */
export interface Projection {
  readonly plain: Content
  /** From the outermost in, in order. */
  readonly spans: readonly Span[]
}

/** Nothing, where there is no pair, or one that encloses nothing but codes. */
export function projection(source: Content): Projection | undefined {
  const spans: Span[] = []
  for (const [start, open] of source.entries()) {
    if (!isCode(open) || open.kind !== 'open') continue
    const end = source.findIndex((part, i) => i > start && isCode(part) && part.kind === 'close' && part.id === open.id)
    const close = source[end]
    const text = plainText(source.slice(start + 1, end)).trim()
    if (!close || !isCode(close) || text === '') return undefined
    spans.push({ open, close, text })
  }
  const isOfPair = (part: string | InlineCode) => isCode(part) && part.kind !== 'standalone'
  return spans.length > 0 ? { plain: content(source.filter(part => !isOfPair(part))), spans } : undefined
}

/**
 * The codes of pairs where the translations of their texts stand in the target. A text must be found once: in the same words, or, where
 * it was inflected, in the words that are nearest. A pair whose text is not found is left out; one that would cross another, too.
 */
export function placeCodes(
  target: Content,
  spans: readonly Span[],
  translations: ReadonlyArray<Content | undefined>
): Content | undefined {
  const placed: Placed[] = []
  for (const [i, span] of spans.entries()) {
    const translation = translations[i]
    const found = translation && find(target, plainText(translation))
    if (found && placed.every(other => fits(found, other))) placed.push({ ...found, span })
  }
  if (placed.length === 0) return undefined
  return content(
    target.flatMap((part, i) =>
      isCode(part)
        ? [part]
        : withCodes(
            part,
            placed.filter(({ at }) => at === i)
          )
    )
  )
}

/** Whether there are letters or digits outside of all pairs: an answer that has none where the source has some is no translation. */
export function saysOutside(content: Content): boolean {
  let depth = 0
  for (const part of content) {
    if (isCode(part)) depth += part.kind === 'open' ? 1 : part.kind === 'close' ? -1 : 0
    else if (depth === 0 && /[\p{L}\p{N}]/u.test(part)) return true
  }
  return false
}

/** A stretch of one string of a target. */
interface Range {
  /** Which part of the content. */
  readonly at: number
  readonly start: number
  readonly end: number
}

interface Placed extends Range {
  readonly span: Span
}

/** Apart from the one that was placed before it, or inside of it. */
function fits(range: Range, other: Range): boolean {
  if (range.at !== other.at) return true
  const isApart = range.end <= other.start || other.end <= range.start
  const isInside = range.start >= other.start && range.end <= other.end
  return isApart || isInside
}

function withCodes(text: string, placed: readonly Placed[]): Array<string | InlineCode> {
  const marks = placed.flatMap(({ start, end, span }, order) => [
    { offset: start, isClose: false, order, code: span.open },
    { offset: end, isClose: true, order, code: span.close }
  ])
  // At one place: what closes comes before what opens; of two that close the inner first, of two that open the outer.
  marks.sort(
    (a, b) =>
      a.offset - b.offset ||
      Number(b.isClose) - Number(a.isClose) ||
      (a.isClose ? b.order - a.order : a.order - b.order)
  )
  const parts: Array<string | InlineCode> = []
  let done = 0
  for (const { offset, code } of marks) {
    parts.push(text.slice(done, offset), code)
    done = offset
  }
  return [...parts, text.slice(done)]
}

const words = new Intl.Segmenter('en', { granularity: 'word' })

/** Where a text stands in a target, if it stands there once. */
function find(target: Content, text: string): Range | undefined {
  const wanted = wordsOf(text)
  if (wanted.length === 0) return undefined
  const best: Range[] = []
  let least = mostDistance(wanted)
  for (const [at, part] of target.entries()) {
    if (isCode(part)) continue
    const there = wordsOf(part)
    for (let i = 0; i + wanted.length <= there.length; i++) {
      const window = there.slice(i, i + wanted.length)
      const distance = distanceOf(wanted, window)
      if (distance > least) continue
      if (distance < least) best.length = 0
      least = distance
      best.push({ at, start: window[0]!.start, end: window.at(-1)!.end })
    }
  }
  return best.length === 1 ? best[0] : undefined
}

interface Word {
  readonly folded: string
  readonly start: number
  readonly end: number
}

function wordsOf(text: string): Word[] {
  return Array.from(words.segment(text))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => ({ folded: segment.toLowerCase(), start: index, end: index + segment.length }))
}

/** Two letters for a word that bends, none for a short one: an ending, not another word. */
const mostDistance = (wanted: readonly Word[]): number =>
  wanted.reduce((sum, { folded }) => sum + (folded.length > 4 ? 2 : 0), 0)

/** Letters that differ, all words together. A word with another first letter is another word. */
function distanceOf(wanted: readonly Word[], window: readonly Word[]): number {
  let sum = 0
  for (const [i, { folded }] of wanted.entries()) {
    const other = window[i]!.folded
    if (folded === other) continue
    if (folded.length <= 4 || folded[0] !== other[0]) return Number.POSITIVE_INFINITY
    const distance = listDistance([...folded], [...other])
    if (distance > 2) return Number.POSITIVE_INFINITY
    sum += distance
  }
  return sum
}
