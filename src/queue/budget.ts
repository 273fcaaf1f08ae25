import type { DatabaseSync } from 'node:sqlite'
import type { Budget, Cap, Scope } from '../model/budget.ts'
import { localeTag } from '../model/locale.ts'
import type { Price } from '../model/price.ts'
import { guarded, transaction } from '../store/database.ts'
import { capOfRun, capsOf, overCap, type Standing } from './caps.ts'
import { amountOf, type Charge, chargesOf, type SpendRequest, sumUnder } from './spending.ts'

/** What was sent to one backend in one pair for one desk on one day. */
export interface Spend extends Charge {
  /** `2026-11-24`, UTC. */
  readonly day: string
}

export interface Reservation {
  /** The request may have been billed. */
  settle(): void
  /** The request was certainly not billed. */
  release(): void
}

export interface Ledger {
  /**
   * Counts a request before it is sent, durably: whatever happens to this process, what is not released stays spent. Throws
   * `BudgetError`, and counts nothing, if a cap would be passed. Two processes cannot pass it together.
   */
  reserve(request: SpendRequest): Reservation
  /** Every cap, the widest first, and what it leaves now. */
  standings(): readonly Standing[]
  priceOf(backend: string): Price | undefined
  /** What was sent on `since` (`2026-11-24`) and later, by day, backend, pair and desk. */
  spent(options: { readonly since: string }): readonly Spend[]
  /** What this run, as long as this ledger lives, has sent. */
  run(): { readonly characters: number; readonly requests: number }
  /** The same by backend, pair and desk. */
  ofRun(): readonly Charge[]
}

export interface LedgerOptions {
  /** What backends charge; one that is not named is free. */
  readonly prices?: ReadonlyMap<string, Price>
  /** A cap more on the characters of this run. */
  readonly maxCharacters?: number | undefined
}

/** `now`: milliseconds since 1970, such as `Date.now`. */
export function ledger(
  db: DatabaseSync,
  budget: Budget,
  now: () => number,
  { prices = new Map(), maxCharacters }: LedgerOptions = {}
): Ledger {
  const caps = [...(maxCharacters === undefined ? [] : [capOfRun(maxCharacters)]), ...capsOf(budget, prices)]
  const add = db.prepare(
    `INSERT INTO spend VALUES ($day, $backend, $from, $to, $desk, $currency, $characters, $requests, $micros)
     ON CONFLICT DO UPDATE SET characters = characters + excluded.characters, requests = requests + excluded.requests,
       micros = micros + excluded.micros`
  )
  const rows = db.prepare(
    `SELECT day, backend, source_locale AS "from", target_locale AS "to", desk, currency, characters, requests, micros
     FROM spend WHERE day >= ? AND requests + characters > 0 ORDER BY day, backend, source_locale, target_locale, desk`
  )
  const stored = storedSums(db)
  const run = runningSums()

  const count = (day: string, charges: readonly Charge[], sign: 1 | -1) => {
    for (const { backend, from, to, desk, currency = '', ...amounts } of charges) {
      const characters = sign * amounts.characters
      const requests = sign * amounts.requests
      const micros = sign * amounts.micros
      add.run({ day, backend, from, to, desk, currency, characters, requests, micros })
    }
  }
  const standing = (cap: Cap, day: string): Standing => {
    const spent = cap.period === 'run' ? sumUnder(cap, run.charges()) : stored(cap, day)
    return { ...cap, spent, left: Math.max(0, cap.limit - spent) }
  }

  return {
    reserve(request) {
      const charges = chargesOf(request, prices.get(request.backend))
      const day = utcDay(now())
      transaction(db, () => {
        for (const cap of caps) {
          const asked = sumUnder(cap, charges)
          if (asked === 0) continue
          const { left } = standing(cap, day)
          if (asked > left) throw overCap(cap, asked, left, 'request')
        }
        count(day, charges, 1)
      })
      run.add(charges, 1)
      let isOpen = true
      return {
        settle() {
          isOpen = false
        },
        release() {
          if (!isOpen) return
          transaction(db, () => count(day, charges, -1))
          run.add(charges, -1)
          isOpen = false
        }
      }
    },
    standings() {
      const day = utcDay(now())
      return guarded(db, () => caps.map(cap => standing(cap, day)))
    },
    priceOf: backend => prices.get(backend),
    spent: ({ since }) => guarded(db, () => rows.all(since)).map(toSpend),
    run: () => run.total(),
    ofRun: () => [...run.charges()].filter(({ characters, requests }) => characters + requests > 0)
  }
}

/** What the database has under a cap on the day, or in its month. */
function storedSums(db: DatabaseSync): (cap: Cap, day: string) => number {
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  return ({ measure, period, scope, currency }, day) => {
    const [column, value] = columnOf(scope)
    const where = `day BETWEEN ? AND ? AND ${column} = ?${measure === 'money' ? ' AND currency = ?' : ''}`
    const sql = `SELECT coalesce(sum(${amountOf[measure]}), 0) AS spent FROM spend WHERE ${where}`
    const statement = statements.get(sql) ?? db.prepare(sql)
    statements.set(sql, statement)
    const month = day.slice(0, 7)
    const [first, last] = period === 'month' ? [`${month}-01`, `${month}-31`] : [day, day]
    return Number(statement.get(first, last, value, ...(measure === 'money' ? [currency ?? ''] : []))?.spent)
  }
}

function columnOf(scope: Scope): readonly [column: string, value: string | number] {
  switch (scope.of) {
    case 'all':
      return ['1', 1]
    case 'backend':
      return ['backend', scope.backend]
    case 'locale':
      return ['target_locale', scope.locale]
    case 'desk':
      return ['desk', scope.desk]
  }
}

/** The sums of this run. */
function runningSums() {
  const rows = new Map<string, Charge>()
  const total = { characters: 0, requests: 0 }
  return {
    add(charges: readonly Charge[], sign: 1 | -1): void {
      for (const charge of charges) {
        const { backend, from, to, desk } = charge
        const key = JSON.stringify([backend, from, to, desk])
        const { characters = 0, requests = 0, micros = 0 } = rows.get(key) ?? {}
        rows.set(key, {
          ...charge,
          characters: characters + sign * charge.characters,
          requests: requests + sign * charge.requests,
          micros: micros + sign * charge.micros
        })
        total.characters += sign * charge.characters
        total.requests += sign * charge.requests
      }
    },
    charges: () => rows.values(),
    total: () => ({ ...total })
  }
}

function toSpend(row: Record<string, unknown>): Spend {
  const { day, backend, from, to, desk, currency, characters, requests, micros } = row
  return {
    day: String(day),
    backend: String(backend),
    from: localeTag(String(from)),
    to: localeTag(String(to)),
    desk: String(desk),
    characters: Number(characters),
    requests: Number(requests),
    micros: Number(micros),
    currency: String(currency) || undefined
  }
}

export function utcDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
