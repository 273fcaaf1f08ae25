import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Document } from '../../src/model/document.ts'
import { formatTags } from '../../src/model/inline-tags.ts'
import { localeTag } from '../../src/model/locale.ts'
import { decode, formatOf } from './read.ts'

/** How well blocks found are the blocks expected: precision is `right / found`, recall `right / expected`. */
export interface Score {
  readonly name: string
  readonly files: number
  readonly right: number
  readonly found: number
  readonly expected: number
  /** What was found and not expected, or expected and not found, with its file. */
  readonly wrong: readonly string[]
}

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url))

/** Our own fixtures, a score for each format: folders with a `source.*` and the `blocks.json` a person has read. */
export function goldScores(): readonly Score[] {
  return readdirSync(fixtures)
    .map(format => scoreOf(format, goldFiles(join(fixtures, format))))
    .filter(({ files }) => files > 0)
}

interface Gold {
  readonly source: string
  readonly blocks: string
}

function goldFiles(folder: string): readonly Gold[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => join(folder, path))
  return files
    .filter(path => basename(path) === 'blocks.json')
    .flatMap(blocks => {
      const source = files.find(path => dirname(path) === dirname(blocks) && basename(path).startsWith('source.'))
      return source === undefined ? [] : [{ source, blocks }]
    })
}

function scoreOf(name: string, files: readonly Gold[]): Score {
  const scores = files.map(({ source, blocks }) => {
    const bytes = readFileSync(source)
    const { text } = decode(bytes, source)
    const format = formatOf(extname(source), text)
    const found = format
      ? shown(format.extract(text, localeTag(/arabic|rtl/.test(source.slice(fixtures.length)) ? 'ar' : 'en')))
      : []
    const expected = (JSON.parse(readFileSync(blocks, 'utf8')) as readonly GoldBlock[]).map(
      gold => `${'name' in gold ? gold.name : gold.role}: ${gold.text}`
    )
    return matched(found, expected, source.slice(fixtures.length + 1))
  })
  const sum = (of: (score: Matched) => number) => scores.reduce((total, score) => total + of(score), 0)
  return {
    name,
    files: files.length,
    right: sum(({ right }) => right),
    found: sum(({ found }) => found),
    expected: sum(({ expected }) => expected),
    wrong: scores.flatMap(({ wrong }) => wrong)
  }
}

/** What a block is called: by its name in its format, else by its role. */
type GoldBlock = { readonly text: string } & ({ readonly role: string } | { readonly name: string })

const shown = ({ blocks }: Document) =>
  blocks.map(({ name, role, content }) => `${name ?? role}: ${formatTags(content)}`)

export type Matched = Omit<Score, 'name' | 'files'>

/** As bags: an entry that stands twice has to be found twice. */
export function matched(found: readonly string[], expected: readonly string[], file: string): Matched {
  const rest = [...expected]
  const surplus = found.filter(entry => {
    const at = rest.indexOf(entry)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
  return {
    right: found.length - surplus.length,
    found: found.length,
    expected: expected.length,
    wrong: [
      ...surplus.map(entry => `${file}: not expected ${entry}`),
      ...rest.map(entry => `${file}: not found ${entry}`)
    ]
  }
}
