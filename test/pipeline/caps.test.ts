import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import type { Budget } from '../../src/model/budget.ts'
import { BudgetError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { ledger } from '../../src/queue/budget.ts'
import { ledgerSchema } from '../../src/queue/ledger-schema.ts'
import { openDatabase } from '../../src/store/database.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { projectFolder } from '../support/project-folder.ts'
import { forecastWith, runWith } from '../support/run-project.ts'
import { spawnTranslate } from '../support/spawn-translate.ts'

// Law 7: the spend cap holds. No flag passes it; an overspend is refused before the first request.

const price = { perMillionCharacters: 20, currency: 'EUR' }
const withBudget = (budget: Budget) => JSON.stringify({ to: ['ar', 'fr'], backends: { mock: { price } }, budget })

/** One for each of two desks, and one for none. */
const articles = {
  'articles/front.md': 'The sun is rising.\n',
  'articles/news/vote.md': 'The council will vote.\n',
  'articles/sport/cup.md': 'The harbour team lost.\n'
}
const [front, news, sport] = Object.values(articles).map(text => text.trim().length) as [number, number, number]
const all = front + news + sport
const micros = (characters: number) => (characters * 20) / 1_000_000

/** A budget one short of what the articles take, and of what the cap says it is short. */
const short: ReadonlyArray<readonly [cap: string, Budget]> = [
  ['budget.charactersPerRun', { charactersPerRun: 2 * all - 1 }],
  ['budget.charactersPerDay', { charactersPerDay: 2 * all - 1 }],
  ['budget.charactersPerMonth', { charactersPerMonth: 2 * all - 1 }],
  ['budget.moneyPerRun', { moneyPerRun: micros(2 * all - 1) }],
  ['budget.moneyPerDay', { moneyPerDay: micros(2 * all - 1) }],
  ['budget.moneyPerMonth', { moneyPerMonth: micros(2 * all - 1) }],
  ['budget.requestsPerDay', { requestsPerDay: 0 }],
  ['budget.backends.mock.charactersPerDay', { backends: { mock: { charactersPerDay: 2 * all - 1 } } }],
  ['budget.backends.mock.moneyPerMonth', { backends: { mock: { moneyPerMonth: micros(2 * all - 1) } } }],
  ['budget.locales.fr.charactersPerDay', { locales: { fr: { charactersPerDay: all - 1 } } }],
  ['budget.locales.fr.moneyPerRun', { locales: { fr: { moneyPerRun: micros(all - 1) } } }],
  ['budget.desks.sport.charactersPerMonth', { desks: { sport: { charactersPerMonth: 2 * sport - 1 } } }],
  ['budget.desks.sport.moneyPerDay', { desks: { sport: { moneyPerDay: micros(2 * sport - 1) } } }],
  ['budget.desks.-.charactersPerRun', { desks: { '-': { charactersPerRun: 2 * front - 1 } } }]
]

describe.each(short)('a plan that is one over %s', (cap, budget) => {
  test('is refused before the first request, with and without force, and the forecast says so', async () => {
    using folder = projectFolder({ ...articles, 'translate.config.json': withBudget(budget) })
    const engine = countingEngine(mock())
    for (const force of [false, true])
      await expect(runWith(folder.root, engine, { force })).rejects.toMatchObject({
        name: 'BudgetError',
        cap: { name: cap }
      })
    expect(await forecastWith(folder.root, engine)).toMatchObject({ exitCode: 3 })
    expect(engine.sent).toEqual([])
    expect(Object.keys(folder.tree()).filter(path => !path.startsWith('articles/'))).toEqual(['translate.config.json'])
  })
})

test('what fits to the character is done', async () => {
  const budget: Budget = {
    charactersPerRun: 2 * all,
    moneyPerMonth: micros(2 * all),
    backends: { mock: { charactersPerDay: 2 * all } },
    locales: { fr: { charactersPerDay: all }, ar: { moneyPerDay: micros(all) } },
    desks: { sport: { charactersPerMonth: 2 * sport }, news: { moneyPerRun: micros(2 * news) } }
  }
  using folder = projectFolder({ ...articles, 'translate.config.json': withBudget(budget) })
  expect(await runWith(folder.root, mock())).toMatchObject({ exitCode: 0, characters: { sent: 2 * all } })
  // Everything is spent: force cannot send it again.
  await expect(runWith(folder.root, mock(), { force: true })).rejects.toThrow(BudgetError)
})

test('a desk whose cap is reached under way keeps no other from the request they share', async () => {
  const budget: Budget = { desks: { sport: { charactersPerDay: 2 * sport } } }
  const config = { ...JSON.parse(withBudget(budget)), concurrency: 1 }
  using folder = projectFolder({ ...articles, 'translate.config.json': JSON.stringify(config) })
  const engine = countingEngine(mock(), () => {
    // While the first locale is asked for, another process spends what the plan found to be left for the second.
    using db = openDatabase(`${folder.root}/.dragoman/memory.db`, { ledger: ledgerSchema })
    const sources = [{ desk: 'sport', characters: sport }]
    const other = { backend: 'mock', from: localeTag('en'), to: localeTag('es'), sources }
    if (engine.sent.length === 0) ledger(db, budget, Date.now).reserve(other).settle()
  })
  const report = await runWith(folder.root, engine)
  expect(report).toMatchObject({
    exitCode: 3,
    failures: [{ article: 'sport/cup', locale: 'fr', message: expect.stringContaining('for desk "sport"') }]
  })
  expect(engine.sent.toSorted()).toEqual([
    ...['The council will vote.', 'The harbour team lost.', 'The sun is rising.'].map(text => `ar ${text}`),
    ...['The council will vote.', 'The sun is rising.'].map(text => `fr ${text}`)
  ])
})

// What a night leaves for the next one, told by a simple walk over the articles.

const sentences = [
  'The council votes tonight.',
  'Rain is expected in the north.',
  'The mayor did not comment.',
  'Nobody was hurt.',
  'The bridge opens at noon.',
  'Talks go on in the capital.'
]
const texts = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 })
const ids = ['front', 'news/a', 'news/b', 'sport/a', 'sport/b']
const limit = fc.option(fc.nat(250), { nil: undefined })
const budgets = fc.record({ all: limit, fr: limit, sport: limit, news: limit })
type Limits = { readonly [name in 'all' | 'fr' | 'sport' | 'news']: number | undefined }

