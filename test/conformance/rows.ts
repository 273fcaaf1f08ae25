import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { isMap, parseDocument } from 'yaml'
import { isRead } from './read.ts'

/** A row of the table: the files of one top-level folder. */
export interface Row {
  readonly name: string
  /** `articles` are extracted and merged; `xml` files are only taken apart and put together by the lexer; `other` are not read. */
  readonly kind: 'articles' | 'xml' | 'other'
  /** Why files of this row are not read as articles, or how they are read. */
  readonly note?: string
  readonly files: readonly CorpusFile[]
}

export interface CorpusFile {
  /** Relative to the corpus. */
  readonly name: string
  /** With its dot, in lower case: what its format is chosen by. */
  readonly extension: string
  /** Read when asked for. */
  readonly bytes: () => Buffer
}

/** The rows of a folder laid out as `<format>/**`, in the order of the table, or `undefined` where there is no such folder. */
export function rowsOf(corpus: string): readonly Row[] | undefined {
  if (!existsSync(corpus)) return undefined
  return readdirSync(corpus, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => rowOf(corpus, name))
    .sort((a, b) => orderOf(a) - orderOf(b))
}

function rowOf(corpus: string, folder: string): Row {
  const files = filesUnder(join(corpus, folder)).map((path): CorpusFile => {
    const bytes = () => readFileSync(join(corpus, folder, path))
    return { name: `${folder}/${path}`, extension: extensionFor(folder, path), bytes }
  })
  const exchange = exchangeFolders.find(([names]) => names.test(folder))
  if (exchange) return { name: folder, kind: exchange[1], note: exchange[2], files }
  if (folder === 'md-spec') {
    return { name: folder, kind: 'articles', note: 'each example is a file', files: files.flatMap(examples) }
  }
  if (folder === 'yaml') {
    return {
      name: folder,
      kind: 'articles',
      note: 'each document that is a map is front matter',
      files: files.flatMap(asFrontMatter)
    }
  }
  if (files.some(({ extension }) => isRead(extension))) return { name: folder, kind: 'articles', files }
  return { name: folder, kind: 'other', note: `no format reads ${extensionsOf(files)}`, files }
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

const exchangeFolders: ReadonlyArray<readonly [RegExp, Row['kind'], string]> = [
  [/^(?:xliff|tmx|tbx|srx)(?:-|$)/, 'xml', 'exchange files: taken apart by the XML lexer alone'],
  [/^po$/, 'other', 'exchange files'],
  [/^its-expected$/, 'other', 'what the extraction is scored against']
]

/** What a folder's name says of the files in it; a file's own extension counts where a format has it, but for MDX under `.md`. */
const byFolder: ReadonlyArray<readonly [RegExp, string]> = [
  [/^mdx(?:-|$)/, '.mdx'],
  [/^(?:markdown|md)(?:-|$)/, '.md'],
  [/^html(?:-|$)/, '.html'],
  [/^(?:i18next|json|icu-json)(?:-|$)/, '.json'],
  [/^(?:feed|rss|atom|nitf|newsml|xml|dita)(?:-|$)/, '.xml'],
  [/^(?:txt|text)(?:-|$)/, '.txt']
]

function extensionFor(folder: string, path: string): string {
  const own = extname(path).toLowerCase()
  const named = byFolder.find(([names]) => names.test(folder))?.[1]
  if (named === '.mdx' && isRead(named)) return named
  return isRead(own) || named === undefined ? own : named
}

const extensionsOf = (files: readonly CorpusFile[]) => [...new Set(files.map(({ extension }) => extension))].join(', ')

/** The inputs of the examples in a specification: fenced by 32 backticks, `→` for a tab, the expected HTML after a line `.`. */
function examples({ name, bytes }: CorpusFile): readonly CorpusFile[] {
  const text = bytes().toString('utf8').replace(/\r\n/g, '\n')
  return Array.from(text.matchAll(/^`{32} example[^\n]*\n([\s\S]*?)^\.\n/gm), ([, source = ''], i) => {
    const example = Buffer.from(source.replaceAll('→', '\t'))
    return { name: `${name} example ${i + 1}`, extension: '.md', bytes: () => example }
  })
}

/** The documents of a YAML file, each between the lines that make it front matter. */
function asFrontMatter({ name, bytes }: CorpusFile): readonly CorpusFile[] {
  const documents = bytes()
    .toString('utf8')
    .split(/^(?:---|\.\.\.|%).*\n?/m)
  return documents.filter(isMapping).map((yaml, i) => {
    const article = Buffer.from(`---\n${yaml}\n---\n`)
    return { name: `${name} document ${i + 1}`, extension: '.md', bytes: () => article }
  })
}

/** Front matter is keys and values; what is none reads as a paragraph between rules. What is broken is for the format to tell. */
function isMapping(yaml: string): boolean {
  const { contents, errors } = parseDocument(yaml, { logLevel: 'silent', prettyErrors: false })
  return errors.length > 0 || isMap(contents)
}

const orderOf = ({ kind }: Row) => ['articles', 'xml', 'other'].indexOf(kind)
