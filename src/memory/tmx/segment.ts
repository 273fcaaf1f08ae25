import { codePointName, forbiddenAt } from '../../xml/characters.ts'
import { needsMore } from './byte-window.ts'
import { resolveText } from './references.ts'
import { MarkupError, readStartTag, type StartTag, type TagCache } from './start-tag.ts'
import type { TmxVariant } from './tmx-unit.ts'

/** An inline element of TMX, or one end of one. */
export interface TmxCode {
  readonly kind: 'open' | 'close' | 'standalone'
  /** What the halves of a pair share, within their segment. */
  readonly number: number
  /** Tells which codes of two languages belong together. */
  readonly x: string | undefined
  readonly i: string | undefined
  /** The markup of the program that the text was for, as XML has it. */
  readonly data: string
  /** Whether the other half is in another segment. */
  readonly isIsolated: boolean
}

export type TmxSegment = ReadonlyArray<string | TmxCode>

/** Characters a segment may have. */
export const mostSegmentCharacters = 100_000

/**
 * The text and codes of a segment, or, as a string, what is wrong with it. White space with a line break in it at either end is how the
 * file is set, not text.
 */
export function readSegment(
  { raw, isPlain, hasMarkup }: Pick<TmxVariant, 'raw' | 'isPlain' | 'hasMarkup'>,
  cache: TagCache
): TmxSegment | string {
  if (raw.length > 20 * mostSegmentCharacters) return tooLong(raw.length)
  const set = isSet(raw, isPlain) ? unset(raw) : raw
  if (!hasMarkup) return textProblem([set], isPlain) ?? [set]
  try {
    const parts = set.includes('<') ? partsOf(set, cache) : [resolveText(set, unknown)]
    return textProblem(parts, isPlain) ?? parts
  } catch (error) {
    if (error instanceof SegmentError || error instanceof MarkupError) return error.message
    throw error
  }
}

class SegmentError extends Error {}

function unknown(reference: string): never {
  throw new SegmentError(`Expected "&amp;", or a reference that XML itself has, got "${reference}"`)
}

const isSet = (raw: string, isPlain: boolean): boolean =>
  raw.charCodeAt(0) <= 0x20 || raw.charCodeAt(raw.length - 1) <= 0x20 || (!isPlain && raw.includes('\r'))

function unset(raw: string): string {
  return raw
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t]*\n[ \t\n]*/, '')
    .replace(/(?<![ \t\n])[ \t]*\n[ \t\n]*$/, '')
}

const tooLong = (length: number) => `Expected a segment of at most ${mostSegmentCharacters} characters, got ${length}`

function textProblem(parts: TmxSegment, isPlain: boolean): string | undefined {
  let length = 0
  let isBlank = true
  for (const part of parts) {
    isBlank &&= typeof part === 'string' && !(part.charCodeAt(0) > 0x20 && isPlain) && part.trim() === ''
    if (typeof part !== 'string') continue
    length += part.length
    const bad = isPlain ? -1 : forbiddenAt(part)
    if (bad >= 0) return forbiddenIs(part.charCodeAt(bad))
  }
  if (isBlank) return 'Expected text in <seg>, got none'
  return length > mostSegmentCharacters ? tooLong(length) : undefined
}

function forbiddenIs(code: number): string {
  if (code === 0xffff) return 'Expected the encoding of the file, got other bytes'
  return `Expected characters that XML allows, got ${codePointName(code)}`
}

const elements = ['bpt', 'ept', 'ph', 'it', 'ut', 'hi'] as const

/** An inline element as it stands, or one end of `hi`. */
export interface InlineElement {
  readonly name: (typeof elements)[number]
  readonly kind: TmxCode['kind']
  readonly isIsolated: boolean
  readonly i: string | undefined
  readonly x: string | undefined
  readonly data: string
}

/** A half of a pair that waits for the other. */
interface Open {
  readonly isHighlight: boolean
  readonly code: TmxCode
}

function partsOf(raw: string, cache: TagCache): TmxSegment {
  const parts: (string | TmxCode)[] = []
  const open: Open[] = []
  let number = 0
  let end = 0
  for (let at = raw.indexOf('<'); at >= 0; at = raw.indexOf('<', end)) {
    if (at > end) addText(parts, resolveText(raw.slice(end, at), unknown))
    const mark = raw.charCodeAt(at + 1)
    if (mark === 0x21 || mark === 0x3f) {
      const isSection = raw.startsWith('<![CDATA[', at)
      end = after(raw, isSection ? ']]>' : mark === 0x3f ? '?>' : '-->', at)
      if (isSection) addText(parts, raw.slice(at + 9, end - 3))
      continue
    }
    // Few elements of a file differ.
    const close = raw.indexOf('>', raw.indexOf('</', at + 1) + 2) + 1
    let element = close - at > longestCached ? undefined : cache.elements.get(raw.slice(at, close))
    if (element) end = close
    else {
      const read = elementAt(raw, at, cache)
      end = read.end
      if (!read.element) continue
      element = read.element
      if (end === close && element.name !== 'hi' && close - at <= longestCached)
        remember(cache, raw.slice(at, close), element)
    }
    const { name, kind, isIsolated, i, x, data } = element
    const isHighlight = name === 'hi'
    if (kind === 'close' && !isIsolated) {
      const opening = closed(open, isHighlight, i)
      parts.push({ kind, isIsolated, number: opening.number, x: opening.x, i: opening.i, data })
    } else {
      const code: TmxCode = { kind, isIsolated, number: ++number, x, i, data }
      parts.push(code)
      if (kind === 'open' && !isIsolated) open.push({ isHighlight, code })
    }
  }
  if (end < raw.length) addText(parts, resolveText(raw.slice(end), unknown))
  const [left] = open
  if (left)
    throw new SegmentError(`Expected the end of <${left.isHighlight ? 'hi' : `bpt${of(left.code.i)}`}> in <seg>`)
  return parts
}

