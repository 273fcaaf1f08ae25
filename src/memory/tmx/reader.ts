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
  /** What stands between the `<tuv` and the text of variants read so far, and after the text of the last. */
  const openings = new Map<string, Attributes>()
  let ending = '</seg></tuv>'
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
      tool: value(attributes.tool),
      sourceLanguage: value(attributes.sourceLanguage),
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
    let props: TmxProp[] = nothing
    let notes: string[] = nothing
    const variants: TmxVariant[] = []
    let to = end
    while (!isEmpty) {
      const start = markup(to)
      if (text.charCodeAt(start + 1) === slash) {
        to = closing(start, 'tu')
        break
      }
      if (isName(text, start + 1, 'tuv')) to = variantAt(start, variants)
      else {
        if (props === nothing) [props, notes] = [[], []]
        to = descriptionAt(start, props, notes, '<tuv>')
      }
    }
    at = to
    return {
      tuid: value(attributes.tuid),
      sourceLanguage: value(attributes.sourceLanguage),
      created: attributes.created,
      changed: attributes.changed,
      author: value(attributes.author),
      props,
      notes,
      variants
    }
  }

  function variantAt(place: number, variants: TmxVariant[]): number {
    // Most variants differ from one before in their text alone: a fifth of the time.
    const known = opening(place)
    if (known) {
      const close = segmentEnd(known.end)
      if (text.startsWith(ending, close)) {
        variants.push(variant(known.attributes, known.end, close, nothing, nothing))
        return close + ending.length
      }
    }
    const { attributes, isEmpty, end } = readStartTag(text, place + 4, cache)
    let props: TmxProp[] = nothing
    let notes: string[] = nothing
    let from = 0
    let close = 0
    let to = end
    while (!isEmpty) {
      const start = markup(to)
      if (text.charCodeAt(start + 1) === slash) {
        to = closing(start, 'tuv')
        break
      }
      if (isName(text, start + 1, 'seg')) {
        const seg = readStartTag(text, start + 4, cache)
        to = seg.end
        if (seg.isEmpty) continue
        from = to
        close = segmentEnd(from)
        to = closing(close, 'seg')
      } else {
        if (props === nothing) [props, notes] = [[], []]
        to = descriptionAt(start, props, notes, '<seg>')
      }
    }
    variants.push(variant(attributes, from, close, props, notes))
    if (props === nothing && from > 0 && !/<[!?]/.test(text.slice(close, to))) {
      remember(text.slice(place, from), attributes)
      ending = text.slice(close, to)
    }
    return to
  }

  /** A variant's markup up to its text, where it is one that was read before. */
  function opening(place: number): { readonly attributes: Attributes; readonly end: number } | undefined {
    const seg = text.indexOf('<seg>', place)
    if (seg < 0 || seg - place > longestOpening) return undefined
    const attributes = openings.get(text.slice(place, seg + 5))
    return attributes && { attributes, end: seg + 5 }
  }

  function remember(markup: string, attributes: Attributes): void {
    if (!markup.endsWith('<seg>') || markup.length > longestOpening || /<[!?]/.test(markup)) return
    if (openings.size >= mostOpenings) openings.clear()
    openings.set(markup, attributes)
  }

  function variant(
    attributes: Attributes,
    from: number,
    close: number,
    props: readonly TmxProp[],
    notes: readonly string[]
  ): TmxVariant {
    const latin = text.slice(from, close)
    const isPlain = !unusual.test(latin)
    return {
      language: value(attributes.language) ?? '',
      raw: isPlain ? latin : utf8(from, close),
      isPlain,
      hasMarkup: text.indexOf('<', from) < close || hasReference(from, close),
      created: attributes.created,
      changed: attributes.changed,
      author: value(attributes.author),
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
  function descriptionAt(place: number, props: TmxProp[], notes: string[], expected: string): number {
    const name = descriptions.find(known => isName(text, place + 1, known))
    if (!name) throw wrong(text, expected, place)
    const { attributes, isEmpty, end } = readStartTag(text, place + 1 + name.length, cache)
    const after = isEmpty ? end : past(text, `</${name}`, end)
    const content = isEmpty ? '' : resolve(utf8(end, after - name.length - 2))
    if (name === 'note') notes.push(content)
    else if (name === 'prop') props.push({ type: value(attributes.type) ?? '', value: content })
    return isEmpty ? end : past(text, '>', after)
  }

  /** The `<` of `</seg>`. */
  function segmentEnd(from: number): number {
    for (let place = from; ; place++) {
      place = text.indexOf('<', place)
      if (place < 0 || place + 6 > text.length) throw needsMore
      const second = text.charCodeAt(place + 1)
      if (second === slash && text.startsWith('seg', place + 2)) return place
      if (isDeclaration(second)) place = skipDeclaration(text, place) - 1
      else if (text.startsWith('tu', place + (second === slash ? 2 : 1))) throw wrong(text, '</seg>', place)
    }
  }
}

const longestOpening = 100
const mostOpenings = 1_000

/** Anything but the printable part of ASCII. */
const unusual = /[^\t\n -~]/

const tooLarge = (at: number): MarkupError =>
  new MarkupError(`Expected units of at most ${mostBytes} bytes, got a larger one, or one without an end`, at)

/** What is ASCII stands in the window as it is. */
const nonAscii = /[^\p{ASCII}]/u

const descriptions = ['prop', 'note', 'ude'] as const

/** Of an attribute, which is UTF-8 taken for Latin-1. */
function value(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined
  return resolve(nonAscii.test(raw) ? Buffer.from(raw, 'latin1').toString() : raw)
}

const nothing: never[] = []

const less = 0x3c
const greater = 0x3e
const slash = 0x2f
