import PQueue from 'p-queue'
import pThrottle from 'p-throttle'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Clock } from '../../src/queue/clock.ts'
import { pacedGate, type RateGate } from '../../src/queue/rate-gate.ts'
import type { Request } from './service.ts'
import { compressedClock, compression, quota, sleep, window } from './time.ts'

/** Sends one request of so many characters when it may, and says whether it was taken. */
export type Limiter = (characters: number, request: Request) => Promise<boolean>

export const clients = 400

/** Each with the windows that suit a service like this best; those that can weigh are given both limits. */
export const limiters: Readonly<Record<string, () => Limiter>> = {
  ours: () => gated(pacedGate(quota, compressedClock), compressedClock),
  'p-queue': () => {
    const limit = { intervalCap: quota.requestsPerMinute, interval: window, strict: true }
    const queue = new PQueue({ concurrency: clients, ...limit })
    return (characters, request) => queue.add(async () => (await request(characters)) === undefined)
  },
  'rate-limiter-flexible': () => {
    const limits = [quota.requestsPerMinute, quota.charactersPerMinute].map(
      points => new RateLimiterMemory({ points, duration: window / 1_000 })
    )
    return async (characters, request) => {
      for (const [i, limit] of limits.entries()) await consumed(limit, i === 0 ? 1 : characters)
      return (await request(characters)) === undefined
    }
  },
  'p-throttle': () => {
    const requests = pThrottle({ limit: quota.requestsPerMinute, interval: window, strict: true })(() => {})
    const weight = (characters: number) => characters
    const limit = { limit: quota.charactersPerMinute, interval: window, strict: true, weight }
    const characters = pThrottle(limit)((_: number) => {})
    return async (count, request) => {
      await requests()
      await characters(count)
      return (await request(count)) === undefined
    }
  }
}

/** Through a gate of ours, whose clock may be faster than the service's. */
export function gated(gate: RateGate, clock: Clock): Limiter {
  const speed = clock === compressedClock ? compression : 1
  return async (characters, request) => {
    const passed = await gate.acquire({ requests: 1, characters })
    const wait = await request(characters)
    if (wait === undefined) gate.accepted(passed)
    else gate.refused(passed, wait * speed)
    return wait === undefined
  }
}

async function consumed(limit: RateLimiterMemory, points: number): Promise<void> {
  for (;;) {
    try {
      await limit.consume('account', points)
      return
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      await sleep(refusal.msBeforeNext)
    }
  }
}
