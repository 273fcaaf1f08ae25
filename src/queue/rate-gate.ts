import type { Clock } from './clock.ts'
import { claimed, dueBefore, freed, patience } from './turn.ts'
import { type Capacity, type Cost, type Passed, resources, type Standing, turnstile } from './turnstile.ts'
import { waitingLine } from './waiting-line.ts'

/** Everything that is sent to one account passes here, each attempt anew. */
export interface RateGate {
  /**
   * Resolves when a request of this cost may leave, first come, first served. Rejects with the signal's reason when it aborts, and
   * with a `RangeError` for a cost that is more than a whole minute's quota: it could never pass.
   */
  acquire(cost: Cost, signal?: AbortSignal): Promise<Passed>
  /** The service took what had passed. What it says to have used beyond the cost is charged. */
  accepted(passed: Passed, used?: Cost): void
  /** The service found it too fast, and asks for so many milliseconds, where it says: everybody waits, and goes on more slowly. */
  refused(passed: Passed, retryAfter: number | undefined): void
  /** Lets nobody pass for so long, those already waiting among them. Never shortens an earlier hold. */
  hold(milliseconds: number): void
}

/**
 * A gate that no server's sliding minute ever sees exceeded, at 97 % of the binding quota. It knows of this process only, and
 * starts with its burst to spend.
 */
export function pacedGate(capacity: Capacity, clock: Clock): RateGate {
  let standing = turnstile(capacity).start(clock.now())
  return gateAt(capacity, clock, 'this process', change => {
    const [next, answer] = change(standing, clock.now())
    standing = next
    return answer
  })
}

/** Runs with where the turnstile stands and the time; keeps where it stands after, before anybody else looks. */
export type Standings = <T>(change: (standing: Standing, now: number) => readonly [Standing, T]) => T

/** While one request tries a service that refused, the others look this often, in milliseconds, what became of it. */
const soon = 50

/** A gate over standings that others may share; `name` tells them apart. */
export function gateAt(capacity: Capacity, clock: Clock, name: string, standings: Standings): RateGate {
  const { wait, pass, accept, refuse } = turnstile(capacity)
  let isRefusing = false

  const enter = waitingLine(clock, (cost: Cost, waited) =>
    standings<Passed | number>((standing, now) => {
      isRefusing = standing.refusals > 0
      const milliseconds = Math.max(wait(standing, cost, now), dueBefore(standing, name, now))
      if (milliseconds > 0) {
        const news = isRefusing ? soon : waited < patience ? patience - waited : milliseconds
        return [claimed(standing, name, waited, now + milliseconds, now), Math.min(milliseconds, news)]
      }
      return [freed(pass(standing, cost, now)), { at: now, cost }]
    })
  )
  const keep = (change: (standing: Standing, now: number) => Standing) =>
    standings((standing, now) => [change(standing, now), undefined])

  return {
    async acquire(cost, signal) {
      signal?.throwIfAborted()
      refuseUnservable(cost, capacity)
      return enter(cost, signal)
    },
    accepted(passed, used) {
      if (isRefusing || exceeds(used, passed.cost)) keep(standing => accept(standing, passed, used))
    },
    refused(passed, retryAfter) {
      isRefusing = true
      keep((standing, now) => refuse(standing, passed, retryAfter, now))
    },
    hold(milliseconds) {
      keep((standing, now) => ({ ...standing, heldUntil: Math.max(standing.heldUntil, now + milliseconds) }))
    }
  }
}

function exceeds(used: Cost | undefined, cost: Cost): boolean {
  return used !== undefined && resources.some(resource => (used[resource] ?? 0) > (cost[resource] ?? 0))
}

function refuseUnservable(cost: Cost, capacity: Capacity): void {
  for (const resource of resources) {
    const amount = cost[resource] ?? 0
    const limit = capacity === 'unknown' ? undefined : capacity[`${resource}PerMinute`]
    if (!Number.isSafeInteger(amount) || amount < 0)
      throw new RangeError(`Expected a whole number of ${resource}, got ${amount}`)
    if (limit !== undefined && amount > limit)
      throw new RangeError(`Expected at most the ${limit} ${resource} of one minute's quota, got ${amount}`)
  }
}
