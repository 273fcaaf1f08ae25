import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pacedGate } from '../../src/queue/rate-gate.ts'
import type { Cost, Quota } from '../../src/queue/turnstile.ts'
import { busiestMinute, type Passed } from './busiest-minute.ts'
import { settled, simulatedClock } from './simulated-clock.ts'

const minute = 60_000
const one = { requests: 1, characters: 1 }

/** Everybody comes at once, or `every` so many milliseconds. */
async function passages(quota: Quota, costs: readonly Cost[], every = 0): Promise<readonly Passed[]> {
  const clock = simulatedClock()
  const gate = pacedGate(quota, clock)
  const passed: Passed[] = []
  const all = costs.map(async (cost, i) => {
    if (every > 0) await clock.sleep(i * every)
    await gate.acquire(cost)
    passed.push({ ...cost, at: clock.now() })
  })
  await clock.run()
  await Promise.all(all)
  return passed
}

describe('pacedGate', () => {
  test('no sliding minute ever holds more than the quota', async () => {
    const quotas = fc.record({
      requestsPerMinute: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
      charactersPerMinute: fc.integer({ min: 100, max: 5_000 }),
      largest: fc.record({ characters: fc.integer({ min: 1, max: 5_000 }) }, { requiredKeys: [] })
    })
    const costs = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 150, size: 'max' })
    await fc.assert(
      fc.asyncProperty(quotas, costs, fc.constantFrom(0, 0, 13, 700), async (quota, percents, every) => {
        const characters = percents.map(percent => Math.floor((quota.charactersPerMinute * percent ** 3) / 100 ** 3))
        const passed = await passages(
          quota,
          characters.map(n => ({ requests: 1, characters: n })),
          every
        )
        expect(passed).toHaveLength(percents.length)
        expect(busiestMinute(passed, 'characters')).toBeLessThanOrEqual(quota.charactersPerMinute)
        expect(busiestMinute(passed, 'requests')).toBeLessThanOrEqual(quota.requestsPerMinute ?? percents.length)
      }),
      { numRuns: 200 }
    )
  })

  test.each([
    ['requests', { requestsPerMinute: 600, charactersPerMinute: 600_000 }, { requests: 1, characters: 50 }],
    ['characters', { requestsPerMinute: 6_000, charactersPerMinute: 600_000 }, { requests: 1, characters: 1_800 }],
    ['characters', { charactersPerMinute: 100_000, largest: { characters: 2_000 } }, { requests: 1, characters: 1_900 }]
  ] as const)('uses 97 %% of the %s there are', async (resource, quota, cost) => {
    const passed = await passages(quota, Array(3_000).fill(cost))
    const minutes = passed.at(-1)!.at / minute
    const limit = resource === 'requests' ? quota.requestsPerMinute : quota.charactersPerMinute
    expect((passed.length * cost[resource]) / minutes / limit!).toBeGreaterThanOrEqual(0.97)
    expect(busiestMinute(passed, resource)).toBeLessThanOrEqual(limit!)
  })

  test('first come, first served: a small request does not overtake a large one', async () => {
    const sizes = [90, 100, 1, 50, 1, 1, 100]
    const passed = await passages(
      { charactersPerMinute: 200 },
      sizes.map(characters => ({ requests: 1, characters }))
    )
    expect(passed.map(({ characters }) => characters)).toEqual(sizes)
  })

  test('a hold holds everybody, those who wait already among them, and is never shortened', async () => {
    const clock = simulatedClock()
    const gate = pacedGate({ requestsPerMinute: 60 }, clock)
    const passed: number[] = []
    const all = Array.from({ length: 3 }, () => gate.acquire(one).then(() => passed.push(clock.now())))
    await settled()
    expect(passed).toEqual([0])
    gate.hold(5_000)
    gate.hold(1)
    await clock.run()
    await Promise.all(all)
    expect(passed.slice(1).every(at => at >= 5_000)).toBe(true)
    expect(passed).toHaveLength(3)
  })

  test('without a quota only a hold holds', async () => {
    const clock = simulatedClock()
    const gate = pacedGate({}, clock)
    await gate.acquire({ requests: 1_000, characters: 1_000_000_000 })
    gate.hold(50)
    const waiting = gate.acquire(one)
    await clock.run()
    await waiting
    expect(clock.now()).toBe(50)
  })

  test('who gives up leaves the line at once, and nobody pays for it', async () => {
    const clock = simulatedClock()
    const gate = pacedGate({ charactersPerMinute: 1_000 }, clock)
    await gate.acquire({ requests: 1, characters: 20 })
    const leaving = new AbortController()
    const large = gate.acquire({ requests: 1, characters: 1_000 }, leaving.signal)
    const small = gate.acquire(one)
    await settled()
    leaving.abort(new Error('enough'))
    await expect(large).rejects.toThrow('enough')
    await clock.run()
    await small
    expect(clock.now()).toBeLessThan(100)
    expect(clock.sleepers()).toBe(0)
  })

  test('who has given up before passes no gate', async () => {
    const gate = pacedGate({}, simulatedClock())
    await expect(gate.acquire(one, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
  })

  test('refuses what could never pass, and what is no quota', async () => {
    const gate = pacedGate({ charactersPerMinute: 1_000 }, simulatedClock())
    await expect(gate.acquire({ requests: 1, characters: 1_001 })).rejects.toThrow(
      "Expected at most the 1000 characters of one minute's quota, got 1001"
    )
    await expect(gate.acquire({ requests: 1, characters: 0.5 })).rejects.toThrow(RangeError)
    expect(() => pacedGate({ requestsPerMinute: 0 }, simulatedClock())).toThrow(
      'Expected requestsPerMinute of 1 or more, got 0'
    )
  })
})
