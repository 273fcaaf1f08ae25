import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Budget } from '../../src/model/budget.ts'
import { BudgetError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { type Ledger, ledger, type Reservation } from '../../src/queue/budget.ts'
import { ledgerSchema } from '../../src/queue/ledger-schema.ts'
import { openDatabase } from '../../src/store/database.ts'

const day = 86_400_000
const noon = Date.UTC(2026, 10, 24, 12)
const memory = () => openDatabase(':memory:', { ledger: ledgerSchema })
const asking = (characters: number, to = 'fr', backend = 'mock', desk = '') => ({
  backend,
  from: localeTag('en'),
  to: localeTag(to),
  sources: [{ desk, characters }]
})

/** A ledger of its own, at noon. */
const ledgerWith = (budget: Budget) => ledger(memory(), budget, () => noon)

/** What the only cap leaves. */
const left = (ledger: Ledger) => ledger.standings()[0]!.left

describe('ledger', () => {
  test('has rows by day, backend and pair', () => {
    let time = noon
    const spending = ledger(memory(), {}, () => time)
    spending.reserve(asking(10)).settle()
    spending.reserve(asking(5)).settle()
    spending.reserve(asking(7, 'ar')).settle()
    spending.reserve(asking(1, 'ar', 'other'))
    spending.reserve(asking(100)).release()
    time += day
    spending.reserve(asking(3)).settle()
    const row = (day: string, backend: string, to: string, characters: number, requests: number) => ({
      day,
      backend,
      from: 'en',
      to,
      desk: '',
      characters,
      requests,
      micros: 0,
      currency: undefined
    })
    expect(spending.spent({ since: '2026-11-24' })).toEqual([
      row('2026-11-24', 'mock', 'ar', 7, 1),
      row('2026-11-24', 'mock', 'fr', 15, 2),
      row('2026-11-24', 'other', 'ar', 1, 1),
      row('2026-11-25', 'mock', 'fr', 3, 1)
    ])
    expect(spending.spent({ since: '2026-11-25' })).toHaveLength(1)
    expect(spending.run()).toEqual({ characters: 26, requests: 5 })
  })

  test('a row of nothing but released requests is no row', () => {
    const spending = ledgerWith({})
    spending.reserve(asking(5)).release()
    expect(spending.spent({ since: '' })).toEqual([])
  })

  test('what was settled cannot be released, nor anything twice', () => {
    const spending = ledgerWith({})
    const settled = spending.reserve(asking(5))
    settled.settle()
    settled.release()
    const released = spending.reserve(asking(7))
    released.release()
    released.release()
    expect(spending.run()).toEqual({ characters: 5, requests: 1 })
  })

  test('the cap of a run is of this run only', () => {
    const db = memory()
    ledger(db, {}, () => noon).reserve(asking(1_000))
    const spending = ledger(db, { charactersPerRun: 10 }, () => noon)
    expect(left(spending)).toBe(10)
    spending.reserve(asking(10))
    expect(left(spending)).toBe(0)
    spending.reserve(asking(0))
    expect(() => spending.reserve(asking(1))).toThrow(BudgetError)
  })

  test('the cap of a day is for all runs, and new at midnight UTC', () => {
    const db = memory()
    let time = noon
    ledger(db, {}, () => time).reserve(asking(90))
    const spending = ledger(db, { charactersPerDay: 100 }, () => time)
    expect(left(spending)).toBe(10)
    expect(() => spending.reserve(asking(11))).toThrow(
      'Expected at most 10 more characters today (UTC) under budget.charactersPerDay (100), got a request of 11 characters; raise it, or go on tomorrow'
    )
    time += day / 2
    expect(left(spending)).toBe(100)
  })

  test('a reservation from before midnight is released on its own day', () => {
    const db = memory()
    let time = noon
    const spending = ledger(db, { charactersPerDay: 100 }, () => time)
    const late = spending.reserve(asking(60))
    time += day
    spending.reserve(asking(70))
    late.release()
    expect(left(spending)).toBe(30)
    expect(spending.spent({ since: '2026-11-24' }).map(({ day }) => day)).toEqual(['2026-11-25'])
  })

  test('a refusal says what was asked and what is left, and counts nothing', () => {
    const spending = ledgerWith({ charactersPerRun: 20, charactersPerDay: 1_000 })
    spending.reserve(asking(15))
    expect(() => spending.reserve(asking(6))).toThrow(
      expect.objectContaining({ name: 'BudgetError', type: 'run', asked: 6, left: 5 })
    )
    expect(spending.run()).toEqual({ characters: 15, requests: 1 })
  })

  test('without caps there is no end', () => {
    const spending = ledgerWith({})
    spending.reserve(asking(Number.MAX_SAFE_INTEGER))
    expect(spending.standings()).toEqual([])
  })

  test.each([-1, 0.5, Number.NaN])('%s characters are a bug', characters => {
    expect(() => ledgerWith({}).reserve(asking(characters))).toThrow(RangeError)
  })
})

/** One step of one of three processes that share a database. */
type Step =
  | { readonly do: 'reserve'; readonly by: number; readonly characters: number }
  | { readonly do: 'send' | 'settle' | 'release'; readonly by: number; readonly which: number }
  | { readonly do: 'crash'; readonly by: number }
  | { readonly do: 'midnight' }

const by = fc.nat({ max: 2 })
const which = fc.nat({ max: 5 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reserve'), by, characters: fc.nat({ max: 60 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('send', 'settle', 'release'), by, which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash'), by }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('midnight') }) }
)

