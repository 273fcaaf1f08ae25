import type { Attribute } from '../../xml/token.ts'

/** A tag, from its `<` to behind its `>`. */
export interface Tag {
  readonly end: number
  /** In lower case, as browsers read it; so are the names of attributes. */
  readonly name: string
  /** Without those that are doubled: the first one holds. */
  readonly attributes: readonly Attribute[]
  readonly isSelfClosing: boolean
}

/** Reads the tag whose name starts at `start`. `undefined` where it never ends: browsers drop it. */
export function readTag(source: string, start: number): Tag | undefined {
  const { length } = source
  let at = nameEnd(source, start)
  const name = lowerCase(source.slice(start, at))
  let attributes: Attribute[] | undefined
  while (at < length) {
    const unit = source.charCodeAt(at)
    if (isBlank(unit)) at++
    else if (unit === greater) return tagOf(at + 1, name, attributes, false)
    else if (unit === slash) {
      at++
      if (source.charCodeAt(at) === greater) return tagOf(at + 1, name, attributes, true)
    } else {
      const attribute = readAttribute(source, at)
      if (!attribute) return undefined
      attributes ??= []
      attributes.push(attribute)
      at = attribute.end
    }
  }
  return undefined
}

function tagOf(end: number, name: string, attributes: readonly Attribute[] | undefined, isSelfClosing: boolean): Tag {
  return { end, name, attributes: attributes ? distinct(attributes) : none, isSelfClosing }
}

function distinct(attributes: readonly Attribute[]): readonly Attribute[] {
  if (attributes.length === 1) return attributes
  const names = new Set<string>()
  const found = attributes.filter(({ name }) => names.size < names.add(name).size)
  return found.length === attributes.length ? attributes : found
}

function readAttribute(source: string, start: number): Attribute | undefined {
  // A first `=` belongs to the name.
  const end = attributeNameEnd(source, start + 1)
  const name = lowerCase(source.slice(start, end))
  const equals = skipBlanks(source, end)
  if (source.charCodeAt(equals) !== equal) return { name, start, end, value: undefined, quote: '' }
  const from = skipBlanks(source, equals + 1)
  const quote = source.charAt(from)
  if (quote === '"' || quote === "'") {
    const close = source.indexOf(quote, from + 1)
    if (close === -1) return undefined
    return { name, start, end: close + 1, value: { start: from + 1, end: close }, quote }
  }
  const until = unquotedEnd(source, from)
  return { name, start, end: until, value: { start: from, end: until }, quote: '' }
}

const none: readonly Attribute[] = []
const [greater, slash, equal] = [0x3e, 0x2f, 0x3d]

export function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d || unit === 0x0c
}

function skipBlanks(source: string, from: number): number {
  let at = from
  while (at < source.length && isBlank(source.charCodeAt(at))) at++
  return at
}

function nameEnd(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const unit = source.charCodeAt(at)
    if (unit === greater || unit === slash || isBlank(unit)) return at
  }
  return source.length
}

function attributeNameEnd(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const unit = source.charCodeAt(at)
    if (unit === equal || unit === greater || unit === slash || isBlank(unit)) return at
  }
  return source.length
}

function unquotedEnd(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const unit = source.charCodeAt(at)
    if (unit === greater || isBlank(unit)) return at
  }
  return source.length
}

/** Of Latin letters alone, so that the length stays; a null character is replaced. */
function lowerCase(name: string): string {
  if (!/[A-Z\0]/.test(name)) return name
  return name.replace(/[A-Z]+/g, upper => upper.toLowerCase()).replaceAll('\0', '\uFFFD')
}