function walk(tree: readonly (readonly string[])[], limits: Limits): readonly string[] {
  const paid = new Set<string>()
  const left = { ...limits }
  return ids.filter((id, i) => {
    const desk = id.includes('/') ? id.split('/')[0]! : ''
    const cost = { all: 0, fr: 0, sport: 0, news: 0 }
    const due = ['ar', 'fr'].flatMap(to => [...new Set(tree[i])].map(text => ({ to, text, key: `${to} ${text}` })))
    const fresh = due.filter(({ key }) => !paid.has(key))
    for (const { to, text } of fresh) {
      cost.all += text.length
      if (to === 'fr') cost.fr += text.length
      if (desk === 'sport' || desk === 'news') cost[desk] += text.length
    }
    const names = ['all', 'fr', 'sport', 'news'] as const
    const isOver = names.some(name => cost[name] > (left[name] ?? Number.POSITIVE_INFINITY))
    if (isOver) return true
    for (const name of names) if (left[name] !== undefined) left[name] -= cost[name]
    for (const { key } of fresh) paid.add(key)
    return false
  })
}

const changed = new Date('2026-11-20T12:00:00Z')

test('a night defers exactly the articles that do not fit, in order, and passes no cap', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(texts, texts, texts, texts, texts), budgets, async (tree, limits) => {
      const files = Object.fromEntries(ids.map((id, i) => [`articles/${id}.md`, `${tree[i]!.join(' ')}\n`]))
      const perDay = (charactersPerDay: number | undefined) => ({ charactersPerDay })
      const budget = {
        ...perDay(limits.all),
        locales: { fr: perDay(limits.fr) },
        desks: { sport: perDay(limits.sport), news: perDay(limits.news) }
      }
      using folder = projectFolder({ ...files, 'translate.config.json': withBudget(budget) })
      // Changed at one moment, they are worked on in the order of their ids.
      for (const path of Object.keys(files)) utimesSync(join(folder.root, path), changed, changed)
      const report = await runWith(folder.root, mock(), { overBudget: 'defer' })
      expect(report.postponed).toEqual(walk(tree, limits))
      expect(report.failures).toEqual([])
      const sum = (isIn: (row: (typeof report.spend.sent)[number]) => boolean) =>
        report.spend.sent.filter(isIn).reduce((sum, { characters }) => sum + characters, 0)
      expect(sum(() => true)).toBeLessThanOrEqual(limits.all ?? Number.POSITIVE_INFINITY)
      expect(sum(({ locale }) => locale === 'fr')).toBeLessThanOrEqual(limits.fr ?? Number.POSITIVE_INFINITY)
      expect(sum(({ desk }) => desk === 'sport')).toBeLessThanOrEqual(limits.sport ?? Number.POSITIVE_INFINITY)
      expect(sum(({ desk }) => desk === 'news')).toBeLessThanOrEqual(limits.news ?? Number.POSITIVE_INFINITY)
    }),
    { numRuns: 25 }
  )
})

// A real process that dies inside of a request: its engine is a program that kills it.

const killer = `
import { createInterface } from 'node:readline'
for await (const line of createInterface({ input: process.stdin })) process.kill(process.ppid, 'SIGKILL')`

const echo = `
import { createInterface } from 'node:readline'
for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line)
  console.log(JSON.stringify({ id, text: \`Ici \${text}\` }))
}`

test('what a process was killed with in its request stays spent: the next one passes no cap', async () => {
  const config = (program: string, budget: Budget) =>
    JSON.stringify({
      to: ['fr'],
      backend: 'command',
      backends: { command: { run: [process.execPath, program], model: 'test', price } },
      budget
    })
  using folder = projectFolder({
    'articles/sport/cup.md': articles['articles/sport/cup.md'],
    'translate.config.json': config('killer.mjs', {}),
    'killer.mjs': killer,
    'echo.mjs': echo
  })
  const translate = (...args: readonly string[]) => spawnTranslate(args, { cwd: folder.root }).ended
  expect(await translate()).toMatchObject({ signal: 'SIGKILL' })
  for (const budget of [
    { desks: { sport: { charactersPerDay: 2 * sport - 1 } } },
    { moneyPerMonth: micros(2 * sport - 1) },
    { locales: { fr: { requestsPerDay: 1 } } }
  ]) {
    folder.write('translate.config.json', config('echo.mjs', budget))
    const refused = await translate('--force')
    expect(refused).toMatchObject({ code: 3, out: '' })
    expect(refused.err).toContain('nothing was sent')
  }
  const { total } = JSON.parse((await translate('spend', '--json')).out)
  expect(total).toEqual({ characters: sport, requests: 1, cost: [{ currency: 'EUR', micros: 20 * sport }] })
  // With room for it, it is done.
  folder.write('translate.config.json', config('echo.mjs', { moneyPerMonth: micros(2 * sport) }))
  expect(await translate()).toMatchObject({ code: 0 })
})
