import type { InlineCode } from '../../model/content.ts'
import { isFormatting, isProtected } from '../markdown/html-tags.ts'

/** A stretch of a text: words, or what i18next, a template or a browser reads as its own. */
export type Piece = (Words | Code) & { readonly start: number; readonly end: number }

interface Words {
  readonly part: string
}

interface Code {
  readonly part: InlineCode
}

/** A number that stands for `{{count}}` while a form of a plural group is translated. */
export interface Count {
  readonly example: string
  /** Whether the form is for one number alone, and may do without it. */
  readonly isExact: boolean
}

/**
 * The pieces of a text from `start` to `end`, in order, words between codes; codes are numbered in order of appearance. Codes are
 * `{{x}}`, `$t(…)`, `{x}`, tags of HTML and of `<Trans>`, comments, character references and line breaks. What i18next runs is what
 * is found: its own patterns, but in linear time.
 */
export function piecesOf(text: string, start: number, end: number, count?: Count): readonly Piece[] {
  const marks = mayHoldCode.test(text) ? paired(marksOf(text, start, end), text) : []
  const ids = new Map<number, string>()
  const pieces: Piece[] = []
  let from = start
  for (const mark of marks) {
    if (mark.start > from) pieces.push({ part: text.slice(from, mark.start), start: from, end: mark.start })
    const known = mark.pair === undefined ? undefined : ids.get(mark.pair)
    const id = known ?? String(ids.size + 1)
    ids.set(mark.pair ?? -mark.start - 1, id)
    pieces.push({ part: codeOf(mark, id, text, count), start: mark.start, end: mark.end })
    from = mark.end
  }
  if (end > from) pieces.push({ part: text.slice(from, end), start: from, end })
  return pieces
}

/** Whether i18next puts the count in its place, whatever the format: `{{count}}`, `{{- count}}`, `{{count, number}}`. */
export function isCount(data: string): boolean {
  return /^\{\{-?\s*count\s*(?:,|\}\}$)/.test(data)
}

interface Mark {
  readonly type: 'variable' | 'nesting' | 'reference' | 'break' | 'comment' | 'tag'
  readonly start: number
  readonly end: number
  /** Of a tag. */
  readonly tag?: { readonly kind: 'open' | 'close' | 'single'; readonly name: string }
  /** Of the two halves of a pair. */
  readonly pair?: number
  /** Text of an element that is nobody's language. */
  readonly inner?: string
}

