import { needsMore } from './byte-window.ts'
import { resolve } from './references.ts'
import type { InlineElement } from './segment.ts'

/** Markup that is not well-formed, or not where TMX has it. */
export class MarkupError extends Error {
  /** In the window. */
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/** The attributes TMX has that matter here, their references resolved. */
export interface Attributes {
  language: string | undefined
  tuid: string | undefined
  type: string | undefined
  version: string | undefined
  sourceLanguage: string | undefined
  tool: string | undefined
  created: string | undefined
  changed: string | undefined
  author: string | undefined
  i: string | undefined
  x: string | undefined
  pos: string | undefined
}

export interface StartTag {
  readonly attributes: Attributes
  readonly isEmpty: boolean
  /** After its `>`. */
  readonly end: number
}

/** What stands between the name and the `>` of tags read so far, and whole inline elements. Most of a file's have been there before. */
export interface TagCache {
  readonly tags: Map<string, ReadTag>
  readonly elements: Map<string, InlineElement>
}

type ReadTag = Omit<StartTag, 'end'>

const mostCached = 2_000
const longestCached = 64

export function tagCache(): TagCache {
  return { tags: new Map(), elements: new Map() }
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
  const found: Attributes = { ...none }
  const less = text.indexOf('<', from)
  for (let at = blankEnd(text, from); at < end; ) {
    const mark = text.indexOf('=', at)
    if (mark < 0 || mark >= end) throw wrong(text, 'an attribute and its value', at)
    let nameEnd = mark
    while (isBlank(text.charCodeAt(nameEnd - 1))) nameEnd--
    const open = blankEnd(text, mark + 1)
    const quote = text.charCodeAt(open)
    if (quote !== 0x22 && quote !== 0x27) throw wrong(text, 'a value in quotes', open)
    const close = text.indexOf(quote === 0x22 ? '"' : "'", open + 1)
    if (less >= 0 && (close < 0 || less < close)) throw wrong(text, '"&lt;" in an attribute', less)
    if (close < 0) throw needsMore
    if (close >= end) return undefined
    const name = nameAt(text, at, nameEnd - at)
    if (name && !(name.isSecond && found[name.key] !== undefined)) found[name.key] = value(text.slice(open + 1, close))
    at = blankEnd(text, close + 1)
  }
  return found
}

/** UTF-8 taken for Latin-1 where it is not ASCII. */
function value(raw: string): string {
  if (!special.test(raw)) return raw
  return resolve(nonAscii.test(raw) ? Buffer.from(raw, 'latin1').toString() : raw)
}

const special = /[^\p{ASCII}]|&/u
const nonAscii = /[^\p{ASCII}]/u

interface Name {
  readonly name: string
  readonly key: keyof Attributes
  /** Whether another attribute of the same meaning goes before it. */
  readonly isSecond?: boolean
}

/** By length: to make a string of each name and look it up takes three times as long. */
function nameAt(text: string, at: number, length: number): Name | undefined {
  for (const name of names[length] ?? []) if (text.startsWith(name.name, at)) return name
  return undefined
}

const names: Readonly<Partial<Record<number, readonly Name[]>>> = {
  1: [
    { name: 'x', key: 'x' },
    { name: 'i', key: 'i' }
  ],
  3: [{ name: 'pos', key: 'pos' }],
  4: [
    { name: 'type', key: 'type' },
    { name: 'tuid', key: 'tuid' },
    { name: 'lang', key: 'language', isSecond: true }
  ],
  7: [
    { name: 'srclang', key: 'sourceLanguage' },
    { name: 'version', key: 'version' }
  ],
  8: [
    { name: 'xml:lang', key: 'language' },
    { name: 'changeid', key: 'author' }
  ],
  10: [
    { name: 'changedate', key: 'changed' },
    { name: 'creationid', key: 'author', isSecond: true }
  ],
  12: [
    { name: 'creationdate', key: 'created' },
    { name: 'creationtool', key: 'tool' }
  ]
}

/** All keys at once: objects of one shape are read fast. */
const none: Attributes = {
  language: undefined,
  tuid: undefined,
  type: undefined,
  version: undefined,
  sourceLanguage: undefined,
  tool: undefined,
  created: undefined,
  changed: undefined,
  author: undefined,
  i: undefined,
  x: undefined,
  pos: undefined
}

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
