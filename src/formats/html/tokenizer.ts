import type { Token } from '../../xml/token.ts'
import { type ForeignContent, foreignContent } from './foreign.ts'
import { rawTextEnd, rawTextIn } from './raw-text.ts'
import { readTag, type Tag } from './tag.ts'

/**
 * The tokens of any text read as HTML, by the rules browsers go by; names are in lower case. What a browser drops without a trace (a tag
 * that never ends, `</>`) is a comment. Never throws. Its own, since positions are all we want: parse5's tokenizer, which tests compare
 * it with, takes most of the time of an extraction.
 */
export function htmlTokens(source: string): readonly Token[] {
  const tokens: Token[] = []
  const isXml = xmlDeclaration.test(source)
  const foreign = foreignContent(source)
  let end = 0
  let lt = source.indexOf('<')
  while (lt !== -1) {
    const isForeign = foreign.isInside
    const token = markupAt(source, lt, foreign, isXml)
    if (token === undefined) {
      lt = source.indexOf('<', lt + 1)
      continue
    }
    if (lt > end) tokens.push(text(end, lt))
    tokens.push(token)
    end = token.end
    if (token.type === 'open' && !isForeign && !token.isEmpty) end = addRawText(source, token.name, end, tokens)
    lt = source.indexOf('<', end)
  }
  if (source.length > end) tokens.push(text(end, source.length))
  return tokens
}

function markupAt(source: string, start: number, foreign: ForeignContent, isXml: boolean): Token | undefined {
  const next = source.charCodeAt(start + 1)
  if (isLetter(next)) {
    const tag = readTag(source, start + 1)
    return tag ? opening(start, tag, foreign, isXml) : dropped(source, start)
  }
  if (next === slash) return closingAt(source, start, foreign)
  if (next === question) return { type: 'comment', start, end: after(source, '>', start) }
  return next === exclamation ? declarationAt(source, start, foreign) : undefined
}

function opening(start: number, tag: Tag, foreign: ForeignContent, isXml: boolean): Token {
  const { end, name, attributes, isSelfClosing } = tag
  const isEmpty = foreign.open(tag) ? isSelfClosing : voids.has(name) || (isXml && isSelfClosing)
  return { type: 'open', start, end, name, attributes, isEmpty }
}

function closingAt(source: string, start: number, foreign: ForeignContent): Token | undefined {
  const next = source.charCodeAt(start + 2)
  if (Number.isNaN(next)) return undefined
  if (!isLetter(next)) return { type: 'comment', start, end: after(source, '>', start) }
  const tag = readTag(source, start + 2)
  if (!tag) return dropped(source, start)
  foreign.close(tag.name)
  return { type: 'close', start, end: tag.end, name: tag.name }
}

function declarationAt(source: string, start: number, foreign: ForeignContent): Token {
  if (source.startsWith('--', start + 2)) return { type: 'comment', start, end: commentEnd(source, start + 4) }
  if (source.slice(start + 2, start + 9).toLowerCase() === 'doctype') {
    return { type: 'doctype', start, end: after(source, '>', start) }
  }
  if (foreign.isInside && source.startsWith('[CDATA[', start + 2)) {
    const close = source.indexOf(']]>', start + 9)
    const inner = { start: start + 9, end: close === -1 ? source.length : close }
    return { type: 'cdata', start, end: close === -1 ? source.length : close + 3, inner }
  }
  return { type: 'comment', start, end: after(source, '>', start) }
}

/** `<!-->` and `<!--->` are whole comments; others end at `-->` or `--!>`. `from`: behind `<!--`. */
function commentEnd(source: string, from: number): number {
  if (source.startsWith('>', from)) return from + 1
  if (source.startsWith('->', from)) return from + 2
  ends.lastIndex = from
  return ends.exec(source) ? ends.lastIndex : source.length
}

/** Adds what stands up to the end tag of an element that holds no markup, and says where that is. */
function addRawText(source: string, name: string, start: number, tokens: Token[]): number {
  const kind = rawTextIn(name)
  if (kind === undefined) return start
  const end = rawTextEnd(source, name, start)
  if (end > start) tokens.push(kind === 'raw' ? { type: 'cdata', start, end, inner: { start, end } } : text(start, end))
  return end
}

function text(start: number, end: number): Token {
  return { type: 'text', start, end, inner: { start, end } }
}

function dropped(source: string, start: number): Token {
  return { type: 'comment', start, end: source.length }
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from)
  return at === -1 ? source.length : at + mark.length
}

/** What says so may close any element by itself: `<script src="…"/>`. */
const xmlDeclaration = /^\uFEFF?<\?xml\s/
const ends = /--!?>/g
const [exclamation, slash, question] = [0x21, 0x2f, 0x3f]
const isLetter = (unit: number) => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)

const voids: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr'.split(' ')
)