const longestCached = 120
const mostCached = 2_000

function remember({ elements: known }: TagCache, text: string, element: InlineElement): void {
  if (known.size >= mostCached) known.clear()
  known.set(text, element)
}

/** No element: an empty `hi`, which highlights nothing. */
function elementAt(
  raw: string,
  at: number,
  cache: TagCache
): { readonly end: number; readonly element: InlineElement | undefined } {
  const isClosing = raw[at + 1] === '/'
  const nameStart = at + (isClosing ? 2 : 1)
  const name = elements.find(known => raw.startsWith(known, nameStart))
  if (!name)
    throw new SegmentError(`Expected bpt, ept, ph, it, ut or hi, got ${JSON.stringify(raw.slice(at, at + 12))}`)
  if (isClosing && name !== 'hi') throw new SegmentError(`Expected <${name}> before </${name}>`)
  const { attributes, isEmpty, end: afterTag } = startTag(raw, nameStart + name.length, cache)
  if (name === 'hi' && isEmpty) return { end: afterTag, element: undefined }
  const hasContent = name !== 'hi' && !isEmpty
  const end = hasContent ? elementEnd(raw, name, afterTag) : afterTag
  const data = hasContent ? raw.slice(afterTag, raw.lastIndexOf('</', end)) : ''
  const { i, x, pos } = attributes
  return { end, element: { name, ...kindOf(name, pos, isClosing), i, x, data } }
}

function addText(parts: (string | TmxCode)[], text: string): void {
  if (text === '') return
  const last = parts.at(-1)
  if (typeof last === 'string') parts[parts.length - 1] = last + text
  else parts.push(text)
}

function after(raw: string, mark: string, from: number): number {
  const at = raw.indexOf(mark, from)
  if (at < 0) throw new SegmentError(`Expected "${mark}" in <seg>`)
  return at + mark.length
}

/** Past the end of an element of native markup, in which `sub` may hold elements of the same name. */
function elementEnd(raw: string, name: string, from: number): number {
  const simple = raw.indexOf('<', from)
  const closing = `</${name}>`
  if (simple >= 0 && raw.startsWith(closing, simple)) return simple + closing.length
  const marks = new RegExp(
    `<!\\[CDATA\\[[\\s\\S]*?\\]\\]>|<!--[\\s\\S]*?-->|<(/?)${name}(?=[\\s/>])(?:"[^"]*"|'[^']*'|[^"'>])*?(/?)>`,
    'g'
  )
  marks.lastIndex = from
  let depth = 1
  for (let found = marks.exec(raw); found; found = marks.exec(raw)) {
    if (found[1] === undefined || found[2] === '/') continue
    depth += found[1] === '/' ? -1 : 1
    if (depth === 0) return marks.lastIndex
  }
  throw new SegmentError(`Expected </${name}> in <seg>`)
}

function startTag(raw: string, from: number, cache: TagCache): StartTag {
  try {
    return readStartTag(raw, from, cache)
  } catch (error) {
    throw error === needsMore ? new SegmentError('Expected ">" in <seg>') : error
  }
}

function kindOf(name: string, pos: string | undefined, isClosing: boolean): Pick<InlineElement, 'kind' | 'isIsolated'> {
  if (name === 'it')
    return { kind: pos === 'begin' ? 'open' : pos === 'end' ? 'close' : 'standalone', isIsolated: true }
  if (name === 'ept' || isClosing) return { kind: 'close', isIsolated: false }
  return { kind: name === 'bpt' || name === 'hi' ? 'open' : 'standalone', isIsolated: false }
}

/** An `ept` belongs to the last open `bpt` of its `i`, or without `i` to the last of those. */
function closed(open: Open[], isHighlight: boolean, i: string | undefined): TmxCode {
  for (let at = open.length - 1; at >= 0; at--) {
    const opening = open[at]!
    if (opening.isHighlight !== isHighlight || (!isHighlight && opening.code.i !== i)) continue
    open.splice(at, 1)
    return opening.code
  }
  throw new SegmentError(isHighlight ? 'Expected <hi> before </hi>' : `Expected <bpt${of(i)}> before <ept${of(i)}>`)
}

const of = (i: string | undefined) => (i === undefined ? '' : ` i="${i}"`)
