/** How one resource is let through. `share`: how much of the pace there is, 1 where nothing has cut it. */
export interface Pacing {
  /** What may pass at once. */
  burst(share: number): number
  /** Milliseconds until so much is saved up that this cost may pass; negative for what is there to spare. */
  wait(before: number, cost: number, elapsed: number, share: number): number
  /** What is saved up for this cost. */
  saved(before: number, cost: number, elapsed: number, share: number): number
  charge(cost: number, share: number): number
}

/** Quotas are per minute. */
const window = 60_000

/** Requests are delayed unevenly on their way, so the server's minute may hold a little more than one of ours. */
const guard = window / 100

/**
 * At most the limit in any window of a minute, wherever it starts: with a pace of `(limit - burst + 1) / (window + guard)`, a window
 * holds less than `burst + limit - burst + 1`. The burst is 1.75 % of the limit, but at least `largest`, the largest cost to be expected
 * (and at most half the limit, or the pace would be nothing).
 */
export function limited(name: string, limit: number | undefined, largest: number): Pacing {
  if (limit === undefined) return unlimited
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError(`Expected ${name} of 1 or more, got ${limit}`)
  const burst = Math.max(1, Math.min(Math.max(Math.floor(limit * 0.0175), largest), Math.floor(limit / 2)))
  return paced((limit - burst + 1) / (window + guard), () => burst)
}

/** So many a second, and at once what comes in the 50 ms that a timer may be late. */
export function even(perSecond: number): Pacing {
  const pace = perSecond / 1_000
  return paced(pace, share => Math.max(2, 50 * pace * share))
}

export const unlimited: Pacing = { burst: () => 0, wait: () => 0, saved: (_, cost) => cost, charge: () => 0 }

/**
 * A cost that is larger than the burst waits until it is saved up, and what exceeds the burst is charged twice, so that the window
 * after it, which starts with those savings, stays under the limit too.
 */
function paced(pace: number, burst: (share: number) => number): Pacing {
  const saved: Pacing['saved'] = (before, cost, elapsed, share) =>
    Math.min(Math.max(burst(share), cost), before + elapsed * pace * share)
  return {
    burst,
    saved,
    wait: (before, cost, elapsed, share) => (cost - saved(before, cost, elapsed, share)) / (pace * share),
    charge: (cost, share) => cost + Math.max(0, cost - burst(share))
  }
}
