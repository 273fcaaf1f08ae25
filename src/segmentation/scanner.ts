import { type LocaleTag, languageOf, scriptOf } from '../model/locale.ts'
import { type AbbreviationSettings, abbreviationsFor, type OwnAbbreviations, versionOf } from './abbreviations.ts'
import { isAttribution } from './attribution.ts'
import { closer, isEastAsian, isSpace, newline, opener, plain, quote } from './characters.ts'
import { type Cluster, readCluster, skipWhiteSpace } from './cluster.ts'
import { isInsertion } from './insertion.ts'
import { languages } from './languages.ts'
import { endsInName } from './names.ts'
import { type Rules, rulesOf } from './rules.ts'
import type { Segmenter } from './segmenter.ts'
import { openSpans } from './spans.ts'
import { type Start, startAt } from './start.ts'
import { isStarterAt, stopEnds } from './stop.ts'
import { isUnmarked, unmarkedBreaks } from './unmarked.ts'

export interface ScannerOptions {
  /** Abbreviations besides those of the tables, by language tag: `de` is also for `de-AT`. */
  readonly abbreviations?: AbbreviationSettings
  /** Whether sentences inside quotes and brackets stay together: always, never, or up to so many characters. 200 unless told. */
  readonly insideQuotes?: 'keep' | 'split' | number
}

const scannerVersion = 'scanner-2'
const keptLength = 200

/** Cuts a block into sentences in one pass over its sentence marks, by the tables of its language. Linear, without state. */
export function scanner({ insideQuotes = keptLength, abbreviations = {} }: ScannerOptions = {}): Segmenter {
  const kept = insideQuotes === 'keep' ? Number.POSITIVE_INFINITY : insideQuotes === 'split' ? 0 : insideQuotes
  if (Number.isNaN(kept) || kept < 0) {
    throw new RangeError(`Expected "keep", "split" or a number of characters for insideQuotes, got ${insideQuotes}`)
  }
  const known = new Map<LocaleTag, (text: string) => readonly number[]>()
  return {
    version: [scannerVersion, ...(kept === keptLength ? [] : [insideQuotes]), ...versionOf(abbreviations)].join('-'),
    breaks(text, locale) {
      let breaks = known.get(locale)
      if (!breaks) {
        breaks = breaksIn(locale, kept, abbreviationsFor(locale, abbreviations))
        known.set(locale, breaks)
      }
      return breaks(text)
    }
  }
}

function breaksIn(locale: LocaleTag, kept: number, own: OwnAbbreviations): (text: string) => readonly number[] {
  if (isUnmarked(scriptOf(locale))) return unmarkedBreaks(locale)
  const rules = rulesOf(languages[languageOf(locale)] ?? {}, own)
  return text => scan(text, rules, kept)
}

function scan(text: string, rules: Rules, kept: number): readonly number[] {
  const { kinds } = rules
  const breaks: number[] = []
  const spans = openSpans(text)
  const onClose = (opened: number, at: number): void => {
    // An apostrophe is no quote: a closing one has a mark before it, or a comma after it.
    if (isApostrophe(text, at) && !hasMarkBefore(text, at, kinds) && text.charCodeAt(at + 1) !== 0x2c) return
    if (at - opened < kept) while (breaks.length > 0 && breaks.at(-1)! > opened) breaks.pop()
  }
  const blockStart = firstWord(text, kinds)
  const length = text.length

  for (let at = nextMark(text, 0, kinds); at < length; at = nextMark(text, at + 1, kinds)) {
    const kind = kinds[text.charCodeAt(at)]!
    if (kind === opener) spans.open(at)
    else if (kind === closer) close(at)
    else if (kind === quote) {
      const role = spans.role(at)
      if (role === 'open') spans.open(at)
      else if (role === 'close') close(at)
    } else if (kind === newline) {
      const { next, hasBlankLine } = skipWhiteSpace(text, at, kinds)
      if (hasBlankLine) newParagraph(next)
      at = next - 1
    } else {
      const cluster = readCluster(text, at, kinds, spans, onClose)
      if (cluster.hasBlankLine) newParagraph(cluster.next)
      else if (cluster.next < length && ends(text, cluster, rules, blockStart, breaks.at(-1) ?? 0))
        breaks.push(cluster.next)
      at = cluster.next - 1
    }
  }
  return breaks

  function close(at: number): void {
    const opened = spans.close(at)
    if (opened >= 0) onClose(opened, at)
  }

  function newParagraph(next: number): void {
    spans.clear()
    if (next < length && next > blockStart) breaks.push(next)
  }
}

/** A function of its own: within the one that holds the state of the scan each step takes twice the time. */
function nextMark(text: string, from: number, kinds: Uint8Array): number {
  let at = from
  while (at < text.length && kinds[text.charCodeAt(at)] === plain) at++
  return at
}

/** Whether a sentence ends at `cluster`, and the text after it starts another. */
function ends(text: string, cluster: Cluster, rules: Rules, blockStart: number, segmentStart: number): boolean {
  const { closed, shape, isFree, isSpaced } = cluster
  const start = startAt(text, cluster.next, rules.kinds)
  if (start.isContinuation) return false
  if (isInsertion(text, cluster, segmentStart)) return false
  if (!isFree) {
    if (!isSpaced && !startsUnspaced(text, cluster, start)) return false
    if (start.case === 'lower' && !(start.isCutOff && shape !== 'ellipsis')) return false
  }
  if (closed?.isQuote && isAttribution(text, cluster, start, rules)) return false
  if (shape === 'stop') return stopEnds(text, cluster, start, rules, { blockStart, segmentStart })
  if (shape === 'ellipsis') return true
  return isStarterAt(text, start.at, rules) || start.hasOpener || !endsInName(text, cluster)
}

/** Without white space a sentence starts after a closing quote, or between the letters of East Asia. */
function startsUnspaced(text: string, { closed, shape, start: from }: Cluster, start: Start): boolean {
  if (start.hasDash) return false
  const isEast = isEastAsian(text.charCodeAt(start.at))
  if (!closed)
    return isEast && isEastAsian(text.charCodeAt(from - 1)) && (shape === 'strong' || isLongEllipsis(text, from))
  return closed.isQuote && (isEast || start.case === 'upper' || start.hasOpener)
}

/** The six dots of Chinese and Japanese end a sentence as a rule; three are a pause. */
const isLongEllipsis = (text: string, at: number): boolean => text.startsWith('……', at)

/** The first character that is neither white space nor an opener. */
function firstWord(text: string, kinds: Uint8Array): number {
  let at = 0
  while (at < text.length && (isSpace(text.charCodeAt(at)) || isOpening(kinds[text.charCodeAt(at)]!))) at++
  return at
}

const isOpening = (kind: number): boolean => kind === opener || kind === quote

function isApostrophe(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 0x27 || code === 0x2019
}

function hasMarkBefore(text: string, at: number, kinds: Uint8Array): boolean {
  const kind = kinds[text.charCodeAt(at - 1)]!
  return (kind !== plain && kind !== newline) || text[at - 1] === ','
}
