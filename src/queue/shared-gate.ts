import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { passingTransaction } from '../store/database.ts'
import type { Clock } from './clock.ts'
import { gateAt, type RateGate } from './rate-gate.ts'
import { type Capacity, type Standing, turnstile } from './turnstile.ts'

export const gateSchema: readonly string[] = [
  `CREATE TABLE gates (
    account TEXT PRIMARY KEY,
    requests REAL NOT NULL,
    characters REAL NOT NULL,
    at REAL NOT NULL,
    held_until REAL NOT NULL
  ) STRICT`,
  `ALTER TABLE gates ADD COLUMN tokens REAL NOT NULL DEFAULT 0;
   ALTER TABLE gates ADD COLUMN share REAL NOT NULL DEFAULT 1;
   ALTER TABLE gates ADD COLUMN refusals REAL NOT NULL DEFAULT 0;
   ALTER TABLE gates ADD COLUMN refused_at REAL NOT NULL DEFAULT -1;
   ALTER TABLE gates ADD COLUMN turn TEXT NOT NULL DEFAULT '';
   ALTER TABLE gates ADD COLUMN turn_due REAL NOT NULL DEFAULT 0;`
]

export interface SharedGateOptions {
  readonly db: DatabaseSync
  /** Whose quota it is; processes that name the same account share it, and must agree on the capacity. */
  readonly account: string
  readonly capacity: Capacity
  /** For the waits. */
  readonly clock: Clock
  /** Milliseconds since 1970, such as `Date.now`: the time that the processes have in common. */
  readonly now: () => number
}

/**
 * A paced gate for all processes that use one database: together they stay under the quota, each obeys a refusal that another was
 * given, and a run that starts anew goes on where the last one stood. First come, first served in each process; between them
 * whoever asks first, but nobody is passed over for long.
 */
export function sharedGate({ db, account, capacity, clock, now }: SharedGateOptions): RateGate {
  const { start } = turnstile(capacity)
  const read = db.prepare(
    `SELECT requests, characters, tokens, at, held_until AS heldUntil, share, refusals, refused_at AS refusedAt, turn,
       turn_due AS turnDue
     FROM gates WHERE account = ?`
  )
  const write = db.prepare(
    `INSERT INTO gates (account, requests, characters, tokens, at, held_until, share, refusals, refused_at, turn, turn_due)
     VALUES ($account, $requests, $characters, $tokens, $at, $heldUntil, $share, $refusals, $refusedAt, $turn, $turnDue)
     ON CONFLICT DO UPDATE SET requests = excluded.requests, characters = excluded.characters, tokens = excluded.tokens,
       at = excluded.at, held_until = excluded.held_until, share = excluded.share, refusals = excluded.refusals,
       refused_at = excluded.refused_at, turn = excluded.turn, turn_due = excluded.turn_due`
  )
  return gateAt(capacity, clock, randomUUID(), change =>
    passingTransaction(db, () => {
      const time = now()
      const kept = read.get(account) as Standing | undefined
      const standing = kept ? atTime(kept, time) : start(time)
      const [next, answer] = change(standing, time)
      if (next !== kept) write.run({ account, ...next })
      return answer
    })
  )
}

/** Clocks of processes differ by a little. */
const sameTime = 1_000

/** Where the clock was put back, what was saved counts from now, and a wait is as long as it was when it was seen last. */
function atTime(standing: Standing, time: number): Standing {
  const ahead = standing.at - time
  if (ahead <= sameTime) return standing
  return {
    ...standing,
    at: time,
    heldUntil: standing.heldUntil - ahead,
    refusedAt: Math.min(standing.refusedAt, time),
    turnDue: Math.min(standing.turnDue, time)
  }
}
