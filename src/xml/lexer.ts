import { FormatError } from '../model/errors.ts'
import { codePointName, forbiddenAt } from './characters.ts'
import { Finder } from './finder.ts'
import { nameEnd } from './name.ts'
import { checkReferences } from './references.ts'
import type { Attribute, Token } from './token.ts'

/** Elements in one another: far more than any article, far fewer than a stack holds. */
const maxDepth = 1000

/**
 * The tokens of a well-formed XML 1.0 document; their spans cover it. Nothing is resolved, expanded or fetched: of a document type
 * declaration only the end is looked for, references are only checked for their form. Namespaces are not checked. Linear in time. Throws
 * `FormatError` of type `syntax` or `too-deep` with the offset of what is wrong.
 */
export function tokens(source: string): readonly Token[] {
  refuseCharacters(source)
  const found: Token[] = []
  const open: string[] = []
  let rootEnd = -1
  const ampersand = new Finder(source, '&')
  const sectionEnd = new Finder(source, ']]>')
  const lessThan = new Finder(source, '<')
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0
  if (at === 1) found.push({ type: 'text', start: 0, end: 1, inner: { start: 0, end: 1 } })
  const start = at

  while (at < source.length) {
    if (source.charCodeAt(at) !== less) {
      at = text(at)
      continue
    }
    const next = source.charCodeAt(at + 1)
    if (next === slash) at = close(at)
    else if (next === bang) at = declaration(at)
    else if (next === question) at = instruction(at)
    else at = element(at)
  }
  if (open.length > 0) throw wrong(`</${open.at(-1)}>`, 'the end of the file', source.length)
  if (rootEnd < 0) throw wrong('an element', source.trim() === '' ? 'an empty file' : 'none', source.length)
  return found

  function text(from: number): number {
    const end = lessThan.from(from)
    const isInRoot = open.length > 0
    const blank = isInRoot ? -1 : blankEnd(source, from, end)
    if (!isInRoot && blank < end)
      throw wrong(rootEnd < 0 ? 'an element' : 'nothing after the root element', 'text', blank)
    if (isInRoot) {
      if (ampersand.from(from) < end) checkReferences(source, from, end)
      const marker = sectionEnd.from(from)
      if (marker < end) throw wrong('"]]&gt;" in text', '"]]>"', marker)
    }
    found.push({ type: 'text', start: from, end, inner: { start: from, end } })
    return end
  }

  function element(from: number): number {
    const afterName = nameEnd(source, from + 1)
    if (afterName === from + 1) throw wrong('the name of an element, or "&lt;" for a bare "<"', quoted(from), from)
    if (open.length === 0 && rootEnd >= 0) throw wrong('one root element', 'a second one', from)
    const name = source.slice(from + 1, afterName)
    const { attributes, end } = readAttributes(source, afterName, { ampersand, lessThan })
    const isEmpty = source.charCodeAt(end) === slash
    const after = end + (isEmpty ? 2 : 1)
    if (isEmpty && source.charCodeAt(end + 1) !== greater) throw wrong('"/>"', quoted(end), end)
    found.push({ type: 'open', name, attributes, isEmpty, start: from, end: after })
    if (!isEmpty) {
      open.push(name)
      if (open.length > maxDepth) {
        const message = `Expected elements nested at most ${maxDepth} deep, got more`
        throw new FormatError('too-deep', message, { offset: from })
      }
    } else if (open.length === 0) rootEnd = after
    return after
  }

  function close(from: number): number {
    const afterName = nameEnd(source, from + 2)
    const name = source.slice(from + 2, afterName)
    const end = blankEnd(source, afterName, source.length)
    if (source.charCodeAt(end) !== greater) throw wrong('">"', quoted(end), end)
    const expected = open.pop()
    if (expected === undefined) throw wrong('an open element', `</${name}>`, from)
    if (expected !== name) throw wrong(`</${expected}>`, `</${name}>`, from)
    found.push({ type: 'close', name, start: from, end: end + 1 })
    if (open.length === 0) rootEnd = end + 1
    return end + 1
  }

  function declaration(from: number): number {
    if (source.startsWith('<!--', from)) {
      const dashes = source.indexOf('--', from + 4)
      if (dashes < 0) throw wrong('"-->"', 'the end of the file', from)
      if (source.charCodeAt(dashes + 2) !== greater) throw wrong('no "--" in a comment', '"--"', dashes)
      found.push({ type: 'comment', start: from, end: dashes + 3 })
      return dashes + 3
    }
    if (source.startsWith('<![CDATA[', from)) {
      if (open.length === 0) throw wrong('an element around it', 'a CDATA section', from)
      const marker = source.indexOf(']]>', from + 9)
      if (marker < 0) throw wrong('"]]>"', 'the end of the file', from)
      found.push({ type: 'cdata', start: from, end: marker + 3, inner: { start: from + 9, end: marker } })
      return marker + 3
    }
    if (source.startsWith('<!DOCTYPE', from)) {
      if (rootEnd >= 0 || open.length > 0 || found.some(({ type }) => type === 'doctype'))
        throw wrong('one document type declaration before the root element', 'another', from)
      const end = doctypeEnd(source, from)
      found.push({ type: 'doctype', start: from, end })
      return end
    }
    throw wrong('a comment, a CDATA section or a document type declaration', quoted(from), from)
  }

  function instruction(from: number): number {
    const afterName = nameEnd(source, from + 2)
    const end = source.indexOf('?>', afterName)
    if (end < 0) throw wrong('"?>"', 'the end of the file', from)
    const name = source.slice(from + 2, afterName)
    const isDeclaration = name.toLowerCase() === 'xml'
    if (name === '') throw wrong('a name after "<?"', quoted(from), from)
    if (isDeclaration && (from !== start || name !== 'xml'))
      throw wrong('the XML declaration at the very start of the file', 'it later', from)
    if (end > afterName && !isBlank(source.charCodeAt(afterName)))
      throw wrong('a blank or "?>"', quoted(afterName), afterName)
    found.push({ type: isDeclaration ? 'declaration' : 'instruction', start: from, end: end + 2 })
    return end + 2
  }

  function quoted(from: number): string {
    return from >= source.length ? 'the end of the file' : JSON.stringify(source.slice(from, from + 12))
  }

  function wrong(expected: string, got: string, offset: number): FormatError {
    return new FormatError('syntax', `Expected ${expected}, got ${got}`, { offset })
  }
}

