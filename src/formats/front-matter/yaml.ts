import { isMap, isScalar, isSeq, Lexer, parseDocument, Scalar, type YAMLMap } from 'yaml'
import { type Found, maxDepth, type Step, type Value } from './found.ts'
import { broken, tooDeep } from './refusal.ts'

/**
 * The strings of YAML. Those with an anchor or a tag, aliases, numbers, booleans and dates are none. Written plain where it was plain
 * and still may be, else in the quotes it had, else double-quoted.
 */
export function yamlStrings(source: string, span: Span): readonly Found[] | undefined {
  const root = contentsOf(source, span)
  if (root === undefined) return undefined
  return [...strings(source, span.start, root, [])]
}

/** All values, those of aliases and in what has an anchor among them. */
export function yamlValues(source: string, span: Span): readonly Value[] | undefined {
  const root = contentsOf(source, span)
  return root === undefined ? undefined : [...values(source, span.start, root, [])]
}

interface Span {
  readonly start: number
  readonly end: number
}

/** The map that the data are, `null` for none; `undefined` where they are no data. Throws `FormatError`. */
function contentsOf(source: string, { start, end }: Span): YAMLMap | null | undefined {
  // A lone carriage return ends a line in an article, not for the parser; equal length, so offsets hold.
  const yaml = source.slice(start, end).replace(/\r(?!\n)/g, '\n')
  refuseDeep(yaml, start)
  const strict = parseDocument(yaml, options)
  const document = strict.errors.length > 0 ? parseDocument(foldQuoted(yaml), options) : strict
  const [error] = document.errors
  if (error) {
    // A thematic break, prose and another break: no front matter at all.
    if (!/^(?:[ \t]*(?:#.*)?\r?\n)*["']?[\p{L}_][\p{L}\p{N}_. -]*["']?[ \t]*:(?=\s)/u.test(yaml)) return undefined
    const remedy = 'put a value that holds ": " or " #" in quotes'
    throw broken('YAML', source, start + error.pos[0], { got: error.code, remedy, cause: error })
  }
  const root = document.contents
  return root === null || isMap(root) ? root : undefined
}

const options = { logLevel: 'silent', prettyErrors: false } as const

/**
 * Quoted values that go on at the margin: every other parser takes them, this one does not. Line breaks become spaces,
 * which is how YAML folds them.
 */
function foldQuoted(yaml: string): string {
  return yaml.replace(/^[\w.-]+:[ \t]+(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')(?=[ \t]*\r?$)/gm, quoted =>
    quoted.replace(/[\r\n]/g, ' ')
  )
}

/** The parser recurses: stop nesting long before the stack does. A block is no deeper than its columns of indent. */
function refuseDeep(yaml: string, start: number) {
  let offset = start
  for (const line of yaml.split('\n')) {
    if (/^(?:[ \t]|[-?:](?=[ \t]))*/.exec(line)![0].length > 2 * maxDepth && line.trim() !== '') throw tooDeep(offset)
    offset += line.length + 1
  }
  if (yaml.replace(/[^[{]/g, '').length <= maxDepth) return
  let flow = 0
  offset = start
  for (const lexeme of new Lexer().lex(yaml)) {
    if (lexeme === '[' || lexeme === '{') flow++
    if (lexeme === ']' || lexeme === '}') flow--
    if (flow > maxDepth) throw tooDeep(offset)
    offset += lexeme.length
  }
}

/** Every string of the tree that stands there once, for itself, and says something. */
function* strings(
  source: string,
  base: number,
  node: unknown,
  steps: readonly Step[],
  isFlow = false
): Generator<Found> {
  // What has an anchor may stand in other places too.
  if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) return
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (isScalar(key))
        yield* strings(source, base, value, [...steps, String(key.value)], isFlow || node.flow === true)
    }
  } else if (isSeq(node)) {
    for (const [i, item] of node.items.entries()) {
      yield* strings(source, base, item, [...steps, i], isFlow || node.flow === true)
    }
  } else if (isScalar(node) && isText(node)) {
    const { value, type = Scalar.PLAIN, range } = node
    let end = base + range[1]
    // The line breaks after a block scalar are part of it and must outlive it.
    while (/[ \t\r\n]/.test(source.charAt(end - 1))) end--
    yield { steps, start: base + range[0], end, value, write: text => spelling(text, type, isFlow) }
  }
}

function* values(source: string, base: number, node: unknown, steps: readonly Step[]): Generator<Value> {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue
      const start = base + (key.range?.[0] ?? 0)
      if (value === null) yield { steps: [...steps, String(key.value)], start, kind: 'bare', text: '' }
      else yield* values(source, base, value, [...steps, String(key.value)])
    }
  } else if (isSeq(node)) {
    for (const [i, item] of node.items.entries()) yield* values(source, base, item, [...steps, i])
  } else if (isScalar(node) && node.range && !node.tag) {
    const isString = typeof node.value === 'string'
    const spelled = source.slice(base + node.range[0], base + node.range[1])
    const [start] = node.range
    yield {
      steps,
      start: base + start,
      kind: isString ? 'string' : 'bare',
      text: isString ? String(node.value) : spelled
    }
  } else {
    const range = (node as { readonly range?: readonly number[] } | null)?.range
    yield { steps, start: base + (range?.[0] ?? 0), kind: 'other', text: '' }
  }
}

function isText(node: Scalar): node is Scalar<string> & { readonly range: [number, number, number] } {
  const { tag, type, value, range } = node
  if (typeof value !== 'string' || tag || !range) return false
  // What has no letter may be a date or a time to another parser.
  return (type === Scalar.PLAIN ? /\p{L}/u : /[\p{L}\p{N}]/u).test(value)
}

function spelling(text: string, type: Scalar.Type, isFlow: boolean): string {
  if (type === Scalar.PLAIN && isPlain(text) && !(isFlow && /[[\]{},:]/.test(text))) return text
  if (type === Scalar.QUOTE_SINGLE && !special.test(text)) return `'${text.replaceAll("'", "''")}'`
  return JSON.stringify(text).replace(beyondJson, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

// Controls, line breaks of YAML 1.1, what may not be printed.
const special = /[\p{Cc}\p{Surrogate}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u
const beyondJson = /[\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g

/** Whether every parser, of YAML 1.1 too, reads the bare text as this very string. Stricter than the grammar: a letter first. */
function isPlain(text: string): boolean {
  if (!/^\p{L}/u.test(text) || special.test(text) || text !== text.trim()) return false
  if (/:(?:\s|$)|\s#/.test(text)) return false
  return !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text)
}
