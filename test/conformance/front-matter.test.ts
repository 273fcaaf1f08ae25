import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { frontMatter, type Scalar } from '../../src/formats/front-matter.ts'
import { FormatError } from '../../src/model/errors.ts'

const corpus = new URL('../../../shared/corpus/formats/', import.meta.url)
const title = (text: string) => (existsSync(corpus) ? text : `${text} (skipped: ../shared/corpus is absent)`)

const texts: readonly string[] = [
  'خبر عاجل: «نعم»',
  '新闻',
  'true',
  '12',
  "it's",
  'a: b # c',
  'x\ny',
  '- a',
  '"q"',
  '',
  '{{x}}'
]

describe.skipIf(!existsSync(corpus))(title('every string of the corpus can be replaced alone'), () => {
  test('edge cases of YAML as front matter', () => {
    const documents = filesOf('yaml').flatMap(text => text.split(/^(?:---|\.\.\.|%).*\n?/m))
    const tally = measure(
      documents.flatMap(yaml => [`---\n${yaml}\n---\n`, `---\nroot:\n${yaml.replace(/^/gm, '  ')}\n---\n`])
    )
    expect(tally.wrong).toEqual([])
    expect(tally.scalars).toBeGreaterThan(300)
  })

  test.each(['md', 'md-pair', 'mdx', 'mdx-pair'])('front matter of %s', folder => {
    const tally = measure(filesOf(folder))
    expect(tally).toMatchObject({ wrong: [], syntax: 0 })
    expect(tally.articles === 0 || tally.scalars > 0).toBe(true)
  })
})

function filesOf(folder: string): readonly string[] {
  const url = new URL(`${folder}/`, corpus)
  return readdirSync(url).map(name => readFileSync(new URL(name, url), 'utf8'))
}

function measure(sources: readonly string[]) {
  const tally = { articles: 0, syntax: 0, scalars: 0, replacements: 0, wrong: [] as string[] }
  for (const source of sources) {
    try {
      const { scalars, end } = frontMatter(source, keysOf(source))
      if (end > 0) tally.articles++
      tally.scalars += scalars.length
      const before = leaves(source)
      for (const scalar of scalars) {
        for (const text of texts) {
          tally.replacements++
          if (!isAlone(source, before, scalar, text))
            tally.wrong.push(JSON.stringify([scalar.path, text, source.slice(0, 40)]))
        }
      }
    } catch (error) {
      if (!(error instanceof FormatError && error.type === 'syntax')) throw error
      tally.syntax++
    }
  }
  return tally
}

function isAlone(source: string, before: Leaves, { path, ...scalar }: Scalar, text: string): boolean {
  const result = source.slice(0, scalar.start) + scalar.write(text) + source.slice(scalar.end)
  const expected = new Map(before).set(path, JSON.stringify(text))
  const actual = new Map(leaves(result))
  return expected.size === actual.size && [...expected].every(([path, value]) => actual.get(path) === value)
}

type Leaves = ReadonlyArray<readonly [path: string, value: string]>

/** Paths and values by a reader of its own: quoted values that go on at the margin are folded first. */
function leaves(source: string): Leaves {
  const yaml =
    /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|(?![\s\S]))/.exec(source)?.[1] ?? ''
  const folded = yaml.replace(/^[\w.-]+: "(?:[^"\\]|\\[\s\S])*"$/gm, value => value.replace(/\n(?=\S)/g, ' '))
  const document = parseDocument(folded, { logLevel: 'silent', prettyErrors: false })
  return document.errors.length > 0 ? [] : [...leavesOf(document.toJS(), [])]
}

function* leavesOf(data: unknown, path: readonly string[]): Generator<readonly [string, string]> {
  if (data === null || typeof data !== 'object' || Object.keys(data).length === 0) {
    yield [path.join('.'), JSON.stringify(data) ?? '']
    return
  }
  for (const [key, value] of Object.entries(data)) yield* leavesOf(value, [...path, key])
}

function keysOf(source: string): readonly string[] {
  return leaves(source).map(([path]) => path.replace(/(?<=^|\.)\d+(?:\.|$)/g, '').replace(/\.$/, ''))
}
