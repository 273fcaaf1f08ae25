import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Budget } from '../../src/model/budget.ts'
import { BudgetError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { formatMicros, microsOf } from '../../src/model/price.ts'
import { type Ledger, ledger } from '../../src/queue/budget.ts'
import { ledgerSchema } from '../../src/queue/ledger-schema.ts'
import type { SpendRequest } from '../../src/queue/spending.ts'
import { openDatabase } from '../../src/store/database.ts'

const day = 86_400_000
const noon = Date.UTC(2026, 10, 24, 12)
const memory = () => openDatabase(':memory:', { ledger: ledgerSchema })
const prices = new Map([
  ['google', { perMillionCharacters: 20, currency: 'EUR' }],
  ['deepl', { perMillionCharacters: 24.5, currency: 'EUR' }]
])

const request = (
  backend: string,
  to: string,
  ...sources: ReadonlyArray<readonly [desk: string, characters: number]>
): SpendRequest => ({
  backend,
  from: localeTag('en'),
  to: localeTag(to),
  sources: sources.map(([desk, characters]) => ({ desk, characters }))
})

const under = (budget: Budget, now = () => noon) => ledger(memory(), budget, now, { prices })

describe('a request of several desks', () => {
  test('is in the ledger in parts; the request itself with the desk of its first sentence', () => {
    const spending = under({})
    spending.reserve(request('google', 'fr', ['sport', 10], ['', 5], ['sport', 1]))
    const part = { day: '2026-11-24', backend: 'google', from: 'en', to: 'fr', currency: 'EUR' }
    expect(spending.spent({ since: '' })).toEqual([
      { ...part, desk: '', characters: 5, requests: 0, micros: 100 },
      { ...part, desk: 'sport', characters: 11, requests: 1, micros: 220 }
    ])
    expect(spending.run()).toEqual({ characters: 16, requests: 1 })
  })

  test('is counted whole or not at all, and released whole', () => {
    const spending = under({ desks: { sport: { charactersPerDay: 10 } } })
    expect(() => spending.reserve(request('google', 'fr', ['news', 5], ['sport', 11]))).toThrow(BudgetError)
    expect(spending.spent({ since: '' })).toEqual([])
    spending.reserve(request('google', 'fr', ['news', 5], ['sport', 10])).release()
    expect(spending.spent({ since: '' })).toEqual([])
    expect(spending.ofRun()).toEqual([])
  })
})

describe('money', () => {
  test('is what each sentence costs, in whole millionths, rounded up', () => {
    expect(microsOf({ perMillionCharacters: 20, currency: 'EUR' }, 7)).toBe(140)
    expect(microsOf({ perMillionCharacters: 1.1, currency: 'EUR' }, 10)).toBe(11)
    expect(microsOf({ perMillionCharacters: 0.15, currency: 'EUR' }, 10)).toBe(2)
    expect(microsOf(undefined, 10)).toBe(0)
  })

  test('costs the same however its sentences are cut into requests', () => {
    const sizes = fc.array(fc.nat(500), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(sizes, fc.nat(20), (sizes, cut) => {
        const [whole, parts] = [under({}), under({})]
        const sources = sizes.map(size => ['', size] as const)
        whole.reserve(request('deepl', 'fr', ...sources))
        for (const part of [sources.slice(0, cut), sources.slice(cut)])
          if (part.length > 0) parts.reserve(request('deepl', 'fr', ...part))
        const micros = (ledger: Ledger) => ledger.ofRun().map(({ micros }) => micros)
        expect(micros(parts)).toEqual(micros(whole))
      })
    )
  })

  test.each([
    [12_500_000, '12.50'],
    [0, '0.00'],
    [420, '0.00042'],
    [1_000_001, '1.000001']
  ])('%i is shown as %s', (micros, text) => {
    expect(formatMicros(micros)).toBe(text)
  })
})

/** One cap of each kind, a request that is just within it, and what is left beside it. */
const kinds: ReadonlyArray<readonly [name: string, Budget, fits: SpendRequest, passes: SpendRequest, message: string]> =
  [
    [
      'characters of a backend',
      { backends: { google: { charactersPerDay: 100 } } },
      request('google', 'fr', ['', 100]),
      request('google', 'ar', ['', 1]),
      'Expected at most 0 more characters to backend "google" today (UTC) under budget.backends.google.charactersPerDay (100), got a request of 1 character; raise it, or go on tomorrow'
    ],
    [
      'characters of a locale',
      { locales: { fr: { charactersPerMonth: 100 } } },
      request('google', 'fr', ['', 99]),
      request('deepl', 'fr', ['', 2]),
      'Expected at most 1 more characters into "fr" this month (UTC) under budget.locales.fr.charactersPerMonth (100), got a request of 2 characters; raise it, or go on next month'
    ],
    [
      'characters of a desk',
      { desks: { sport: { charactersPerRun: 100 } } },
      request('google', 'fr', ['sport', 100], ['news', 900]),
      request('google', 'fr', ['news', 1], ['sport', 1]),
      'Expected at most 0 more characters for desk "sport" in this run under budget.desks.sport.charactersPerRun (100), got a request of 1 character; raise it, or start another run'
    ],
    [
      'characters of articles in no folder',
      { desks: { '-': { charactersPerDay: 5 } } },
      request('google', 'fr', ['', 5], ['sport', 900]),
      request('google', 'fr', ['', 1]),
      'for desk "-" today (UTC) under budget.desks.-.charactersPerDay (5)'
    ],
    [
      'money',
      { moneyPerMonth: 0.002 },
      request('google', 'fr', ['', 100]),
      request('deepl', 'fr', ['', 1]),
      'Expected at most 0.00 EUR more money this month (UTC) under budget.moneyPerMonth (0.002 EUR), got a request of 0.000025 EUR'
    ],
    [
      'money of a desk',
      { desks: { sport: { moneyPerDay: 0.001 } } },
      request('google', 'fr', ['sport', 50], ['news', 900]),
      request('google', 'fr', ['sport', 1]),
      'for desk "sport" today (UTC) under budget.desks.sport.moneyPerDay (0.001 EUR), got a request of 0.00002 EUR'
    ],
    [
      'requests',
      { backends: { deepl: { requestsPerDay: 1 } } },
      request('deepl', 'fr', ['', 1_000]),
      request('deepl', 'fr', ['', 0]),
      'Expected at most 0 more requests to backend "deepl" today (UTC) under budget.backends.deepl.requestsPerDay (1), got a request of 1 request'
    ]
  ]

describe('a cap', () => {
  test.each(kinds)('on %s holds, and says itself', (_, budget, fits, passes, message) => {
    const spending = under(budget)
    spending.reserve(fits).settle()
    expect(() => spending.reserve(passes)).toThrow(message)
    expect(() => spending.reserve(passes)).toThrow(
      expect.objectContaining({ cap: expect.objectContaining({ name: spending.standings()[0]!.name }) })
    )
    expect(spending.run().requests).toBe(1)
  })

  test('leaves everything else alone', () => {
    const spending = under({
      backends: { google: { charactersPerDay: 0 } },
      locales: { ar: { charactersPerDay: 0 } },
      desks: { sport: { moneyPerDay: 0 } }
    })
    spending.reserve(request('deepl', 'fr', ['news', 1_000]))
    for (const [backend, to, desk] of [
      ['google', 'fr', 'news'],
      ['deepl', 'ar', 'news'],
      ['deepl', 'fr', 'sport']
    ] as const)
      expect(() => spending.reserve(request(backend, to, [desk, 1]))).toThrow(BudgetError)
  })

  test('of a locale is of that very locale', () => {
    const spending = under({ locales: { fr: { charactersPerDay: 0 } } })
    spending.reserve(request('deepl', 'fr-CA', ['', 1]))
  })

  test('of a month is of all its days, and new with the next one', () => {
    let time = Date.UTC(2026, 10, 1)
    const spending = under({ charactersPerMonth: 100 }, () => time)
    spending.reserve(request('google', 'fr', ['', 60]))
    time = Date.UTC(2026, 10, 30, 23)
    spending.reserve(request('google', 'fr', ['', 40]))
    expect(() => spending.reserve(request('google', 'fr', ['', 1]))).toThrow(BudgetError)
    time += day
    expect(spending.standings()).toMatchObject([{ spent: 0, left: 100 }])
  })

  test('in money counts money in its own currency', () => {
    const db = memory()
    const dollars = new Map([['google', { perMillionCharacters: 20, currency: 'USD' }]])
    ledger(db, {}, () => noon, { prices: dollars }).reserve(request('google', 'fr', ['', 1_000_000]))
    const spending = ledger(db, { moneyPerDay: 1 }, () => noon, { prices })
    expect(spending.standings()).toMatchObject([{ spent: 0, left: 1_000_000 }])
  })

  test('more than one is refused by the widest', () => {
    const spending = under({ desks: { sport: { charactersPerDay: 5 } }, charactersPerDay: 5 })
    expect(() => spending.reserve(request('google', 'fr', ['sport', 6]))).toThrow('budget.charactersPerDay')
  })
})

test('what was spent before there were desks stays spent, at no cost and of no desk', () => {
  const db = openDatabase(':memory:', { ledger: ledgerSchema.slice(0, 1) })
  db.exec("INSERT INTO spend VALUES ('2026-11-24', 'google', 'en', 'fr', 90, 3)")
  for (const migration of ledgerSchema.slice(1)) db.exec(migration)
  const spending = ledger(db, { charactersPerDay: 100, moneyPerDay: 1 }, () => noon, { prices })
  expect(spending.spent({ since: '' })).toEqual([
    {
      day: '2026-11-24',
      backend: 'google',
      from: 'en',
      to: 'fr',
      desk: '',
      characters: 90,
      requests: 3,
      micros: 0,
      currency: undefined
    }
  ])
  expect(spending.standings().map(({ left }) => left)).toEqual([10, 1_000_000])
})
