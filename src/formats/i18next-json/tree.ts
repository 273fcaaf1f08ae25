import { printParseErrorCode, visit } from 'jsonc-parser'
import { FormatError } from '../../model/errors.ts'

/** A value of a JSON file and where it stands, quotes and brackets included. */
export type JsonNode = ObjectNode | ArrayNode | StringNode | OtherNode

interface Span {
  readonly start: number
  readonly end: number
}

export interface ObjectNode extends Span {
  readonly kind: 'object'
  /** In the order of the file; no key twice. */
  readonly members: readonly Member[]
}

export interface ArrayNode extends Span {
  readonly kind: 'array'
  readonly items: readonly JsonNode[]
}

export interface StringNode extends Span {
  readonly kind: 'string'
  /** Decoded. */
  readonly text: string
}

/** A number, `true`, `false` or `null`. */
export interface OtherNode extends Span {
  readonly kind: 'other'
  readonly value: number | boolean | null
}

export interface Member {
  readonly key: string
  /** Of the key, quotes included. */
  readonly start: number
  readonly keyEnd: number
  readonly value: JsonNode
}

/** Objects and lists in one another, from which on a file is no catalogue. */
const deepest = 100

/**
 * The tree of a JSON file, offsets into `source`. JSON alone: comments, commas at the end and white space that JSON does not know throw
 * `FormatError` of type `syntax`, and so does the same key twice; deep nesting throws `too-deep`. A byte order mark is passed over.
 */
export function readTree(source: string): JsonNode {
  const base = source.startsWith('\uFEFF') ? 1 : 0
  const text = source.slice(base)
  const builder = new Builder(source)
  visit(
    text,
    {
      onObjectBegin: offset => builder.open('object', base + offset),
      onObjectEnd: (offset, length) => builder.close(base + offset + length),
      onArrayBegin: offset => builder.open('array', base + offset),
      onArrayEnd: (offset, length) => builder.close(base + offset + length),
      onObjectProperty: (key, offset, length) => builder.key(key, base + offset, base + offset + length),
      onLiteralValue: (value, offset, length) => builder.literal(value, base + offset, base + offset + length),
      onError(code, offset) {
        throw broken(source, base + offset, printParseErrorCode(code))
      }
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }
  )
  return builder.root ?? refuseNothing(source)
}

/** Line and column of an offset, both from 1: `12:5`. */
export function placeOf(source: string, offset: number): string {
  const lines = source.slice(0, offset).split(/\r\n|[\r\n]/)
  return `${lines.length}:${lines.at(-1)!.length + 1}`
}

interface Open {
  readonly kind: 'object' | 'array'
  readonly start: number
  readonly members: Member[]
  readonly items: JsonNode[]
  readonly keys: Set<string>
  /** Of the member whose value comes next. */
  key: { readonly key: string; readonly start: number; readonly keyEnd: number } | undefined
}

class Builder {
  root: JsonNode | undefined
  readonly #source: string
  readonly #stack: Open[] = []

  constructor(source: string) {
    this.#source = source
  }

  open(kind: Open['kind'], start: number): void {
    if (this.#stack.length === deepest) {
      const message = `Expected JSON nested at most ${deepest} deep, got more at ${placeOf(this.#source, start)}`
      throw new FormatError('too-deep', message, { offset: start })
    }
    this.#stack.push({ kind, start, members: [], items: [], keys: new Set(), key: undefined })
  }

  close(end: number): void {
    const { kind, start, members, items } = this.#stack.pop()!
    this.#add(kind === 'object' ? { kind, start, end, members } : { kind, start, end, items })
  }

  key(key: string, start: number, keyEnd: number): void {
    const open = this.#stack.at(-1)!
    if (open.keys.has(key)) {
      const message = `Expected each key once, got ${JSON.stringify(key)} again at ${placeOf(this.#source, start)}: keep one of the two`
      throw new FormatError('syntax', message, { offset: start })
    }
    open.keys.add(key)
    open.key = { key, start, keyEnd }
  }

  literal(value: unknown, start: number, end: number): void {
    if (typeof value === 'string') this.#add({ kind: 'string', start, end, text: value })
    else this.#add({ kind: 'other', start, end, value: value as OtherNode['value'] })
  }

  #add(node: JsonNode): void {
    const parent = this.#stack.at(-1)
    if (!parent) this.root = node
    else if (parent.kind === 'array') parent.items.push(node)
    else parent.members.push({ ...parent.key!, value: node })
  }
}

function broken(source: string, offset: number, code: string): FormatError {
  const got = JSON.stringify(source.slice(offset, offset + 20).split(/[\r\n]/, 1)[0])
  const message = `Expected JSON, got ${got} at ${placeOf(source, offset)} (${code}); comments, a comma before "}" or "]" and no-break spaces are not JSON`
  return new FormatError('syntax', message, { offset })
}

function refuseNothing(source: string): never {
  throw new FormatError('syntax', 'Expected JSON, got nothing', { offset: source.length })
}
