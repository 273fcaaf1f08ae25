import type { DatabaseSync } from 'node:sqlite'
import { BudgetError } from '../model/errors.ts'
import { type LocalePair, localeTag } from '../model/locale.ts'
import { guarded, transaction } from '../store/database.ts'

/** The most characters that may be sent; without a number there is no cap. */
export interface Caps {
  readonly perRun?: number | undefined
  /** A day in UTC, all runs and backends together. */
  readonly perDay?: number | undefined
}

export interface SpendRequest extends LocalePair {
  readonly backend: string
  readonly characters: number
}

/** What was sent to one backend in one pair on one day. */
export interface Spend extends SpendRequest {
  /** `2026-11-24`, UTC. */
  readonly day: string
  readonly requests: number
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
  /** Characters that may still be sent under every cap, `Infinity` without one. */
  left(): number
  /** What was sent on `since` (`2026-11-24`) and later, by day, backend and pair. */
  spent(options: { readonly since: string }): readonly Spend[]
  /** What this run, as long as this ledger lives, has sent. */
  run(): { readonly characters: number; readonly requests: number }
}

export const ledgerSchema: readonly string[] = [
  `CREATE TABLE spend (
    day TEXT NOT NULL,
    backend TEXT NOT NULL,
    source_locale TEXT NOT NULL,
    target_locale TEXT NOT NULL,
    characters INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    PRIMARY KEY (day, backend, source_locale, target_locale)
  ) STRICT, WITHOUT ROWID`
]

/** `now`: milliseconds since 1970, such as `Date.now`. */
export function ledger(db: DatabaseSync, caps: Caps, now: () => number): Ledger {
  const add = db.prepare(
    `INSERT INTO spend VALUES ($day, $backend, $from, $to, $characters, $requests)
     ON CONFLICT DO UPDATE SET characters = characters + excluded.characters, requests = requests + excluded.requests`
  )
  const sumOfDay = db.prepare('SELECT coalesce(sum(characters), 0) AS characters FROM spend WHERE day = ?')
  const rows = db.prepare(
    `SELECT day, backend, source_locale AS "from", target_locale AS "to", characters, requests FROM spend
     WHERE day >= ? AND requests > 0 ORDER BY day, backend, source_locale, target_locale`
  )
  const run = { characters: 0, requests: 0 }

  const leftInRun = () => remaining(caps.perRun, run.characters)
  const leftOn = (day: string) => {
    if (caps.perDay === undefined) return Number.POSITIVE_INFINITY
    return remaining(caps.perDay, Number(guarded(db, () => sumOfDay.get(day))?.characters))
  }
  const count = (day: string, { backend, from, to, characters }: SpendRequest, sign: 1 | -1) => {
    add.run({ day, backend, from, to, characters: sign * characters, requests: sign })
  }

  return {
    reserve(request) {
      const { characters } = request
      if (!Number.isSafeInteger(characters) || characters < 0) {
        throw new RangeError(`Expected a whole number of characters, got ${characters}`)
      }
      const day = utcDay(now())
      transaction(db, () => {
        refuseOver('run', caps.perRun, characters, leftInRun())
        refuseOver('day', caps.perDay, characters, leftOn(day))
        count(day, request, 1)
      })
      run.characters += characters
      run.requests += 1
      let isOpen = true
      return {
        settle() {
          isOpen = false
        },
        release() {
          if (!isOpen) return
          transaction(db, () => count(day, request, -1))
          run.characters -= characters
          run.requests -= 1
          isOpen = false
        }
      }
    },
    left: () => Math.min(leftInRun(), leftOn(utcDay(now()))),
    spent: ({ since }) => guarded(db, () => rows.all(since)).map(toSpend),
    run: () => ({ ...run })
  }
}

function toSpend({ day, backend, from, to, characters, requests }: Record<string, unknown>): Spend {
  return {
    day: String(day),
    backend: String(backend),
    from: localeTag(String(from)),
    to: localeTag(String(to)),
    characters: Number(characters),
    requests: Number(requests)
  }
}

function remaining(cap = Number.POSITIVE_INFINITY, spent: number): number {
  return Math.max(0, cap - spent)
}

function refuseOver(type: BudgetError['type'], cap: number | undefined, asked: number, left: number): void {
  if (asked <= left) return
  const whose = type === 'run' ? 'this run' : 'today (UTC)'
  const message = `Expected at most ${left} more characters ${whose}, got a request of ${asked}: the cap is ${cap}`
  const remedy = type === 'run' ? 'raise it, or start another run' : 'raise it, or go on tomorrow'
  throw new BudgetError(type, asked, left, `${message}; ${remedy}`)
}

function utcDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
