import { existsSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import type { Engine } from '../../src/backends/translation-backend.ts'
import { assemble } from '../../src/cli/open-project.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { type Content, plainText } from '../../src/model/content.ts'
import { microsOf } from '../../src/model/price.ts'
import type { ReportedSpend } from '../../src/pipeline/report.ts'
import { dryRun, run } from '../../src/pipeline/run.ts'
import { utcDay } from '../../src/queue/budget.ts'
import { recordingIo } from '../support/command-line.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'

// Law 2 with money in it: what the plan says each desk, locale and backend will cost is what the ledger has after the run, and what
// the engines were sent, to the character and to the millionth.

interface Sentence {
  readonly markdown: string
  readonly plain: string
}

/** Words for `…`; none is a number, for those are repaired from the memory. */
const templates: ReadonlyArray<(word: string) => Sentence> = [
  word => same(`The council votes on ${word} tonight.`),
  word => same(`“We will wait for ${word},” she said.`),
  word => ({
    markdown: `Read [the *report*](https://example.org/r) on ${word} now.`,
    plain: `Read the report on ${word} now.`
  }),
  word => ({ markdown: `It was **not** about ${word}.`, plain: `It was not about ${word}.` }),
  word => same(`Le café d’${word} 🥐 is open.`)
]

const same = (text: string): Sentence => ({ markdown: text, plain: text })

interface TreeArticle {
  readonly id: string
  readonly paragraphs: ReadonlyArray<ReadonlyArray<{ readonly template: number; readonly age: number }>>
}

interface Tree {
  readonly articles: readonly TreeArticle[]
  readonly locales: readonly string[]
  /** Whether --dry-run comes before the run. */
  readonly isForetold: boolean
}

/** A sentence of this tree, of the one before it, or one that all trees may have. */
const sentence = fc.record({ template: fc.nat(templates.length - 1), age: fc.constantFrom(0, 0, 1, 2) })
const paragraphs = fc.array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
const id = fc.constantFrom('sport/a', 'sport/2026/b', 'news/a', 'news/b', 'top')
const tree: fc.Arbitrary<Tree> = fc.record({
  articles: fc.uniqueArray(fc.record({ id, paragraphs }), { minLength: 1, maxLength: 3, selector: ({ id }) => id }),
  locales: fc.constantFrom(['ar'], ['fr'], ['ar', 'fr']),
  isForetold: fc.nat(9).map(n => n === 0)
})

/** The same word for the same number, in letters; too long for an abbreviation. */
const wordOf = (n: number) => `harbour${[...String(n)].map(digit => 'abcdefghij'[Number(digit)]).join('')}`

/** Trees that one project has one after the other: with what those before have left in its memory and its files. */
const treesOfProject = 50
const projects = 20

const prices = {
  mock: { perMillionCharacters: 19.99, currency: 'EUR' },
  deepl: { perMillionCharacters: 7, currency: 'EUR' }
}
const config = {
  backends: { mock: { price: prices.mock }, deepl: { price: prices.deepl } },
  routes: [{ articles: ['sport/**'], backend: 'deepl' }]
}

type Sent = { readonly backend: 'mock' | 'deepl'; readonly locale: string; readonly source: Content }

function recording(backend: Sent['backend'], sent: Sent[]): Engine {
  const engine = mock()
  return {
    ...engine,
    name: backend,
    fingerprint: `${backend}@test`,
    limits: { sources: 3, characters: 120 },
    translate(request) {
      sent.push(...request.sources.map(source => ({ backend, locale: request.to, source })))
      return engine.translate(request)
    }
  }
}

const backendOf = (article: string) => (article.startsWith('sport/') ? 'deepl' : 'mock')
const deskOf = (article: string) => (article.includes('/') ? article.split('/')[0]! : '')

test(`of ${treesOfProject * projects} random trees`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(tree, { minLength: treesOfProject, maxLength: treesOfProject, size: 'max' }),
      async trees => {
        using folder = projectFolder({ 'translate.config.json': JSON.stringify(config) }, memoryDisk)
        const known = new Set<string>()
        for (const [n, tree] of trees.entries()) {
          const texts = write(folder, tree, n)
          const { planned, sent, stored, engines } = await planAndRun(folder, tree)
          const expected = expectedOf(texts, tree.locales, known, engines)
          expect(planned.map(withoutRequests)).toEqual(sorted(expected))
          expect(sent.map(withoutRequests)).toEqual(planned.map(withoutRequests))
          expect(sorted(stored)).toEqual(sent)
        }
      }
    ),
    { numRuns: projects, endOnFailure: true }
  )
}, 120_000)

/** Most of the time goes to files that nobody keeps. */
const memoryDisk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

