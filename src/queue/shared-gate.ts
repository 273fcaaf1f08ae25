import type { DatabaseSync } from 'node:sqlite'
import { transaction } from '../store/database.ts'
import type { Clock } from './clock.ts'
import { inLine, type RateGate } from './rate-gate.ts'
import { type Quota, type Standing, turnstile } from './turnstile.ts'

export const gateSchema: readonly string[] = [
  `CREATE TABLE gates (
    account TEXT PRIMARY KEY,
    requests REAL NOT NULL,
    characters REAL NOT NULL,
    at REAL NOT NULL,
    held_until REAL NOT NULL
  ) STRICT`
]

export interface SharedGateOptions {
  readonly db: DatabaseSync
  /** Whose quota it is; processes that name the same account share it, and must agree on the quota. */
  readonly account: string
  readonly quota: Quota
  /** For the waits. */
  readonly clock: Clock
  /** Milliseconds since 1970, such as `Date.now`: the time that the processes have in common. */
  readonly now: () => number
}

/**
 * A paced gate for all processes that use one database: together they stay under the quota, each obeys a hold that another was
 * given, and a run that starts anew goes on where the last one stood. First come, first served in each process, and whoever asks
 * first between them.
 */
export function sharedGate({ db, account, quota, clock, now }: SharedGateOptions): RateGate {
  const { start, wait, pass } = turnstile(quota)
  const read = db.prepare('SELECT requests, characters, at, held_until AS heldUntil FROM gates WHERE account = ?')
  const write = db.prepare(
    `INSERT INTO gates VALUES ($account, $requests, $characters, $at, $heldUntil)
     ON CONFLICT DO UPDATE SET requests = excluded.requests, characters = excluded.characters,
       at = excluded.at, held_until = excluded.held_until`
  )

  const standingAt = (time: number): Standing => {
    const row = read.get(account)
    if (!row) return start(time)
    const standing = {
      requests: Number(row.requests),
      characters: Number(row.characters),
      at: Number(row.at),
      heldUntil: Number(row.heldUntil)
    }
    return standing.at > time ? setBack(standing, time) : standing
  }

  return inLine(quota, clock, {
    tryPass: cost =>
      transaction(db, () => {
        const time = now()
        const standing = standingAt(time)
        const milliseconds = wait(standing, cost, time)
        if (milliseconds <= 0) write.run({ account, ...pass(standing, cost, time) })
        // A beginning, or a clock put back: the time to save from.
        else if (standing.at === time) write.run({ account, ...standing })
        return milliseconds
      }),
    hold(milliseconds) {
      transaction(db, () => {
        const time = now()
        const standing = standingAt(time)
        write.run({ account, ...standing, heldUntil: Math.max(standing.heldUntil, time + milliseconds) })
      })
    }
  })
}

/** The clock was put back: what was saved counts from now, and a hold is kept as long as it was when it was seen last. */
function setBack(standing: Standing, time: number): Standing {
  return { ...standing, at: time, heldUntil: standing.heldUntil - (standing.at - time) }
}
