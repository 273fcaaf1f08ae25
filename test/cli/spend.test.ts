import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { localeTag } from '../../src/model/locale.ts'
import { ledger } from '../../src/queue/budget.ts'
import { ledgerSchema } from '../../src/queue/ledger-schema.ts'
import { openDatabase } from '../../src/store/database.ts'
import { translate } from '../support/command-line.ts'
import { projectFolder } from '../support/project-folder.ts'

const price = { perMillionCharacters: 20, currency: 'EUR' }
const config = {
  to: ['ar', 'fr'],
  backends: { mock: { price } },
  budget: {
    charactersPerRun: 5_000,
    charactersPerDay: 1_000,
    desks: { sport: { moneyPerMonth: 0.05 }, '-': { charactersPerDay: 400 } }
  }
}

/** A project of which something was sent, today and 400 days ago. */
function spentProject() {
  const folder = projectFolder({ 'translate.config.json': JSON.stringify(config) })
  using db = openDatabase(`${folder.root}/.dragoman/memory.db`, { ledger: ledgerSchema })
  const on = (days: number) =>
    ledger(db, {}, () => Date.now() - days * 86_400_000, { prices: new Map([['mock', price]]) })
  const send = (to: string, ...sources: ReadonlyArray<readonly [desk: string, characters: number]>) => ({
    backend: 'mock',
    from: localeTag('en'),
    to: localeTag(to),
    sources: sources.map(([desk, characters]) => ({ desk, characters }))
  })
  on(0)
    .reserve(send('fr', ['sport', 1_500], ['', 40]))
    .settle()
  on(0)
    .reserve(send('ar', ['', 60]))
    .settle()
  on(400)
    .reserve(send('fr', ['sport', 7]))
    .settle()
  return folder
}

beforeAll(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 24, 12) }))
afterAll(() => vi.useRealTimers())

describe('translate spend', () => {
  test('has a row for each day, backend, locale and desk, the sums, and what the caps leave', async () => {
    using folder = spentProject()
    const { code, out } = await translate(['spend'], { cwd: folder.root })
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'day               backend  locale  desk   characters  requests        cost',
        '2026-11-24        mock     ar      -              60         1  0.0012 EUR',
        '2026-11-24        mock     fr      -              40         0  0.0008 EUR',
        '2026-11-24        mock     fr      sport       1,500         1  0.0300 EUR',
        'since 2026-11-01                               1,600         2  0.0320 EUR',
        '',
        'cap                           limit      used      left',
        'charactersPerRun              5,000',
        'charactersPerDay              1,000     1,600         0',
        'desks.sport.moneyPerMonth  0.05 EUR  0.03 EUR  0.02 EUR',
        'desks.-.charactersPerDay        400       100       300',
        ''
      ].join('\n')
    )
  })

  test('adds up what is not told apart, from the day that is named', async () => {
    using folder = spentProject()
    const args = ['spend', '--by', 'desk,backend', '--since', '2020-01-01', '--json']
    const { out } = await translate(args, { cwd: folder.root })
    expect(JSON.parse(out)).toMatchObject({
      since: '2020-01-01',
      by: ['desk', 'backend'],
      rows: [
        { desk: '', backend: 'mock', characters: 100, requests: 1, cost: [{ currency: 'EUR', micros: 2_000 }] },
        { desk: 'sport', backend: 'mock', characters: 1_507, requests: 2, cost: [{ currency: 'EUR', micros: 30_140 }] }
      ],
      total: { characters: 1_607, requests: 3, cost: [{ currency: 'EUR', micros: 32_140 }] },
      caps: [
        { name: 'budget.charactersPerRun', limit: 5_000, spent: 0, left: 5_000 },
        { name: 'budget.charactersPerDay', limit: 1_000, spent: 1_600, left: 0 },
        { name: 'budget.desks.sport.moneyPerMonth', desk: 'sport', limit: 50_000, spent: 30_000, left: 20_000 },
        { name: 'budget.desks.-.charactersPerDay', desk: '', limit: 400, spent: 100, left: 300 }
      ]
    })
  })

  test('of nothing says so', async () => {
    using folder = projectFolder({ 'translate.config.json': '{}' })
    const { code, out } = await translate(['spend', '--since', '2026-11-01'], { cwd: folder.root })
    expect([code, out]).toEqual([0, 'Nothing was sent since 2026-11-01 (UTC)\n'])
  })

  test.each([
    [['--since', 'yesterday'], 'Expected a day after --since, such as 2026-11-01, got "yesterday"'],
    [['--since', '2026-02-30'], 'got "2026-02-30"'],
    [['--by', 'day,author'], 'Expected some of day, backend, locale, desk after --by, got "author"']
  ])('refuses %j', async (args, message) => {
    using folder = projectFolder({ 'translate.config.json': '{}' })
    const { code, err } = await translate(['spend', ...args], { cwd: folder.root })
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})

describe('a cap in money', () => {
  const withBudget = (settings: object) =>
    projectFolder({
      'articles/a.md': 'One here.\n',
      'translate.config.json': JSON.stringify({
        to: ['fr'],
        budget: { desks: { sport: { moneyPerDay: 5 } } },
        ...settings
      })
    })

  test('needs a price of each backend in use', async () => {
    using folder = withBudget({ backend: 'command', backends: { command: { run: ['cat'] } } })
    const { code, err } = await translate(['--dry-run'], { cwd: folder.root })
    expect(code).toBe(2)
    expect(err).toContain('Expected a price of "command", for budget.desks.sport.moneyPerDay is a cap in money')
  })

  test('needs one currency', async () => {
    using folder = withBudget({
      backends: { mock: { price }, google: { price: { perMillionCharacters: 20, currency: 'USD' } } }
    })
    const { code, err } = await translate(['--dry-run'], { cwd: folder.root })
    expect(code).toBe(2)
    expect(err).toContain('Expected prices in one currency')
  })

  test('needs no price of what is free', async () => {
    using folder = withBudget({})
    expect((await translate(['--quiet'], { cwd: folder.root })).code).toBe(0)
  })
})
