import { isUtf8 } from 'node:buffer'
import { type ByteSource, byteWindow, needsMore } from './byte-window.ts'
import { resolve } from './references.ts'
import { isDeclaration, isName, past, skipDeclaration } from './skip.ts'
import { type Attributes, blankEnd, MarkupError, readStartTag, tagCache, wrong } from './start-tag.ts'
import type { TmxHeader, TmxProblem, TmxProp, TmxUnit, TmxVariant } from './tmx-unit.ts'

/** Reads TMX 1.1 to 1.4b from front to back, in memory that does not grow with the file. */
export interface TmxReader {
  readonly header: TmxHeader
  /** The next unit, or what is wrong where one was expected; `undefined` at the end. */
  next(): TmxUnit | TmxProblem | undefined
  /** Line of the last unit, from 1. */
  line(): number
}

/** Bytes a unit may have with all its markup. */
const mostBytes = 8_000_000

/**
 * Nothing is fetched: of a document type declaration only the end is looked for. A unit that is not well-formed is a problem, and the
 * next one is looked for after it. Throws `MarkupError` where the file is no TMX.
 */
export function tmxReader(source: ByteSource): TmxReader {
  const window = byteWindow(source)
  const cache = tagCache()
  let text = ''
  let at = 0
  let unitStart = 0
  let isAtEnd = false
  /**
   * What stood before the text of variants, after it, and at the end of a unit. Most of a file repeats itself, and then comparing is
   * several times faster than reading.
   */
  const openings = new Map<string, KnownOpening>()
  let ending = '</seg></tuv>'
  let unitEnding = '</tu>'
  /** Of the last segment. */
  let hasTags = false
  /** Of the next `&` that is known. */
  let ampersand = -1

  const header = again(readHeader)
  return { header, next, line: () => window.lineAt(unitStart) }

  function move(start: number): void {
    window.moveTo(start)
    text = window.text
    at = 0
    unitStart = 0
    ampersand = -1
  }

  /** What `read` gives, once there is enough for it; it begins at `at` each time. */
  function again<T>(read: () => T): T {
    for (;;) {
      try {
        return read()
      } catch (error) {
        if (error !== needsMore) throw error
        if (window.isLast) throw new MarkupError('Expected more, got the end of the file: it is cut off', text.length)
        if (text.length - at > mostBytes) throw tooLarge(at)
        move(at)
      }
    }
  }

  function next(): TmxUnit | TmxProblem | undefined {
    if (isAtEnd) return undefined
    try {
      return again(readUnit)
    } catch (error) {
      if (!(error instanceof MarkupError)) throw error
      const problem = { line: window.lineAt(error.at), message: error.message }
      findNext()
      return problem
    }
  }

  /** To the next thing that looks like the start of a unit, or the end of the body. */
  function findNext(): void {
    const mark = /<(?:tu[\s>]|\/body)/g
    for (mark.lastIndex = Math.max(at, unitStart) + 3; ; mark.lastIndex = 0) {
      const next = mark.exec(text)
      if (next) at = next.index
      isAtEnd = !next && window.isLast
      if (next || isAtEnd) return
      move(Math.max(0, text.length - 6))
    }
  }

  function readHeader(): TmxHeader {
    const root = readStartTag(text, elementAt(text.startsWith('ï»¿') ? 3 : 0, 'tmx') + 4, cache)
    const { attributes, isEmpty, end } = readStartTag(text, elementAt(root.end, 'header') + 7, cache)
    const afterHeader = isEmpty ? end : past(text, '>', past(text, '</header', end))
    const body = readStartTag(text, elementAt(afterHeader, 'body') + 5, cache)
    at = body.end
    isAtEnd = body.isEmpty
    return {
      version: root.attributes.version,
      tool: attributes.tool,
      sourceLanguage: attributes.sourceLanguage,
      changed: attributes.changed ?? attributes.created
    }
  }

  /** Start of the next element, which must have this name. */
  function elementAt(from: number, name: string): number {
    const place = markup(blankEnd(text, from))
    if (!isName(text, place + 1, name)) throw wrong(text, `<${name}>`, place)
    return place
  }

  /** The `<` of the next tag from `from` on, past comments and the like. */
  function markup(from: number): number {
    let place = blankEnd(text, from)
    while (text.charCodeAt(place) === less && isDeclaration(text.charCodeAt(place + 1))) {
      place = blankEnd(text, skipDeclaration(text, place))
    }
    if (text.charCodeAt(place) !== less) throw wrong(text, 'markup', place)
    if (place + 1 >= text.length) throw needsMore
    return place
  }

  function readUnit(): TmxUnit | undefined {
    const place = markup(at)
    if (text.charCodeAt(place + 1) === slash && isName(text, place + 2, 'body')) {
      isAtEnd = true
      return undefined
    }
    if (!isName(text, place + 1, 'tu')) throw wrong(text, '<tu>', place)
    unitStart = place
    const unit = unitAt(place)
    if (at - place > mostBytes) {
      at = place
      throw tooLarge(place)
    }
    return unit
  }

  function unitAt(place: number): TmxUnit {
    const { attributes, isEmpty, end } = readStartTag(text, place + 3, cache)
    const { tuid, sourceLanguage, created, changed, author } = attributes
    let described = nothingSaid
    const variants: TmxVariant[] = []
    let to = end
    while (!isEmpty) {
      if (text.startsWith(unitEnding, to)) {
        to += unitEnding.length
        break
      }
      const known = opening(to)
      if (known) {
        described = joined(described, known.described)
        to = variantAfter(known, variants)
        continue
      }
      const start = markup(to)
      if (text.charCodeAt(start + 1) === slash) {
        const close = closing(start, 'tu')
        unitEnding = text.slice(to, close)
        to = close
        break
      }
      to = childrenAt(to, variants, said => {
        described = joined(described, said)
      })
    }
    at = to
    const { props, notes } = described
    return { tuid, sourceLanguage, created, changed, author, props, notes, variants }
  }

  /** Properties and notes, and the variant after them, if one comes. */
  function childrenAt(from: number, variants: TmxVariant[], say: (said: Described) => void): number {
    const said = { props: [] as TmxProp[], notes: [] as string[] }
    let to = from
    for (;;) {
      const start = markup(to)
      if (isName(text, start + 1, 'tuv')) {
        say(said)
        return variantAt(start, variants, { from, described: said })
      }
      if (text.charCodeAt(start + 1) === slash) {
        say(said)
        return to
      }
      to = descriptionAt(start, said, '<tuv>')
    }
  }

  /** The variant behind markup that was read before. */
  function variantAfter({ attributes, end }: Opening, variants: TmxVariant[]): number {
    const close = segmentEnd(end)
    if (text.startsWith(ending, close)) {
      variants.push(variant(attributes, end, close, nothingSaid))
      return close + ending.length
    }
    const said = { props: [] as TmxProp[], notes: [] as string[] }
    const to = variantEnd(closing(close, 'seg'), said)
    variants.push(variant(attributes, end, close, said))
    return to
  }

  /** What comes after a segment: all programs but a few have nothing there. */
  function variantEnd(from: number, said: Collected): number {
    let to = from
    for (;;) {
      const start = markup(to)
      if (text.charCodeAt(start + 1) === slash) return closing(start, 'tuv')
      to = descriptionAt(start, said, '</tuv>')
    }
  }

  function variantAt(
    place: number,
    variants: TmxVariant[],
    before: { readonly from: number; readonly described: Described }
  ): number {
    const { attributes, isEmpty, end } = readStartTag(text, place + 4, cache)
    const said = { props: [] as TmxProp[], notes: [] as string[] }
    let from = 0
    let close = 0
    let to = end
    while (!isEmpty) {
      const start = markup(to)
      if (text.charCodeAt(start + 1) === slash) {
        to = closing(start, 'tuv')
        break
      }
      if (!isName(text, start + 1, 'seg')) {
        to = descriptionAt(start, said, '<seg>')
        continue
      }
      const seg = readStartTag(text, start + 4, cache)
      to = seg.end
      if (seg.isEmpty) continue
      from = to
      close = segmentEnd(from)
      const afterSegment = closing(close, 'seg')
      to = variantEnd(afterSegment, said)
      if (said.props.length + said.notes.length === 0) {
        remember(text.slice(before.from, from), { attributes, described: before.described })
        ending = text.slice(close, to)
      }
      break
    }
    variants.push(variant(attributes, from, close, said))
    return to
  }

  /** The markup up to the text of a variant, where it is what was read before. */
  function opening(from: number): Opening | undefined {
    const seg = text.indexOf('<seg>', from)
    if (seg < 0 || seg - from > longestOpening) return undefined
    const known = openings.get(text.slice(from, seg + 5))
    return known && { attributes: known.attributes, described: known.described, end: seg + 5 }
  }

  /** Comments and the like may hold anything, a tag among it. */
  function remember(markup: string, known: KnownOpening): void {
    if (!markup.endsWith('<seg>') || markup.length > longestOpening || /<[!?]/.test(markup)) return
    if (openings.size >= mostOpenings) openings.clear()
    openings.set(markup, known)
  }

  function variant(attributes: Attributes, from: number, close: number, { props, notes }: Described): TmxVariant {
    const latin = text.slice(from, close)
    const isPlain = !unusual.test(latin)
    const { language = '', created, changed, author } = attributes
    const hasMarkup = hasTags || hasReference(from, close)
    return {
      language,
      raw: isPlain ? latin : utf8(from, close),
      isPlain,
      hasMarkup,
      created,
      changed,
      author,
      props,
      notes
    }
  }

  /** Characters that stand for no text are U+FFFF, which is none either, and so is found later. */
  function utf8(from: number, end: number): string {
    const latin = text.slice(from, end)
    if (!nonAscii.test(latin)) return latin
    const decoded = window.bytes.toString('utf8', from, end)
    if (!decoded.includes('\ufffd') || isUtf8(window.bytes.subarray(from, end))) return decoded
    return decoded.replaceAll('\ufffd', '\uffff')
  }

  function hasReference(from: number, end: number): boolean {
    if (ampersand < from) ampersand = text.indexOf('&', from)
    if (ampersand < 0) ampersand = text.length
    return ampersand < end
  }

  function closing(place: number, name: string): number {
    if (text.charCodeAt(place + 1) !== slash || !isName(text, place + 2, name)) throw wrong(text, `</${name}>`, place)
    const end = blankEnd(text, place + 2 + name.length)
    if (text.charCodeAt(end) !== greater) throw wrong(text, '">"', end)
    return end + 1
  }

  /** A `prop` or `note`; `ude` is passed over. */
  function descriptionAt(place: number, { props, notes }: Collected, expected: string): number {
    const name = descriptions.find(known => isName(text, place + 1, known))
    if (!name) throw wrong(text, expected, place)
    const { attributes, isEmpty, end } = readStartTag(text, place + 1 + name.length, cache)
    const after = isEmpty ? end : past(text, `</${name}`, end)
    const content = isEmpty ? '' : resolve(utf8(end, after - name.length - 2))
    if (name === 'note') notes.push(content)
    else if (name === 'prop') props.push({ type: attributes.type ?? '', value: content })
    return isEmpty ? end : past(text, '>', after)
  }

  /** The `<` of `</seg>`. */
  function segmentEnd(from: number): number {
    hasTags = false
    for (let place = from; ; place++) {
      place = text.indexOf('<', place)
      if (place < 0 || place + 6 > text.length) throw needsMore
      const second = text.charCodeAt(place + 1)
      if (second === slash && text.charCodeAt(place + 2) === letterS && isName(text, place + 2, 'seg')) return place
      hasTags = true
      if (isDeclaration(second)) place = skipDeclaration(text, place) - 1
      else if (text.startsWith('tu', place + (second === slash ? 2 : 1))) throw wrong(text, '</seg>', place)
    }
  }
}

interface Described {
  readonly props: readonly TmxProp[]
  readonly notes: readonly string[]
}

interface Collected {
  readonly props: TmxProp[]
  readonly notes: string[]
}

interface KnownOpening {
  readonly attributes: Attributes
  /** Of the unit. */
  readonly described: Described
}

interface Opening extends KnownOpening {
  /** Where the text begins. */
  readonly end: number
}

const nothingSaid: Described = { props: [], notes: [] }

function joined(a: Described, b: Described): Described {
  if (b.props.length + b.notes.length === 0) return a
  if (a.props.length + a.notes.length === 0) return b
  return { props: [...a.props, ...b.props], notes: [...a.notes, ...b.notes] }
}

const longestOpening = 300
const mostOpenings = 1_000

/** Anything but the printable part of ASCII. */
const unusual = /[^\t\n -~]/

const tooLarge = (at: number): MarkupError =>
  new MarkupError(`Expected units of at most ${mostBytes} bytes, got a larger one, or one without an end`, at)

/** What is ASCII stands in the window as it is. */
const nonAscii = /[^\p{ASCII}]/u

const descriptions = ['prop', 'note', 'ude'] as const

const less = 0x3c
const greater = 0x3e
const slash = 0x2f
const letterS = 0x73
