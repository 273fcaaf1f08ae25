import { needsMore } from './byte-window.ts'

/** Markup that is not well-formed, or not where TMX has it. */
export class MarkupError extends Error {
  /** In the window. */
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/** The attributes TMX has that matter here, as written, their references not resolved. */
export interface Attributes {
  readonly language: string | undefined
  readonly tuid: string | undefined
  readonly type: string | undefined
  readonly version: string | undefined
  readonly sourceLanguage: string | undefined
  readonly tool: string | undefined
  readonly created: string | undefined
  readonly changed: string | undefined
  readonly author: string | undefined
  readonly i: string | undefined
  readonly x: string | undefined
  readonly pos: string | undefined
}

export interface StartTag {
  readonly attributes: Attributes
  readonly isEmpty: boolean
  /** After its `>`. */
  readonly end: number
}

/** What stands between the name and the `>` of tags read so far. Most tags of a file have been there before. */
export interface TagCache {
  readonly tags: Map<string, ReadTag>
}

type ReadTag = Omit<StartTag, 'end'>

const mostCached = 2_000
const longestCached = 64

export function tagCache(): TagCache {
  return { tags: new Map() }
}

/** From after the name of a start tag to its end. Throws `MarkupError`, and `needsMore`. */
export function readStartTag(text: string, from: number, { tags }: TagCache): StartTag {
  let close = text.indexOf('>', from)
  if (close < 0) throw needsMore
  const inside = text.slice(from, close)
  const known = inside.length > longestCached ? undefined : tags.get(inside)
  if (known) return { attributes: known.attributes, isEmpty: known.isEmpty, end: close + 1 }
  for (;;) {
    const isEmpty = text.charCodeAt(close - 1) === slash
    const attributes = attributesOf(text, from, isEmpty ? close - 1 : close)
    if (attributes) {
      if (tags.size >= mostCached) tags.clear()
      if (inside.length <= longestCached && from + inside.length === close) tags.set(inside, { attributes, isEmpty })
      return { attributes, isEmpty, end: close + 1 }
    }
    // That one is inside a value.
    close = text.indexOf('>', close + 1)
    if (close < 0) throw needsMore
  }
}

/** `undefined`: `end` is inside a value. */
function attributesOf(text: string, from: number, end: number): Attributes | undefined {
  const found: Partial<Record<keyof Attributes | 'creator', string>> = {}
  for (let at = blankEnd(text, from); at < end; ) {
    const mark = text.indexOf('=', at)
    if (mark < 0 || mark >= end) throw wrong(text, 'an attribute and its value', at)
    let nameEnd = mark
    while (isBlank(text.charCodeAt(nameEnd - 1))) nameEnd--
    const open = blankEnd(text, mark + 1)
    const quote = text.charCodeAt(open)
    if (quote !== 0x22 && quote !== 0x27) throw wrong(text, 'a value in quotes', open)
    const close = text.indexOf(quote === 0x22 ? '"' : "'", open + 1)
    const markup = text.indexOf('<', open)
    if (markup >= 0 && (close < 0 || markup < close)) throw wrong(text, '"&lt;" in an attribute', markup)
    if (close < 0) throw needsMore
    if (close >= end) return undefined
    const key = names.get(text.slice(at, nameEnd))
    if (key) found[key] = text.slice(open + 1, close)
    at = blankEnd(text, close + 1)
  }
  return {
    language: found.language,
    tuid: found.tuid,
    type: found.type,
    version: found.version,
    sourceLanguage: found.sourceLanguage,
    tool: found.tool,
    created: found.created,
    changed: found.changed,
    author: found.author ?? found.creator,
    i: found.i,
    x: found.x,
    pos: found.pos
  }
}

const names: ReadonlyMap<string, keyof Attributes | 'creator'> = new Map([
  ['xml:lang', 'language'],
  ['lang', 'language'],
  ['tuid', 'tuid'],
  ['type', 'type'],
  ['version', 'version'],
  ['srclang', 'sourceLanguage'],
  ['creationtool', 'tool'],
  ['creationdate', 'created'],
  ['changedate', 'changed'],
  ['changeid', 'author'],
  ['creationid', 'creator'],
  ['i', 'i'],
  ['x', 'x'],
  ['pos', 'pos']
])

export function blankEnd(text: string, from: number): number {
  let at = from
  while (isBlank(text.charCodeAt(at))) at++
  return at
}

export const isBlank = (code: number) => code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d

/** At the end of the window, `needsMore`: what is expected may yet come. */
export function wrong(text: string, expected: string, at: number): unknown {
  if (at >= text.length) return needsMore
  const got = Buffer.from(text.slice(at, at + 12), 'latin1').toString()
  return new MarkupError(`Expected ${expected}, got ${JSON.stringify(got)}`, at)
}

const slash = 0x2f