const mayHoldCode = /[{$<&\r\n]/
const openers = /\{|\$t\(|<|&|[\r\n]/g
/** Longer than any nesting or tag of a catalogue; keeps what is never closed from being read to the end again and again. */
const longest = 2_000
const variable = /\{\p{ID_Start}[\p{ID_Continue}.]{0,100}\}/uy
const tag = new RegExp(
  `<(/?)([A-Za-z][\\w.:-]{0,100}|\\d{1,5}(?=\\s?/?>))((?:[^<>"']|"[^"<>]{0,${longest}}"|'[^'<>]{0,${longest}}'){0,${longest}})>`,
  'y'
)
const comment = new RegExp(`<!--(?:[^-]|-(?!->)){0,${longest}}-->`, 'y')
const reference = /&(?:[a-z][a-z\d]{1,31}|#\d{1,7}|#x[\da-f]{1,6});/iy
const lineBreak = /[\r\n]\s*/y
const lineEnd = /[\n\r\u2028\u2029]/g

/** Patterns are shared, not made for each text: a third of the time of a large catalogue. */
function marksOf(text: string, start: number, end: number): readonly Mark[] {
  const closers = new Finder(text, '}}')
  const breaks = new Finder(text, lineEnd)
  const marks: Mark[] = []
  openers.lastIndex = start
  for (let found = openers.exec(text); found && found.index < end; found = openers.exec(text)) {
    const mark = markAt(found[0], found.index)
    if (!mark || mark.end > end) continue
    marks.push(mark)
    openers.lastIndex = mark.end
  }
  return marks

  function markAt(opener: string, at: number): Mark | undefined {
    const match = (pattern: RegExp) => matchAt(pattern, text, at)
    if (opener === '{' && text.startsWith('{{', at)) {
      const close = closers.after(at + 3)
      if (close < breaks.after(at)) return { type: 'variable', start: at, end: close + 2 }
    }
    if (opener === '{') return simple('variable', match(variable))
    if (opener === '$t(') return simple('nesting', match(nesting))
    if (opener === '&') return simple('reference', match(reference))
    if (opener !== '<') return simple('break', match(lineBreak))
    const found = match(tag)
    if (!found) return simple('comment', match(comment))
    const [whole, slash, name = '', rest = ''] = found
    const kind = slash ? 'close' : rest.endsWith('/') ? 'single' : 'open'
    return { type: 'tag', start: at, end: at + whole.length, tag: { kind, name } }
  }
}

/** i18next's own pattern. */
const nesting = new RegExp(
  `\\$t\\((?:[^()"']|"[^"]{0,${longest}}"|'[^']{0,${longest}}'|\\((?:[^()"']|"[^"]{0,${longest}}"|'[^']{0,${longest}}'){0,${longest}}\\)){0,${longest}}?\\)`,
  'y'
)

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

function simple(type: Mark['type'], match: RegExpExecArray | undefined): Mark | undefined {
  return match && { type, start: match.index, end: match.index + match[0].length }
}

/** Tags whose mate stands in the text become pairs; an element whose text is nobody's language becomes one mark. */
function paired(marks: readonly Mark[], text: string): readonly Mark[] {
  const resolved: Mark[] = []
  const open: { readonly name: string; readonly at: number }[] = []
  const waiting = new Map<string, number>()
  for (const mark of marks) {
    const { tag } = mark
    if (tag?.kind === 'open') {
      open.push({ name: tag.name, at: resolved.length })
      waiting.set(tag.name, (waiting.get(tag.name) ?? 0) + 1)
    }
    const at = tag?.kind === 'close' && waiting.get(tag.name) ? mateOf(tag.name) : undefined
    if (at === undefined) {
      resolved.push(mark)
      continue
    }
    const mate = resolved[at]!
    if (isProtected(text.slice(mate.start, mate.end))) {
      resolved.length = at
      resolved.push({ type: 'tag', start: mate.start, end: mark.end, inner: text.slice(mate.end, mark.start) })
    } else {
      resolved[at] = { ...mate, pair: mate.start }
      resolved.push({ ...mark, pair: mate.start })
    }
  }
  return resolved

  function mateOf(name: string): number | undefined {
    for (;;) {
      const last = open.pop()
      if (!last) return undefined
      waiting.set(last.name, waiting.get(last.name)! - 1)
      if (last.name === name) return last.at
    }
  }
}

function codeOf(mark: Mark, id: string, text: string, count: Count | undefined): InlineCode {
  const data = text.slice(mark.start, mark.end)
  if (mark.pair !== undefined && mark.tag && mark.tag.kind !== 'single') {
    return { kind: mark.tag.kind, id, data, equiv: '', deletable: isFormatting(mark.tag.name.toLowerCase()) }
  }
  const code = { kind: 'standalone', id, data } as const
  if (count && mark.type === 'variable' && isCount(data)) {
    return { ...code, equiv: count.example, deletable: count.isExact }
  }
  return { ...code, equiv: mark.inner ?? equivOf(mark.type, data), deletable: mark.type === 'reference' }
}

/** What a translator is to see in its place. */
function equivOf(type: Mark['type'], data: string): string {
  if (type === 'variable') return data.replace(/^\{\{?-?\s*|\s*(?:,.*)?\}\}?$/g, '')
  if (type === 'nesting') return /^\$t\(\s*([^,)]*)/.exec(data)?.[1]?.trim() ?? ''
  return type === 'reference' ? referred(data) : ''
}

const named: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&nbsp;', '\u00A0'],
  ['&shy;', '\u00AD'],
  ['&hellip;', '…'],
  ['&ndash;', '–'],
  ['&mdash;', '—'],
  ['&lsquo;', '‘'],
  ['&rsquo;', '’'],
  ['&ldquo;', '“'],
  ['&rdquo;', '”'],
  ['&laquo;', '«'],
  ['&raquo;', '»'],
  ['&copy;', '©']
])

function referred(data: string): string {
  const [, decimal, hexadecimal] = /^&#(?:(\d+)|x([\da-f]+));$/i.exec(data) ?? []
  const point = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : undefined
  if (point === undefined) return named.get(data) ?? data
  const isCharacter = point > 0 && point <= 0x10_ff_ff && (point < 0xd8_00 || point > 0xdf_ff)
  return isCharacter ? String.fromCodePoint(point) : data
}

/** Next place of a string or pattern, for questions in ascending order: linear however often it is asked. */
class Finder {
  readonly #text: string
  readonly #wanted: string | RegExp
  #next = -1

  constructor(text: string, wanted: string | RegExp) {
    this.#text = text
    this.#wanted = wanted
  }

  /** Infinity where there is none. */
  after(index: number): number {
    if (this.#next < index) {
      const found = this.#find(index)
      this.#next = found < 0 ? Number.POSITIVE_INFINITY : found
    }
    return this.#next
  }

  #find(index: number): number {
    if (typeof this.#wanted === 'string') return this.#text.indexOf(this.#wanted, index)
    this.#wanted.lastIndex = index
    return this.#wanted.exec(this.#text)?.index ?? -1
  }
}
