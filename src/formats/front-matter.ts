import type { Role } from '../model/document.ts'
import type { DataReader, Found, Step, Value, ValueReader } from './front-matter/found.ts'
import { jsonEnd, jsonStrings, jsonValues } from './front-matter/json.ts'
import { tomlStrings, tomlValues } from './front-matter/toml.ts'
import { yamlStrings, yamlValues } from './front-matter/yaml.ts'
import { isValue } from './news/spoken.ts'

/** The data that opens an article, in YAML, TOML or JSON: which of its strings are read by readers, and where they stand. */
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
  /** `text` in one line, in the spelling it had where it may be. */
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
  'correction',
  'correction.note',
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
 * The front matter of `source` and its strings under `keys`; a key is a dotted path in which list positions are left out. It stands
 * between lines of `---` (YAML, or as the first line says: `---toml`, `---json`), `+++` (TOML) or `;;;` (JSON), or is one JSON object.
 * Throws `FormatError` of type `syntax` where the keys are there and the data is broken, `too-deep` where it is nested beyond reason.
 */
export function frontMatter(source: string, keys: readonly string[]): FrontMatter {
  const { end, strings } = parsed(source)
  const wanted = new Set(keys)
  const scalars = strings
    .filter(({ steps, value }) => wanted.has(named(steps)) && !(steps[0] === 'correction' && isValue(value)))
    .map(({ steps, ...scalar }): Scalar => ({ ...scalar, path: steps.join('.'), role: roleOf(steps) }))
  return { end, scalars }
}

/** The top-level `lang`, `language`, `locale` and `dir`, to be set to the target's. */
export function localeScalars(source: string): readonly LocaleScalar[] {
  return parsed(source).strings.flatMap(({ steps, ...scalar }): LocaleScalar[] => {
    const key = localeKeys.get(steps.length === 1 ? String(steps[0]) : '')
    return key ? [{ ...scalar, key }] : []
  })
}

/** All values of the front matter; `undefined` where there is none, or none that can be read. Throws `FormatError` as `frontMatter` does. */
export function frontMatterValues(
  source: string
): { readonly end: number; readonly values: readonly Value[] } | undefined {
  const found = fenced(source)
  if (found) {
    const values = valueReaders.get(found.fence + found.language)?.(source, found.span)
    return values && { end: found.end, values }
  }
  const start = bareStart(source)
  if (start === undefined) return undefined
  const end = jsonEnd(source, start)
  return { end, values: jsonValues(source, { start, end }) }
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

const named = (steps: readonly Step[]) => steps.filter(step => typeof step === 'string').join('.')

function roleOf(steps: readonly Step[]): Role {
  const last = steps.findLast(step => typeof step === 'string') ?? ''
  if (/^(?:image_)?(?:fig)?caption$/.test(last)) return 'cap'
  if (/^(?:image_)?alt$/.test(last)) return 'alt'
  return (steps.length === 1 && roles.get(last)) || 'meta'
}

interface Parsed {
  readonly end: number
  readonly strings: readonly Found[]
}

const none: Parsed = { end: 0, strings: [] }

function parsed(source: string): Parsed {
  const found = fenced(source)
  if (!found) return fence.test(source) ? none : bareJson(source)
  const strings = readers.get(found.fence + found.language)?.(source, found.span)
  return strings ? { end: found.end, strings } : none
}

const fence = /^\uFEFF?(---|\+\+\+|;;;)([a-z]*)[ \t]*(?:\r\n?|\n)/

interface Fenced {
  readonly fence: string
  readonly language: string
  readonly span: { readonly start: number; readonly end: number }
  /** After the closing line. */
  readonly end: number
}

function fenced(source: string): Fenced | undefined {
  const [line = '', mark = '', language = ''] = fence.exec(source) ?? []
  const close = readers.has(mark + language) ? closing(source, mark, line.length) : undefined
  if (!close) return undefined
  return { fence: mark, language, span: { start: line.length, end: close.start }, end: close.end }
}

type Reader<T> = (source: string, span: { readonly start: number; readonly end: number }) => readonly T[] | undefined

/** YAML between `+++` is taken as what it is. */
const tomlOrYaml =
  <T>(toml: Reader<T>, yaml: Reader<T>): Reader<T> =>
  (source, span) => {
    try {
      return toml(source, span)
    } catch (error) {
      const { start, end } = span
      if (!/^[\w-]+:[ \t]/.test(source.slice(start, end))) throw error
      return yaml(source, span)
    }
  }

/** Data in the languages of programs is code: passed over whole. */
const code: DataReader = () => []

const readers: ReadonlyMap<string, DataReader> = new Map([
  ['---', yamlStrings],
  ['---yaml', yamlStrings],
  ['---toml', tomlStrings],
  ['---json', jsonStrings],
  ...['js', 'javascript', 'coffee', 'cson'].map((language): [string, DataReader] => [`---${language}`, code]),
  ['+++', tomlOrYaml(tomlStrings, yamlStrings)],
  [';;;', jsonStrings]
])

/** Without the languages of programs: what these say of an article nobody reads. */
const valueReaders: ReadonlyMap<string, ValueReader> = new Map<string, ValueReader>([
  ['---', yamlValues],
  ['---yaml', yamlValues],
  ['---toml', tomlValues],
  ['---json', jsonValues],
  ['+++', tomlOrYaml(tomlValues, yamlValues)],
  [';;;', jsonValues]
])

/** The line that ends it, and its line break. */
function closing(source: string, fence: string, from: number): { start: number; end: number } | undefined {
  const line = fence === '---' ? '(?:---|\\.\\.\\.)' : fence.replaceAll('+', '\\+')
  const pattern = new RegExp(`(?<=[\\r\\n])${line}[ \\t]*(?:\\r\\n?|\\n|(?![\\s\\S]))`, 'g')
  pattern.lastIndex = from
  const close = pattern.exec(source)
  return close ? { start: close.index, end: close.index + close[0].length } : undefined
}

function bareJson(source: string): Parsed {
  const start = bareStart(source)
  if (start === undefined) return none
  const end = jsonEnd(source, start)
  return { end, strings: jsonStrings(source, { start, end }) }
}

/** Where an object opens at the very start, as Hugo reads it; not a macro, nor an expression. */
function bareStart(source: string): number | undefined {
  return /^\uFEFF?(?=\{\s*"(?:[^"\\\r\n]|\\.)*"\s*:)/.exec(source)?.[0].length
}
