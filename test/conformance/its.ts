import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { SaxesParser } from 'saxes'
import type { DocumentFormat } from '../../src/formats/document-format.ts'
import { xml } from '../../src/formats/xml.ts'
import { codesOf } from '../../src/model/content.ts'
import { FormatError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { rewritten } from '../support/rewrites.ts'
import { type Matched, matched, type Score } from './gold.ts'
import { decode, formatOf } from './read.ts'

/**
 * Extraction against the expected outputs of the ITS 2.0 test suite, by category: which elements and attributes are to be translated, and
 * which elements are within a text. `undefined` where the corpus has none.
 */
export function itsScores(corpus: string): readonly Score[] {
  const folder = join(corpus, 'its-expected')
  if (!existsSync(folder)) return []
  const manifest = JSON.parse(readFileSync(join(corpus, 'MANIFEST.json'), 'utf8')) as readonly ManifestEntry[]
  const inputs = new Map(manifest.flatMap(({ file, input }) => (input === undefined ? [] : [[file, input] as const])))
  return [
    scoreOf('its translate (rules in the file itself)', corpus, filesOf(folder, 'translate', inputs), translated),
    scoreOf(
      'its within text (rules in the file itself)',
      corpus,
      filesOf(folder, 'elementswithintext', inputs),
      withinText
    )
  ].filter(({ files }) => files > 0)
}

interface ManifestEntry {
  readonly file: string
  readonly input?: string
}

interface Pair {
  readonly expected: string
  readonly input: string
}

function filesOf(folder: string, category: string, inputs: ReadonlyMap<string, string>): readonly Pair[] {
  return readdirSync(join(folder, category), { recursive: true, encoding: 'utf8' }).flatMap(path => {
    const input = inputs.get(`its-expected/${category}/${path}`)
    return input === undefined ? [] : [{ expected: join(folder, category, path), input }]
  })
}

type Measure = (
  expected: ReadonlyMap<string, string>,
  source: string,
  format: DocumentFormat,
  extension: string,
  file: string
) => Matched

function scoreOf(name: string, corpus: string, pairs: readonly Pair[], measure: Measure): Score {
  const scores = pairs.flatMap(({ expected, input }) => {
    const { text } = decode(readFileSync(join(corpus, input)), input)
    const format = linkedRules(join(corpus, input), text) ?? formatOf(extname(input), text)
    if (!format || pageRules.test(text)) return []
    try {
      return [measure(valuesIn(readFileSync(expected, 'utf8')), text, format, extname(input), input)]
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
      return []
    }
  })
  const sum = (of: (score: Matched) => number) => scores.reduce((total, score) => total + of(score), 0)
  return {
    name,
    files: scores.length,
    right: sum(({ right }) => right),
    found: sum(({ found }) => found),
    expected: sum(({ expected }) => expected),
    wrong: scores.flatMap(({ wrong }) => wrong)
  }
}

/** Rules that an HTML page links to: no setting names such a file for pages, which are read by the rules of HTML. */
const pageRules = /<link\b[^>]*\brel="?its-rules/i

/** Rules that a document links to lie beside it: a user names such a file in the configuration. */
function linkedRules(input: string, source: string): DocumentFormat | undefined {
  const href = /\bxlink:href="([\w.-]+)"/.exec(source)?.[1]
  const path = href === undefined ? '' : input.replace(/[^_/]+$/, href)
  return existsSync(path) ? xml({ rules: [{ path, text: readFileSync(path, 'utf8') }] }) : undefined
}

/** A line is a path, a tab, and `name="value"`. */
function valuesIn(expected: string): ReadonlyMap<string, string> {
  const lines = expected.matchAll(/^(\S+)\t(?:translate|withinText)="(\w+)"/gm)
  return new Map(Array.from(lines, ([, path, value]) => [path!, value!]))
}

/** What the suite says is text by default, and nobody reads. */
const neverText = /\/(?:script|style)\[\d+\]$|@(?:lang|style|id|class)$/

/** Every text is replaced by a mark; where a node has it afterwards, the format took its text for translatable. */
function translated(
  values: ReadonlyMap<string, string>,
  source: string,
  format: DocumentFormat,
  extension: string,
  file: string
): Matched {
  const english = localeTag('en')
  const document = format.extract(source, english)
  const marked = format.merge(document, english, ({ content }) =>
    rewritten(content, text => text.replace(/\p{L}/gu, mark))
  )
  const textsOf = extension === '.xml' ? xmlTexts : htmlTexts
  const before = textsOf(source)
  const after = textsOf(marked)
  const paths = [...before].filter(([path, text]) => /\p{L}/u.test(text) && !neverText.test(path)).map(([path]) => path)
  const found = paths.filter(path => after.get(path)?.includes(mark))
  return matched(
    found,
    paths.filter(path => values.get(path) === 'yes'),
    file
  )
}

const mark = '\u0436'

/** Names of the elements that are codes in a text, against those that are said to be within one, as text or as a note. */
function withinText(
  values: ReadonlyMap<string, string>,
  source: string,
  format: DocumentFormat,
  _extension: string,
  file: string
): Matched {
  const { blocks } = format.extract(source, localeTag('en'))
  const found = blocks
    .flatMap(({ content }) => codesOf(content))
    .flatMap(({ kind, data }) => (kind === 'close' ? [] : (/^<([\p{L}_][\p{L}\p{N}:._-]*)/u.exec(data)?.[1] ?? [])))
  const expected = [...values]
    .filter(([, value]) => value !== 'no')
    .map(([path]) => /([^/[]+)\[\d+\]$/.exec(path)?.[1] ?? path)
  return matched(found, expected, file)
}

/** Each element's own text and each attribute by its path, such as `/doc/p[2]/@title`. */
type Texts = Map<string, string>

function xmlTexts(source: string): Texts {
  const texts: Texts = new Map()
  const open: { path: string; counts: Map<string, number> }[] = []
  const parser = new SaxesParser()
  const add = (path: string, text: string) => texts.set(path, (texts.get(path) ?? '') + text)
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1)
    const count = (parent?.counts.get(name) ?? 0) + 1
    parent?.counts.set(name, count)
    const path = parent ? `${parent.path}/${name}[${count}]` : `/${name}`
    open.push({ path, counts: new Map() })
    for (const [attribute, value] of Object.entries(attributes)) add(`${path}/@${attribute}`, value)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const text = (more: string) => {
    const path = open.at(-1)?.path
    if (path !== undefined) add(path, more)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(source.replace(/^\uFEFF/, '')).close()
  return texts
}

function htmlTexts(source: string): Texts {
  const texts: Texts = new Map()
  const walk = (nodes: readonly DefaultTreeAdapterTypes.Node[], parent: string) => {
    const counts = new Map<string, number>()
    for (const node of nodes) {
      if ('value' in node) texts.set(parent, (texts.get(parent) ?? '') + node.value)
      if (!('tagName' in node)) continue
      const count = (counts.get(node.tagName) ?? 0) + 1
      counts.set(node.tagName, count)
      const path = parent === '' ? `/${node.tagName}` : `${parent}/${node.tagName}[${count}]`
      for (const { name, value } of node.attrs) texts.set(`${path}/@${name}`, value)
      walk(node.childNodes, path)
    }
  }
  walk(parse(source).childNodes, '')
  return texts
}
