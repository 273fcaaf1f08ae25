import { isMap, isScalar, isSeq, Lexer, type Node, parseDocument, Scalar as YamlScalar } from 'yaml'
import type { Role } from '../model/document.ts'
import { FormatError } from '../model/errors.ts'

/** The YAML between `---` lines that opens an article: which of its strings are read by readers, and where they stand. */
export interface FrontMatter {
  /** Offset of the first character of the body; 0 if there is no front matter. */
  readonly end: number
  /** In the order of the source. */
  readonly scalars: readonly Scalar[]
}

/** One translatable string. Replacing `start` to `end` by `write(text)` changes this string to `text` and no other data. */
export interface Scalar {
  /** Keys and list positions from the top, such as `seo.title` or `tags.0`. */
  readonly path: string
  readonly role: Role
  readonly start: number
  readonly end: number
  /** Decoded; a block scalar's ends with its line break. */
  readonly value: string
  /** `text` in one line of YAML: plain where it was plain and still may be, else in the quotes it had, else double-quoted. */
  write(text: string): string
}

/** The language or direction the front matter states. */
export interface LocaleScalar extends Omit<Scalar, 'path' | 'role'> {
  readonly key: 'lang' | 'dir'
}

export const defaultFrontMatterKeys: readonly string[] = [
  'title',
  'linkTitle',
  'headline',
  'subtitle',
  'standfirst',
  'dek',
  'description',
  'excerpt',
  'summary',
  'caption',
  'image_caption',
  'image_figcaption',
  'image_alt',
  'image.alt',
  'image.caption',
  'images.alt',
  'images.caption',
  'seo.title',
  'seo.description',
  'og.title',
  'og.description',
  'twitter.title',
  'twitter.description'
]

/**
 * The front matter of `source` and its strings under `keys`; a key is a dotted path in which list positions are left out. Strings
 * with an anchor or a tag, aliases, numbers, booleans and dates are no scalars; TOML (`+++`) is skipped whole. Throws `FormatError`
 * of type `syntax` where the keys are there and the YAML is broken, `too-deep` where it is nested beyond reason.
 */
export function frontMatter(source: string, keys: readonly string[]): FrontMatter {
  const { end, start, root } = parsed(source)
  const wanted = new Set(keys)
  const scalars = [...strings(source, start, root, [])]
    .filter(({ steps }) => wanted.has(named(steps)))
    .map(({ steps, ...scalar }): Scalar => ({ ...scalar, path: steps.join('.'), role: roleOf(steps) }))
  return { end, scalars }
}

/** The top-level `lang`, `language`, `locale` and `dir`, to be set to the target's. */
export function localeScalars(source: string): readonly LocaleScalar[] {
  const { start, root } = parsed(source)
  return [...strings(source, start, root, [])].flatMap(({ steps, ...scalar }): LocaleScalar[] => {
    const key = localeKeys.get(steps.length === 1 ? String(steps[0]) : '')
    return key ? [{ ...scalar, key }] : []
  })
}

const localeKeys: ReadonlyMap<string, LocaleScalar['key']> = new Map([
  ['lang', 'lang'],
  ['language', 'lang'],
  ['locale', 'lang'],
  ['dir', 'dir']
])

const roles: ReadonlyMap<string, Role> = new Map([
  ['title', 'title'],
  ['headline', 'title'],
  ...['dek', 'description', 'standfirst', 'excerpt', 'subtitle', 'summary'].map((key): [string, Role] => [key, 'dek'])
])

type Step = string | number

const named = (steps: readonly Step[]) => steps.filter(step => typeof step === 'string').join('.')

function roleOf(steps: readonly Step[]): Role {
  const last = steps.findLast(step => typeof step === 'string') ?? ''
  if (/^(?:image_)?(?:fig)?caption$/.test(last)) return 'cap'
  if (/^(?:image_)?alt$/.test(last)) return 'alt'
  return (steps.length === 1 && roles.get(last)) || 'meta'
}

