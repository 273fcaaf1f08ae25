import { even, limited, type Pacing, unlimited } from './pacing.ts'
import { grown, refused, towardsQuota, unbounded } from './share.ts'

/** What services count. Another one is a word more here, and a column in the store. */
export const resources = ['requests', 'characters', 'tokens'] as const
export type Resource = (typeof resources)[number]

/** Whole numbers; what is left out is nothing. */
export type Cost = Readonly<Partial<Record<Resource, number>>>

/** What a service lets one account send. A resource that is left out has no limit. */
export type Quota = Readonly<Partial<Record<`${Resource}PerMinute`, number | undefined>>> & {
  /** The largest request to be expected. Larger ones pass, but slow the others down. */
  readonly largest?: Cost | undefined
}

/** `unknown`: there is a limit, and nobody has told us. */
export type Capacity = Quota | 'unknown'

/** Where a turnstile stands: what may pass at once was so much at a time, in milliseconds, and nobody passes before another time. */
export interface Standing extends Readonly<Record<Resource, number>> {
  readonly at: number
  readonly heldUntil: number
  /** Of the pace that the quota allows or, where that is unknown, of the pace at the start. */
  readonly share: number
  /** How often in a row the service refused, with nothing accepted between. */
  readonly refusals: number
  /** When it last refused; -1 for never. */
  readonly refusedAt: number
  /** Who goes before all others, '' for nobody, and when that is due. */
  readonly turn: string
  readonly turnDue: number
}

/** A request that has passed. */
export interface Passed {
  readonly at: number
  readonly cost: Cost
}

export interface Turnstile {
  start(now: number): Standing
  /** Milliseconds from `now` until a request of this cost may pass. */
  wait(standing: Standing, cost: Cost, now: number): number
  /** After a request has passed; only when `wait` says 0. */
  pass(standing: Standing, cost: Cost, now: number): Standing
  /**
   * The service took what had passed. What it says to have used beyond the cost is charged; what it has not used is not given back,
   * as services that limit tokens count what a request might need.
   */
  accept(standing: Standing, passed: Passed, used?: Cost): Standing
  /** The service found it too fast, and asks for so many milliseconds, where it says. */
  refuse(standing: Standing, passed: Passed, retryAfter: number | undefined, now: number): Standing
}

/** Requests a second, where the capacity is unknown. */
const slowStart = 20

/** After a refusal one request tries the service, and the others wait so many milliseconds for what becomes of it. */
const probing = 1_000

/**
 * Lets at most the quota pass in any window of a minute, wherever it starts, and nearly that: a burst, then an even pace. When the
 * service refuses all the same, there is less than it said: the pace is cut, and grows back. An unknown capacity is found likewise.
 */
export function turnstile(capacity: Capacity): Turnstile {
  const search = capacity === 'unknown' ? unbounded : towardsQuota
  const pacings = resources.map(resource => ({ resource, ...pacingOf(capacity, resource) }))
  const each = (amount: (pacing: (typeof pacings)[number]) => number) =>
    Object.fromEntries(pacings.map(pacing => [pacing.resource, amount(pacing)])) as Record<Resource, number>
  /** Nothing is saved up during a hold: it ends at an even pace. */
  const elapsed = ({ at, heldUntil }: Standing, now: number) => Math.max(0, now - Math.max(at, heldUntil))

  return {
    start: now => ({
      ...each(({ burst }) => burst(1)),
      at: now,
      heldUntil: now,
      share: 1,
      refusals: 0,
      refusedAt: -1,
      turn: '',
      turnDue: now
    }),
    wait(standing, cost, now) {
      const { heldUntil, share } = standing
      const since = elapsed(standing, now)
      const waits = pacings.map(({ resource, wait }) => wait(standing[resource], cost[resource] ?? 0, since, share))
      return Math.max(0, heldUntil - now) + Math.max(0, ...waits)
    },
    pass(standing, cost, now) {
      const { share } = standing
      const since = elapsed(standing, now)
      const saved = each(({ resource, saved }) => saved(standing[resource], cost[resource] ?? 0, since, share))
      const isInUse = pacings.some(({ resource, burst }) => saved[resource] < burst(share))
      return {
        ...standing,
        ...each(({ resource, charge }) => saved[resource] - charge(cost[resource] ?? 0, share)),
        at: Math.max(standing.at, now),
        heldUntil: standing.refusals > 0 ? now + probing : standing.heldUntil,
        share: grown(standing, since, isInUse, search)
      }
    },
    accept: (standing, { at, cost }, used = {}) => ({
      ...standing,
      ...each(({ resource }) => standing[resource] - Math.max(0, (used[resource] ?? 0) - (cost[resource] ?? 0))),
      ...(at > standing.refusedAt && {
        refusals: 0,
        heldUntil: standing.heldUntil === at + probing ? at : standing.heldUntil
      })
    }),
    refuse: (standing, { at, cost }, retryAfter, now) => ({
      ...standing,
      ...each(({ resource }) => Math.min(standing[resource], cost[resource] ?? 0)),
      ...refused(standing, at, retryAfter, now)
    })
  }
}

function pacingOf(capacity: Capacity, resource: Resource): Pacing {
  if (capacity === 'unknown') return resource === 'requests' ? even(slowStart) : unlimited
  const name = `${resource}PerMinute` as const
  return limited(name, capacity[name], capacity.largest?.[resource] ?? 1)
}