interface Held {
  readonly reservation: Reservation
  readonly characters: number
  readonly day: number
  isSent: boolean
}

interface Run {
  readonly ledger: Ledger
  readonly held: Held[]
  billed: number
}

describe('the caps hold', () => {
  test('whatever is reserved, sent, settled, released and killed, in any order', () => {
    const caps = { charactersPerRun: 150, charactersPerDay: 200 }
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80, size: 'max' }), steps => {
        const db = memory()
        let today = 0
        const start = (): Run => ({ ledger: ledger(db, caps, () => noon + today * day), held: [], billed: 0 })
        const runs = [start(), start(), start()]
        const billed = new Map<number, number>()
        for (const step of steps) {
          if (step.do === 'midnight') {
            today++
            continue
          }
          const run = runs[step.by]!
          if (step.do === 'crash') runs[step.by] = start()
          else if (step.do === 'reserve') tryReserve(run, step.characters, today)
          else {
            const held = run.held[step.which]
            if (!held) continue
            if (step.do === 'send' && !held.isSent) {
              held.isSent = true
              run.billed += held.characters
              billed.set(held.day, (billed.get(held.day) ?? 0) + held.characters)
            } else if (step.do !== 'send' && held.isSent === (step.do === 'settle')) {
              held.reservation[step.do]()
              run.held.splice(step.which, 1)
            }
          }
          expect(run.billed).toBeLessThanOrEqual(caps.charactersPerRun)
          expect(run.ledger.run().characters).toBeGreaterThanOrEqual(run.billed)
        }
        const spent = Map.groupBy(runs[0]!.ledger.spent({ since: '' }), ({ day }) => day)
        for (const [n, characters] of billed) {
          const rows = spent.get(new Date(noon + n * day).toISOString().slice(0, 10)) ?? []
          const counted = rows.reduce((sum, { characters }) => sum + characters, 0)
          expect(characters).toBeLessThanOrEqual(counted)
          expect(counted).toBeLessThanOrEqual(caps.charactersPerDay)
        }
      })
    )
  })
})

function tryReserve(run: Run, characters: number, day: number): void {
  const left = Math.min(...run.ledger.standings().map(({ left }) => left))
  try {
    run.held.push({ reservation: run.ledger.reserve(asking(characters)), characters, day, isSent: false })
    expect(characters).toBeLessThanOrEqual(left)
  } catch (error) {
    expect(error).toBeInstanceOf(BudgetError)
    expect(characters).toBeGreaterThan(left)
  }
}

describe('processes of their own', () => {
  const spender = fileURLToPath(new URL('spender.ts', import.meta.url))
  const spend = (path: string, budget: Budget, characters: number, end: 'cap' | 'kill') =>
    promisify(execFile)(process.execPath, [spender, path, JSON.stringify(budget), String(characters), end])
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dragoman-budget-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  // 20 millionths a character: each leaves room for 142 requests of 7 characters.
  test.each<[string, Budget]>([
    ['a day', { charactersPerDay: 1_000 }],
    ['a backend, in money', { backends: { spender: { moneyPerMonth: 0.02 } } }],
    ['a desk', { desks: { sport: { charactersPerMonth: 1_000 } } }],
    ['a locale, in requests', { locales: { fr: { requestsPerDay: 142 } } }]
  ])('do not pass the cap of %s together', async (_, budget) => {
    const path = join(folder, 'memory.db')
    const outputs = await Promise.all(Array.from({ length: 3 }, () => spend(path, budget, 7, 'cap')))
    expect(outputs.reduce((sum, { stdout }) => sum + Number(stdout), 0)).toBe(142)
    const spending = ledger(openDatabase(path, { ledger: ledgerSchema }), {}, () => 0)
    expect(spending.spent({ since: '' })).toMatchObject([
      { desk: 'sport', characters: 994, requests: 142, micros: 19_880 }
    ])
  })

  test('what was reserved by one that was killed stays spent', async () => {
    const path = join(folder, 'memory.db')
    const budget = { charactersPerDay: 1_000 }
    await expect(spend(path, budget, 300, 'kill')).rejects.toMatchObject({ signal: 'SIGKILL' })
    const spending = ledger(openDatabase(path, { ledger: ledgerSchema }), budget, () => 0)
    expect(left(spending)).toBe(700)
    expect(spending.run()).toEqual({ characters: 0, requests: 0 })
  })
})
