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
    return textProblem(parts, false) ?? parts
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/

function textProblem(parts: TmxSegment, isPlain: boolean): string | undefined {
  let length = 0
  let isBlank = true
  for (const part of parts) {
    isBlank &&= typeof part === 'string' && part.trimStart() === ''
    if (typeof part !== 'string') continue
    length += part.length
    if (!isPlain && forbidden.test(part)) return forbiddenIn(part)
  }
  if (isBlank) return 'Expected text in <seg>, got none'
  return length > mostSegmentCharacters ? tooLong(length) : undefined
}

function forbiddenIn(text: string): string {
  const code = text.charCodeAt(text.search(forbidden))
  if (code === 0xffff) return 'Expected the encoding of the file, got other bytes'
  return `Expected characters that XML allows, got U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

const elements = ['bpt', 'ept', 'ph', 'it', 'ut', 'hi'] as const

/** A half of a pair that waits for the other. */
interface Open {
  readonly key: string
  readonly code: TmxCode
}

function partsOf(raw: string, cache: TagCache): TmxSegment {
  const parts: (string | TmxCode)[] = []
  const open: Open[] = []
  let number = 0
  let end = 0
  for (let at = raw.indexOf('<'); at >= 0; at = raw.indexOf('<', end)) {
    addText(parts, resolveText(raw.slice(end, at), unknown))
    const mark = raw[at + 1]
    if (mark === '!' || mark === '?') {
      const isSection = raw.startsWith('<![CDATA[', at)
      const close = isSection ? ']]>' : mark === '?' ? '?>' : '-->'
      end = after(raw, close, at)
      if (isSection) addText(parts, raw.slice(at + 9, end - 3))
      continue
    }
    const isClosing = mark === '/'
    const name = elements.find(known => raw.startsWith(known, at + (isClosing ? 2 : 1)))
    if (!name)
      throw new SegmentError(`Expected bpt, ept, ph, it, ut or hi, got ${JSON.stringify(raw.slice(at, at + 12))}`)
    if (isClosing && name !== 'hi') throw new SegmentError(`Expected <${name}> before </${name}>`)
    const tag = startTag(raw, at + name.length + (isClosing ? 2 : 1), cache)
    const isInside = name !== 'hi' && !tag.isEmpty
    const close = isInside ? elementEnd(raw, name, tag.end) : tag.end
    const data = isInside ? raw.slice(tag.end, raw.lastIndexOf('</', close)) : ''
    end = close
    if (name === 'hi' && tag.isEmpty) continue
    const { i, x, pos } = tag.attributes
    const key = name === 'hi' ? 'hi' : `bpt ${i ?? ''}`
    if (name === 'ept' || isClosing) parts.push({ ...closed(open, key, name, i), kind: 'close', data })
    else {
      const code = { ...kindOf(name, pos), number: ++number, x, i, data }
      parts.push(code)
      if (name === 'bpt' || name === 'hi') open.push({ key, code })
    }
  }
  addText(parts, resolveText(raw.slice(end), unknown))
  const [left] = open
  if (left)
    throw new SegmentError(
      `Expected the end of <${left.key.startsWith('hi') ? 'hi' : `bpt${of(left.code.i)}`}> in <seg>`
    )
  return parts
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

function kindOf(name: string, pos: string | undefined): Pick<TmxCode, 'kind' | 'isIsolated'> {
  if (name !== 'it') return { kind: name === 'bpt' || name === 'hi' ? 'open' : 'standalone', isIsolated: false }
  return { kind: pos === 'begin' ? 'open' : pos === 'end' ? 'close' : 'standalone', isIsolated: true }
}

/** An `ept` belongs to the last open `bpt` of its `i`, or without `i` to the last of those. */
function closed(open: Open[], key: string, name: string, i: string | undefined): TmxCode {
  const at = open.findLastIndex(({ key: other }) => other === key)
  const [opening] = at < 0 ? [] : open.splice(at, 1)
  if (opening) return opening.code
  throw new SegmentError(name === 'hi' ? 'Expected <hi> before </hi>' : `Expected <bpt${of(i)}> before <ept${of(i)}>`)
}

const of = (i: string | undefined) => (i === undefined ? '' : ` i="${i}"`)
