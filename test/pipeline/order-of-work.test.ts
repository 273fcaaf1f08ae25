import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'
import { forecastWith, runWith } from '../support/run-project.ts'

const priorities = [
  { articles: 'breaking/**', priority: 10 },
  { articles: ['archive/*', 'old'], priority: -1 }
]

/** Articles that changed so many days ago, each of one sentence that says its id. */
function project(days: Readonly<Record<string, number>>): ProjectFolder {
  const folder = projectFolder({ 'translate.config.json': JSON.stringify({ priorities, concurrency: 1 }) })
  for (const [id, ago] of Object.entries(days)) {
    folder.write(`articles/${id}.md`, `This is ${id} here.\n`)
    const changed = new Date(Date.UTC(2026, 10, 24 - ago))
    utimesSync(join(folder.root, `articles/${id}.md`), changed, changed)
  }
  return folder
}

/** Ids in the order they were sent in. */
const order = (sent: readonly string[]) => sent.map(text => /This is (\S+) here/.exec(text)?.[1])

test('higher priorities come first, then what changed last, then by id', async () => {
  using folder = project({ a: 3, b: 1, c: 1, old: 0, 'archive/x': 0, 'breaking/1': 9, 'breaking/2': 8 })
  const engine = countingEngine(mock())
  await runWith(folder.root, engine, { to: ['ar'] })
  expect(order(engine.sent)).toEqual(['breaking/2', 'breaking/1', 'b', 'c', 'a', 'archive/x', 'old'])
})

test('what comes first is what fits the budget', async () => {
  using folder = project({ a: 0, b: 0, 'breaking/1': 5 })
  const report = await runWith(folder.root, mock(), { to: ['ar'], maxChars: 30, overBudget: 'defer' })
  expect(report.postponed).toEqual(['a', 'b'])
  expect(folder.has('bundles/ar/breaking/1/article.md')).toBe(true)
})

describe('a deadline', () => {
  test('starts nothing after it; what is done is written, the rest is left for the next run', async () => {
    using folder = project({ a: 3, b: 1, 'breaking/1': 5 })
    let requests = 0
    const engine = countingEngine(mock(), () => {
      requests++
    })
    const isLate = () => requests >= 2 // both locales of the first
    const report = await runWith(folder.root, engine, { isLate })
    expect(order(engine.sent)).toEqual(['breaking/1', 'breaking/1'])
    expect(report).toMatchObject({ exitCode: 3, postponed: ['a', 'b'], failures: [] })
    expect(folder.has('bundles/fr/breaking/1/article.md')).toBe(true)
    const next = await runWith(folder.root, engine)
    expect(next).toMatchObject({ exitCode: 0, postponed: [], sentences: { sent: 4 } })
  })

  test('keeps what was paid for of an article it cuts through', async () => {
    using folder = projectFolder({
      'articles/a.md': 'One plain sentence.\n\nOne *marked* sentence.\n',
      'translate.config.json': '{"concurrency":1}'
    })
    let requests = 0
    const engine = countingEngine(mock(), () => {
      requests++
    })
    const report = await runWith(folder.root, engine, { to: ['ar'], isLate: () => requests >= 1 })
    expect(report).toMatchObject({ exitCode: 3, postponed: ['a'], requests: 1 })
    expect(folder.has('bundles/ar/a/article.md')).toBe(false)
    const forecast = await forecastWith(folder.root, engine, { to: ['ar'] })
    const next = await runWith(folder.root, engine, { to: ['ar'] })
    expect(next).toMatchObject({ exitCode: 0, requests: 1, sentences: { reused: 1, sent: 1 } })
    expect(next.characters.sent).toBe(forecast.characters.planned)
    expect(new Set(engine.sent).size).toBe(2)
  })

  test('that passes when all is done is none', async () => {
    using folder = project({ a: 0 })
    for (const _ of ['new', 'settled']) await runWith(folder.root, mock())
    expect(await runWith(folder.root, mock(), { isLate: () => true })).toMatchObject({ exitCode: 0, postponed: [] })
  })
})
