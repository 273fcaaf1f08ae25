import {
  closer,
  ellipsis,
  free,
  freeStop,
  isDigit,
  isInvisible,
  isSpace,
  isWordCharacter,
  newline,
  plain,
  quote,
  stop,
  strong
} from './characters.ts'
import type { Spans } from './spans.ts'

/** Sentence marks that stand together, with the closers and footnote marks after them: one place where a sentence may end. */
export interface Cluster {
  readonly start: number
  readonly shape: 'stop' | 'ellipsis' | 'strong'
  /** Whether a sentence may follow without a space. */
  readonly isFree: boolean
  /** After the closers and footnote marks, before the white space. */
  readonly end: number
  /** Where the next text starts. */
  readonly next: number
  readonly isSpaced: boolean
  readonly hasBlankLine: boolean
  /** The last closing bracket or quote, and where what it closes was opened: -1 if nowhere in the block. */
  readonly closed: { readonly isQuote: boolean; readonly at: number; readonly opened: number } | undefined
}

/** Reads the cluster at `start`, closing the spans that end in it. `onClose` hears of each. */
export function readCluster(
  text: string,
  start: number,
  kinds: Uint8Array,
  spans: Spans,
  onClose: (opened: number, at: number) => void
): Cluster {
  let at = start
  let stops = 0
  let hasStrong = false
  let hasEllipsis = false
  let isFree = false
  let closed: Cluster['closed']
  for (;;) {
    const kind = at < text.length ? kinds[text.charCodeAt(at)]! : plain
    // A mark after a closer is a cluster of its own: in `(again!).` the brackets are not what ends the sentence.
    if (closed && kind >= stop && kind <= freeStop) break
    if (kind === stop) {
      stops++
    } else if (kind === freeStop) {
      stops++
      isFree = true
    } else if (kind === strong || kind === free) {
      hasStrong = true
      if (kind === free) isFree = true
    } else if (kind === ellipsis) hasEllipsis = true
    else if (kind === closer || (kind === quote && spans.role(at) === 'close')) {
      const opened = spans.close(at)
      if (opened >= 0) onClose(opened, at)
      closed = { isQuote: kind === quote || '」』｣'.includes(text[at]!), at, opened }
      // Marks alone in brackets, `[...]`, end nothing, nor does what closes after them.
      if (opened === start - 1 && !closed.isQuote) {
        at++
        break
      }
    } else if (isInvisible(text.charCodeAt(at))) {
      // Marks of direction around a stop, in Arabic and Hebrew text.
    } else {
      const spaced = afterSpace(text, at, kinds, spans, stops > 0 && !hasStrong && !closed)
      if (spaced < 0) break
      at = spaced
      continue
    }
    at++
  }
  const end = afterFootnotes(text, at, stops === 1 && !hasStrong && isWordEnd(text, start))
  const { next, isSpaced, hasBlankLine } = skipWhiteSpace(text, end, kinds)
  const shape = hasStrong ? 'strong' : hasEllipsis || stops > 1 ? 'ellipsis' : 'stop'
  return { start, shape, isFree, end, next, isSpaced, hasBlankLine, closed }
}

/** Past one space: to the next dot of `. . .`, or to a closing quote set off by a no-break space as in French. -1 if neither. */
function afterSpace(text: string, at: number, kinds: Uint8Array, spans: Spans, mayBeDots: boolean): number {
  const code = text.charCodeAt(at)
  if (!isSpace(code) || kinds[code] === newline) return -1
  const next = text.charCodeAt(at + 1)
  const after = text.charCodeAt(at + 2)
  if (mayBeDots && kinds[next] === stop && kinds[after] !== stop && !isWordCharacter(after)) return at + 1
  const isSetOff = kinds[next] === quote && (next === 0xbb || next === 0x203a || next === 0x22 || next === 0x201d)
  return isSetOff && !isWordCharacter(after) && spans.role(at + 1) === 'close' ? at + 1 : -1
}

/** Past footnote marks: `[12]`, `[a]`, superscript digits, and after a word also digits that have lost their superscript. */
function afterFootnotes(text: string, from: number, isAfterWord: boolean): number {
  let at = from
  if (isAfterWord) {
    while (at < from + 3 && isDigit(text.charCodeAt(at))) at++
    if (at > from && !isSpace(text.charCodeAt(at))) return from
  }
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === 0xb2 || code === 0xb3 || code === 0xb9 || (code >= 0x2070 && code <= 0x2079)) at++
    else if (code === 0x5b) {
      let inside = at + 1
      while (inside < at + 6 && (isDigit(text.charCodeAt(inside)) || isFootnoteLetter(text, inside, at))) inside++
      if (inside === at + 1 || text[inside] !== ']') return at
      at = inside + 1
    } else return at
  }
}

/** A word of three letters or a closer: no number, initial or abbreviation that goes on after its stop. */
function isWordEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1)
  if (code === 0x29 || code === 0x5d) return true
  for (let i = at - 3; i < at; i++)
    if (!isWordCharacter(text.charCodeAt(i)) || isDigit(text.charCodeAt(i))) return false
  return true
}

function isFootnoteLetter(text: string, inside: number, bracket: number): boolean {
  return inside === bracket + 1 && text[inside + 1] === ']' && /[a-z]/i.test(text[inside]!)
}

/** Where the text after the white space at `from` starts, and whether a blank line lies between. */
export function skipWhiteSpace(
  text: string,
  from: number,
  kinds: Uint8Array
): Pick<Cluster, 'next' | 'isSpaced' | 'hasBlankLine'> {
  let next = from
  let lines = 0
  let isSpaced = false
  for (; next < text.length; next++) {
    const code = text.charCodeAt(next)
    if (isInvisible(code)) continue
    if (!isSpace(code)) break
    isSpaced = true
    if (code === 0x2029) lines = 2
    else if (kinds[code] === newline && (code !== 0x0a || text.charCodeAt(next - 1) !== 0x0d)) lines++
  }
  return { next, isSpaced, hasBlankLine: lines > 1 }
}