const less = 0x3c
const greater = 0x3e
const slash = 0x2f
const bang = 0x21
const question = 0x3f
const equals = 0x3d
const doubleQuote = 0x22
const singleQuote = 0x27

const isBlank = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

function blankEnd(source: string, from: number, limit: number): number {
  let at = from
  while (at < limit && isBlank(source.charCodeAt(at))) at++
  return at
}

/** From after the name to `>` or `/>`, which is at `end`. */
function readAttributes(
  source: string,
  from: number,
  { ampersand, lessThan }: Readonly<Record<'ampersand' | 'lessThan', Finder>>
): { readonly attributes: readonly Attribute[]; readonly end: number } {
  let at = blankEnd(source, from, source.length)
  let code = source.charCodeAt(at)
  if (code === greater || code === slash) return { attributes: none, end: at }
  const attributes: Attribute[] = []
  let isApart = at > from
  for (;;) {
    code = source.charCodeAt(at)
    if (code === greater || code === slash) return { attributes: unique(attributes), end: at }
    const end = nameEnd(source, at)
    if (end === at || !isApart) throw wrong(source, isApart ? '">", "/>" or an attribute' : 'a blank before it', at)
    const mark = blankEnd(source, end, source.length)
    if (source.charCodeAt(mark) !== equals) throw wrong(source, '"=" and a value in quotes', mark)
    const open = blankEnd(source, mark + 1, source.length)
    const quote = source.charCodeAt(open)
    if (quote !== doubleQuote && quote !== singleQuote) throw wrong(source, 'a value in quotes', open)
    const close = source.indexOf(quote === doubleQuote ? '"' : "'", open + 1)
    if (close < 0) throw wrong(source, 'the quote that ends the value', source.length)
    const value = { start: open + 1, end: close }
    const less = lessThan.from(value.start)
    if (less < close) throw wrong(source, '"&lt;" in an attribute', less)
    if (ampersand.from(value.start) < close) checkReferences(source, value.start, close)
    attributes.push({
      name: source.slice(at, end),
      value,
      quote: quote === doubleQuote ? '"' : "'",
      start: at,
      end: close + 1
    })
    at = blankEnd(source, close + 1, source.length)
    isApart = at > close + 1
  }
}

const none: readonly Attribute[] = []

function unique(attributes: readonly Attribute[]): readonly Attribute[] {
  const names = new Set<string>()
  for (const { name, start } of attributes) {
    if (names.has(name))
      throw new FormatError('syntax', `Expected each attribute once, got "${name}" twice`, { offset: start })
    names.add(name)
  }
  return attributes
}

function wrong(source: string, expected: string, offset: number): FormatError {
  const got = offset >= source.length ? 'the end of the file' : JSON.stringify(source.slice(offset, offset + 12))
  return new FormatError('syntax', `Expected ${expected}, got ${got}`, { offset })
}

/** Past the `>` of a document type declaration: quotes, comments and instructions in its internal subset may hold brackets. */
function doctypeEnd(source: string, from: number): number {
  let isInSubset = false
  let at = from + 9
  while (at < source.length) {
    const mark = /["'[\]>]|<!--|<\?/g
    mark.lastIndex = at
    const [found] = mark.exec(source) ?? []
    if (found === undefined) break
    at = mark.lastIndex
    if (found === '>' && !isInSubset) return at
    if (found === '[') isInSubset = true
    else if (found === ']') isInSubset = false
    const end = closers[found]
    if (end === undefined) continue
    const close = source.indexOf(end, at)
    if (close < 0) break
    at = close + end.length
  }
  throw new FormatError('syntax', 'Expected ">" at the end of the document type declaration, got the end of the file', {
    offset: from
  })
}

const closers: Readonly<Partial<Record<string, string>>> = { '"': '"', "'": "'", '<!--': '-->', '<?': '?>' }

/** Halves of surrogate pairs pass: no block will hold one. */
function refuseCharacters(source: string): void {
  const at = forbiddenAt(source)
  if (at < 0) return
  const message = `Expected characters that XML allows, got ${codePointName(source.charCodeAt(at))}: delete it`
  throw new FormatError('syntax', message, { offset: at })
}