const changed = new Date('2026-11-20T12:00:00Z')

function write(folder: ProjectFolder, { articles }: Tree, n: number): ReadonlyMap<string, readonly Sentence[]> {
  folder.remove('articles')
  const texts = new Map<string, readonly Sentence[]>()
  for (const { id, paragraphs } of articles.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const made = paragraphs.map(sentences =>
      sentences.map(({ template, age }) => templates[template]!(age === 2 ? 'rain' : wordOf(Math.max(0, n - age))))
    )
    folder.write(
      `articles/${id}.md`,
      made.map(each => `${each.map(({ markdown }) => markdown).join(' ')}\n`).join('\n')
    )
    // Changed at one moment, articles are worked on in the order of their ids.
    utimesSync(join(folder.root, `articles/${id}.md`), changed, changed)
    texts.set(id, made.flat())
  }
  return texts
}

async function planAndRun(folder: ProjectFolder, { locales, isForetold }: Tree) {
  const sent: Sent[] = []
  const engines = new Map([
    ['mock', recording('mock', sent)],
    ['deepl', recording('deepl', sent)]
  ] as const)
  using opened = assemble(await loadConfig(folder.root, { to: locales }), recordingIo({ cwd: folder.root }), engines)
  const project = { ...opened.project, sleep: async () => {} }
  const before = project.ledger.spent({ since: utcDay(0) })
  const options = { force: false, maxCharacters: undefined }
  const forecast = isForetold ? (await dryRun(project, [], options)).report : undefined
  expect(sent).toEqual([])
  const signal = new AbortController().signal
  const { spend, characters } = await run(project, [], {
    ...options,
    overBudget: 'refuse',
    signal,
    onProgress: () => {}
  })
  if (forecast) expect(forecast.spend).toEqual({ planned: spend.planned, sent: [] })
  expect(characters.sent).toBe(characters.planned)
  return { ...spend, stored: difference(project.ledger.spent({ since: utcDay(0) }), before), engines: sent }
}

/** What a run has added to the rows of the ledger. */
function difference(
  after: readonly (Omit<ReportedSpend, 'locale'> & { readonly to: string })[],
  before: typeof after
): readonly Row[] {
  const rows = new Map<string, Row>()
  for (const [sign, each] of [...before.map(row => [-1, row] as const), ...after.map(row => [1, row] as const)]) {
    const { backend, to: locale, desk, currency } = each
    add(rows, { backend, locale, desk, currency }, sign * each.characters, sign * each.requests, sign * each.micros)
  }
  return [...rows.values()].filter(({ characters, requests }) => characters + requests > 0)
}

interface Key {
  readonly backend: string
  readonly locale: string
  readonly desk: string
  readonly currency: string | undefined
}

type Row = Key & { characters: number; requests: number; micros: number }

function add(rows: Map<string, Row>, key: Key, characters: number, requests: number, micros: number): void {
  const name = JSON.stringify([key.backend, key.locale, key.desk])
  const row = rows.get(name) ?? { ...key, characters: 0, requests: 0, micros: 0 }
  rows.set(name, row)
  row.characters += characters
  row.requests += requests
  row.micros += micros
}

/** The first article that needs a sentence which its backend never had pays for what was sent; nothing else was sent. */
function expectedOf(
  texts: ReadonlyMap<string, readonly Sentence[]>,
  locales: readonly string[],
  known: Set<string>,
  sent: readonly Sent[]
): readonly Omit<Row, 'requests'>[] {
  const keyOf = (backend: string, locale: string, text: string) => JSON.stringify([backend, locale, text])
  const contents = new Map(sent.map(each => [keyOf(each.backend, each.locale, plainText(each.source)), each.source]))
  expect(contents.size).toBe(sent.length)
  const rows = new Map<string, Row>()
  let count = 0
  for (const [article, sentences] of texts) {
    const backend = backendOf(article)
    for (const locale of locales) {
      for (const { plain } of sentences) {
        const key = keyOf(backend, locale, plain)
        if (known.has(key)) continue
        known.add(key)
        count++
        const characters = mock().characters(contents.get(key) ?? [`not sent: ${key}`])
        const price = prices[backend]
        const { currency } = price
        add(rows, { backend, locale, desk: deskOf(article), currency }, characters, 0, microsOf(price, characters))
      }
    }
  }
  expect(sent).toHaveLength(count)
  return [...rows.values()].map(withoutRequests)
}

function withoutRequests<T extends { requests: number }>({ requests: _requests, ...row }: T): Omit<T, 'requests'> {
  return row
}

function sorted<T extends Omit<Key, 'currency'>>(rows: readonly T[]): readonly T[] {
  const key = ({ backend, locale, desk }: T) => JSON.stringify([backend, locale, desk])
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}
