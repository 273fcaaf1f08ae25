import type { RateGate } from '../../src/queue/rate-gate.ts'
import { type Cost, type Resource, resources } from '../../src/queue/turnstile.ts'
import type { SimulatedClock } from './simulated-clock.ts'

/** What a service takes in any window, from a time on. */
export interface Limit extends Cost {
  readonly from: number
}

export interface ServiceOptions {
  readonly clock: SimulatedClock
  /** Milliseconds of the window that slides. */
  readonly window: number
  /** Ascending; the first from 0. */
  readonly limits: readonly Limit[]
  /** Whether a refusal says when there is room again. */
  readonly saysWhen: boolean
}

export interface Service {
  /** `undefined` when it is taken, else what the refusal says. */
  take(cost: Cost): { readonly retryAfter: number | undefined } | undefined
  readonly accepted: ReadonlyArray<{ readonly at: number; readonly cost: Cost }>
  /** When it refused. */
  readonly refusals: readonly number[]
}

/** A service with strict sliding windows. What it refuses does not count. */
export function simulatedService({ clock, window, limits, saysWhen }: ServiceOptions): Service {
  const accepted: { at: number; cost: Cost }[] = []
  const refusals: number[] = []
  const used: Record<Resource, number> = { requests: 0, characters: 0, tokens: 0 }
  let first = 0
  return {
    accepted,
    refusals,
    take(cost) {
      const now = clock.now()
      for (let old = accepted[first]; old && now - old.at >= window; old = accepted[++first]) {
        for (const resource of resources) used[resource] -= old.cost[resource] ?? 0
      }
      const limit = limits.findLast(({ from }) => from <= now)
      const over = resources.filter(
        resource => used[resource] + (cost[resource] ?? 0) > (limit?.[resource] ?? Number.POSITIVE_INFINITY)
      )
      if (over.length > 0) {
        refusals.push(now)
        return { retryAfter: saysWhen ? roomAfter(over, cost, limit!, now) : undefined }
      }
      accepted.push({ at: now, cost })
      for (const resource of resources) used[resource] += cost[resource] ?? 0
      return undefined
    }
  }

  function roomAfter(over: readonly Resource[], cost: Cost, limit: Limit, now: number): number {
    const left = { ...used }
    for (const old of accepted.slice(first)) {
      for (const resource of resources) left[resource] -= old.cost[resource] ?? 0
      if (over.every(resource => left[resource] + (cost[resource] ?? 0) <= limit[resource]!))
        return old.at + window - now
    }
    return window
  }
}

export interface Crowd {
  readonly gate: RateGate
  readonly clients: number
  /** Milliseconds there, and as many back. */
  readonly latency: () => number
  readonly cost: () => Cost
}

/** So many clients send all the time, until `end`. A refused request goes back through its gate. */
export async function send(
  service: Service,
  clock: SimulatedClock,
  end: number,
  { gate, clients, latency, cost }: Crowd
) {
  const over = new AbortController()
  const client = async () => {
    for (let next = cost(); clock.now() < end; ) {
      const passed = await gate.acquire(next, over.signal)
      await clock.sleep(latency())
      const refusal = service.take(next)
      await clock.sleep(latency())
      if (refusal) gate.refused(passed, refusal.retryAfter)
      else {
        gate.accepted(passed)
        next = cost()
      }
    }
  }
  const all = Promise.allSettled(Array.from({ length: clients }, client))
  await clock.run(end)
  over.abort()
  await clock.run()
  await all
}
