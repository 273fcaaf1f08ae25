import { type ByteSource, byteWindow, needsMore } from './byte-window.ts'
import { isName, markupAt, past } from './skip.ts'
import { MarkupError, readStartTag, tagCache, wrong } from './start-tag.ts'
import type { TmxHeader, TmxProblem, TmxUnit } from './tmx-unit.ts'
import { unitParser } from './unit-parser.ts'

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
  const parser = unitParser(cache)
  let text = ''
  let at = 0
  let unitStart = 0
  let isAtEnd = false

  const header = again(readHeader)
  return { header, next, line: () => window.lineAt(unitStart) }

  function move(start: number): void {
    window.moveTo(start)
    text = window.text
    at = 0
    unitStart = 0
    parser.look(window)
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
    const place = markupAt(text, from)
    if (!isName(text, place + 1, name)) throw wrong(text, `<${name}>`, place)
    return place
  }

  function readUnit(): TmxUnit | undefined {
    const place = markupAt(text, at)
    if (text.charCodeAt(place + 1) === slash && isName(text, place + 2, 'body')) {
      isAtEnd = true
      return undefined
    }
    if (!isName(text, place + 1, 'tu')) throw wrong(text, '<tu>', place)
    unitStart = place
    const { unit, end } = parser.unitAt(place)
    if (end - place > mostBytes) throw tooLarge(place)
    at = end
    return unit
  }
}

const tooLarge = (at: number): MarkupError =>
  new MarkupError(`Expected units of at most ${mostBytes} bytes, got a larger one, or one without an end`, at)

const slash = 0x2f
