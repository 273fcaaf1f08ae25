/** What a service lets one account send. A resource that is left out has no limit. */
export interface Quota {
  readonly requestsPerMinute?: number | undefined
  readonly charactersPerMinute?: number | undefined
  /** Characters of the largest request to be expected. Larger ones pass, but slow the others down. */
  readonly largestRequest?: number | undefined
}

/** Whole numbers. */
export interface Cost {
  readonly requests: number
  readonly characters: number
}

/** Where a turnstile stands: what may pass at once was so much at a time, in milliseconds, and nobody passes before another time. */
export interface Standing extends Cost {
  readonly at: number
  readonly heldUntil: number
}

export interface Turnstile {
  start(now: number): Standing
  /** Milliseconds from `now` until a request of this cost may pass. */
  wait(standing: Standing, cost: Cost, now: number): number
  /** After a request has passed; only when `wait` says 0. */
  pass(standing: Standing, cost: Cost, now: number): Standing
}

/** Quotas are per minute. */
const window = 60_000

/** Requests are delayed unevenly on their way, so the server's minute may hold a little more than one of ours. */
const guard = window / 100

/**
 * Lets at most the quota pass in any window of a minute, wherever it starts, and nearly that: a burst, then an even pace. With a
 * pace of `(limit - burst + 1) / (window + guard)`, a window holds less than `burst + limit - burst + 1`, for each resource.
 */
export function turnstile(quota: Quota): Turnstile {
  const requests = pacing('requestsPerMinute', quota.requestsPerMinute, 1)
  const characters = pacing('charactersPerMinute', quota.charactersPerMinute, quota.largestRequest ?? 1)
  return {
    start: now => ({ requests: requests.burst, characters: characters.burst, at: now, heldUntil: now }),
    wait(standing, cost, now) {
      const elapsed = now - standing.at
      return Math.max(
        standing.heldUntil - now,
        (cost.requests - requests.saved(standing.requests, cost.requests, elapsed)) / requests.pace,
        (cost.characters - characters.saved(standing.characters, cost.characters, elapsed)) / characters.pace,
        0
      )
    },
    pass(standing, cost, now) {
      const elapsed = now - standing.at
      return {
        requests: requests.saved(standing.requests, cost.requests, elapsed) - requests.charge(cost.requests),
        characters:
          characters.saved(standing.characters, cost.characters, elapsed) - characters.charge(cost.characters),
        at: now,
        heldUntil: standing.heldUntil
      }
    }
  }
}

interface Pacing {
  /** What may pass at once. */
  readonly burst: number
  /** What is saved up in a millisecond. */
  readonly pace: number
  saved(before: number, cost: number, elapsed: number): number
  charge(cost: number): number
}

/**
 * The burst is 2 % of the limit, but at least `largest`, the largest cost to be expected (and at most half the limit, or the pace
 * would be nothing). A larger cost still passes, up to the limit: it waits until it is saved up, and what exceeds the burst is
 * charged twice, so that the window after it, which starts with those savings, stays under the limit too.
 */
function pacing(name: string, limit: number | undefined, largest: number): Pacing {
  if (limit === undefined) return unlimited
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError(`Expected ${name} of 1 or more, got ${limit}`)
  const burst = Math.max(1, Math.min(Math.max(Math.floor(limit / 50), largest), Math.floor(limit / 2)))
  const pace = (limit - burst + 1) / (window + guard)
  return {
    burst,
    pace,
    saved: (before, cost, elapsed) => Math.min(Math.max(burst, cost), before + elapsed * pace),
    charge: cost => cost + Math.max(0, cost - burst)
  }
}

const unlimited: Pacing = { burst: 0, pace: 1, saved: (_, cost) => cost, charge: () => 0 }