interface Parsed {
  readonly end: number
  /** Where the YAML starts in the source. */
  readonly start: number
  readonly root: Node | null
}

const none: Parsed = { end: 0, start: 0, root: null }

function parsed(source: string): Parsed {
  const open = /^\uFEFF?(---|\+\+\+)[ \t]*(?:\r\n?|\n)/.exec(source)
  if (!open) return none
  const start = open[0].length
  const fence =
    open[1] === '---'
      ? /(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|(?![\s\S]))/g
      : /(?<=[\r\n])\+\+\+[ \t]*(?:\r\n?|\n|(?![\s\S]))/g
  fence.lastIndex = start
  const close = fence.exec(source)
  if (!close) return none
  const end = close.index + close[0].length
  if (open[1] === '+++') return { end, start, root: null }
  // A lone carriage return ends a line in an article, not for the parser; equal length, so offsets hold.
  const yaml = source.slice(start, close.index).replace(/\r(?!\n)/g, '\n')
  refuseDeep(yaml, start)
  const strict = parseDocument(yaml, options)
  const document = strict.errors.length > 0 ? parseDocument(foldQuoted(yaml), options) : strict
  const [error] = document.errors
  if (error) {
    // A thematic break, prose and another break: no front matter at all.
    if (!/^(?:[ \t]*(?:#.*)?\r?\n)*["']?[\p{L}_][\p{L}\p{N}_. -]*["']?[ \t]*:(?=\s)/u.test(yaml)) return none
    const offset = start + error.pos[0]
    const line = source.slice(0, offset).split(/\r\n?|\n/).length
    throw new FormatError(
      'syntax',
      `Expected YAML front matter, got line ${line} that is none (${error.code}): put a value that holds ": " or " #" in quotes`,
      { offset, cause: error }
    )
  }
  const root = document.contents
  return root === null || isMap(root) ? { end, start, root } : none
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
  const limit = 100
  let offset = start
  const refuse = () => {
    throw new FormatError('too-deep', `Expected front matter nested at most ${limit} deep, got more`, { offset })
  }
  for (const line of yaml.split('\n')) {
    if (/^(?:[ \t]|[-?:](?=[ \t]))*/.exec(line)![0].length > 2 * limit && line.trim() !== '') refuse()
    offset += line.length + 1
  }
  if (yaml.replace(/[^[{]/g, '').length <= limit) return
  let flow = 0
  offset = start
  for (const lexeme of new Lexer().lex(yaml)) {
    if (lexeme === '[' || lexeme === '{') flow++
    if (lexeme === ']' || lexeme === '}') flow--
    if (flow > limit) refuse()
    offset += lexeme.length
  }
}

interface Found extends Omit<Scalar, 'path' | 'role'> {
  readonly steps: readonly Step[]
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
    const { value, type = YamlScalar.PLAIN, range } = node
    let end = base + range[1]
    // The line breaks after a block scalar are part of it and must outlive it.
    while (/[ \t\r\n]/.test(source.charAt(end - 1))) end--
    yield { steps, start: base + range[0], end, value, write: text => spelling(text, type, isFlow) }
  }
}

function isText(node: YamlScalar): node is YamlScalar<string> & { readonly range: [number, number, number] } {
  const { tag, type, value, range } = node
  if (typeof value !== 'string' || tag || !range) return false
  // What has no letter may be a date or a time to another parser.
  return (type === YamlScalar.PLAIN ? /\p{L}/u : /[\p{L}\p{N}]/u).test(value)
}

function spelling(text: string, type: YamlScalar.Type, isFlow: boolean): string {
  if (type === YamlScalar.PLAIN && isPlain(text) && !(isFlow && /[[\]{},:]/.test(text))) return text
  if (type === YamlScalar.QUOTE_SINGLE && !special.test(text)) return `'${text.replaceAll("'", "''")}'`
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
