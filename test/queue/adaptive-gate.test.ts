import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pacedGate } from '../../src/queue/rate-gate.ts'
import type { Capacity } from '../../src/queue/turnstile.ts'
import { simulatedClock } from './simulated-clock.ts'
import { type Limit, send, simulatedService } from './simulated-service.ts'

const minute = 60_000
const one = { requests: 1 }

interface Trial {
  readonly capacity: Capacity
  readonly window: number
  readonly limits: readonly Limit[]
  readonly saysWhen: boolean
  readonly end: number
  readonly latency?: () => number
}

/** So many clients that the service is never without one. */
async function trial({ capacity, window, limits, saysWhen, end, latency = () => 25 }: Trial) {
  const clock = simulatedClock()
  const service = simulatedService({ clock, window, limits, saysWhen })
  await send(service, clock, end, { gate: pacedGate(capacity, clock), clients: 32, latency, cost: () => one })
  /** Accepted, as a share of what the service would have taken; and refused. */
  return (from: number, to: number) => {
    const possible = limits.map((limit, i) => {
      const until = Math.min(to, limits[i + 1]?.from ?? end)
      return (Math.max(0, until - Math.max(from, limit.from)) / window) * (limit.requests ?? 0)
    })
    const isIn = (at: number) => at >= from && at < to
    return {
      share: service.accepted.filter(({ at }) => isIn(at)).length / possible.reduce((sum, n) => sum + n),
      refused: service.refusals.filter(isIn).length
    }
  }
}

describe('a quota that is changed on the way', () => {
  const halved = (saysWhen: boolean) =>
    trial({
      capacity: { requestsPerMinute: 1_200 },
      window: minute,
      limits: [
        { from: 0, requests: 1_200 },
        { from: 2 * minute, requests: 600 },
        { from: 5 * minute, requests: 1_200 }
      ],
      saysWhen,
      end: 8 * minute
    })

  test('is followed down and up again, where the service says when there is room', async () => {
    const of = await halved(true)
    expect(of(minute, 2 * minute)).toMatchObject({ share: expect.closeTo(0.97, 2), refused: 0 })
    expect(of(2 * minute, 5 * minute).share).toBeGreaterThan(0.9)
    expect(of(6 * minute, 8 * minute)).toMatchObject({ share: expect.closeTo(0.97, 2), refused: 0 })
    expect(of(0, 8 * minute).refused).toBeLessThan(20)
  })

  test('and where it does not say', async () => {
    const of = await halved(false)
    expect(of(2 * minute, 5 * minute).share).toBeGreaterThan(0.75)
    expect(of(6 * minute, 8 * minute)).toMatchObject({ share: expect.closeTo(0.97, 2), refused: 0 })
    expect(of(0, 8 * minute).refused).toBeLessThan(40)
  })
})

describe('a capacity that nobody knows', () => {
  test.each([
    ['where the service says when there is room', true, 0.7],
    ['where it does not say', false, 0.6]
  ])('is found, and followed, %s', async (_, saysWhen, least) => {
    const limits = [
      { from: 0, requests: 200 },
      { from: 20_000, requests: 80 },
      { from: 40_000, requests: 200 }
    ]
    const of = await trial({ capacity: 'unknown', window: 1_000, limits, saysWhen, end: 60_000 })
    for (const { from } of limits) expect(of(from, from + 20_000).share).toBeGreaterThan(least - 0.15)
    expect(of(0, 60_000).share).toBeGreaterThan(least)
    expect(of(0, 60_000).refused).toBeLessThan(100)
  })

  test('whatever it is, and however long its window and its answers: it is used, and refusals are few', async () => {
    const services = fc.record({
      perSecond: fc.integer({ min: 2, max: 60 }),
      window: fc.constantFrom(1_000, 5_000, 60_000),
      latency: fc.integer({ min: 5, max: 200 }),
      saysWhen: fc.boolean()
    })
    await fc.assert(
      fc.asyncProperty(services, async ({ perSecond, window, latency, saysWhen }) => {
        const limits = [{ from: 0, requests: (perSecond * window) / 1_000 }]
        const end = 2 * minute
        const of = await trial({ capacity: 'unknown', window, limits, saysWhen, end, latency: () => latency })
        const reachable = Math.min(1, 32 / ((2 * latency) / 1_000) / perSecond)
        const { share, refused } = of(minute, end)
        expect(share / reachable).toBeGreaterThan(0.6)
        // Some ten times a minute it tries whether there is more, each time at the cost of what is under way.
        expect(refused).toBeLessThan(0.12 * 60 * perSecond + 64)
      }),
      { numRuns: 20 }
    )
  })
})
