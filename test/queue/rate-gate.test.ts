import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pacedGate } from '../../src/queue/rate-gate.ts'
import { type Cost, type Quota, resources } from '../../src/queue/turnstile.ts'
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
  test('no sliding minute ever holds more than the quota of anything, and everybody passes', async () => {
    const limit = fc.option(fc.integer({ min: 1, max: 3_000 }), { nil: undefined })
    const quotas = fc.record({
      requestsPerMinute: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
      charactersPerMinute: limit,
      tokensPerMinute: limit,
      largest: fc.record(
        { characters: fc.integer({ min: 1, max: 3_000 }), tokens: fc.integer({ min: 1, max: 3_000 }) },
        { requiredKeys: [] }
      )
    })
    // Of a minute's quota, mostly little; up to all of it, which is far more than passes at once.
    const part = fc.integer({ min: 0, max: 100 }).map(percent => percent ** 3 / 100 ** 3)
    const parts = fc.array(fc.tuple(part, part), { minLength: 1, maxLength: 150, size: 'max' })
    await fc.assert(
      fc.asyncProperty(quotas, parts, fc.constantFrom(0, 0, 13, 700), async (quota, parts, every) => {
        const costs = parts.map(([characters, tokens]) => ({
          requests: 1,
          characters: Math.floor((quota.charactersPerMinute ?? 10_000) * characters),
          tokens: Math.floor((quota.tokensPerMinute ?? 10_000) * tokens)
        }))
        const passed = await passages(quota, costs, every)
        expect(passed).toHaveLength(costs.length)
        for (const resource of resources) {
          const most = quota[`${resource}PerMinute`] ?? Number.POSITIVE_INFINITY
          expect(busiestMinute(passed, resource)).toBeLessThanOrEqual(most)
        }
      }),
      { numRuns: 200 }
    )
  })

  test('and not when the service refuses some of it', async () => {
    const quota = { requestsPerMinute: 60, charactersPerMinute: 2_000 }
    const answers = fc.array(fc.constantFrom('taken', 'taken', 'refused', 'refused with a time'), {
      minLength: 1,
      maxLength: 100,
      size: 'max'
    })
    await fc.assert(
      fc.asyncProperty(answers, async answers => {
        const clock = simulatedClock()
        const gate = pacedGate(quota, clock)
        const passages: Passed[] = []
        const all = answers.map(async answer => {
          const passed = await gate.acquire({ requests: 1, characters: 60 })
          passages.push({ ...passed.cost, at: passed.at })
          await clock.sleep(100)
          if (answer === 'taken') gate.accepted(passed)
          else gate.refused(passed, answer === 'refused' ? undefined : 300)
        })
        await clock.run()
        await Promise.all(all)
        expect(passages).toHaveLength(answers.length)
        expect(busiestMinute(passages, 'requests')).toBeLessThanOrEqual(quota.requestsPerMinute)
        expect(busiestMinute(passages, 'characters')).toBeLessThanOrEqual(quota.charactersPerMinute)
      }),
      { numRuns: 50 }
    )
  })

  test.each([
    ['requests', { requestsPerMinute: 600, charactersPerMinute: 600_000 }, { requests: 1, characters: 50 }],
    ['characters', { requestsPerMinute: 6_000, charactersPerMinute: 600_000 }, { requests: 1, characters: 1_800 }],
    [
      'characters',
      { charactersPerMinute: 100_000, largest: { characters: 2_000 } },
      { requests: 1, characters: 1_900 }
    ],
    ['tokens', { charactersPerMinute: 100_000, tokensPerMinute: 50_000 }, { requests: 1, characters: 900, tokens: 800 }]
  ] as const)('uses 97 %% of the %s there are', async (resource, quota, cost) => {
    const passed = await passages(quota, Array(3_000).fill(cost))
    const minutes = passed.at(-1)!.at / minute
    const limit = (quota as Quota)[`${resource}PerMinute`]
    expect((passed.length * (cost as Cost)[resource]!) / minutes / limit!).toBeGreaterThanOrEqual(0.97)
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
    await gate.acquire({ requests: 1, characters: 17 })
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

  test('what a request used beyond its cost is charged, what it did not use is not given back', async () => {
    const clock = simulatedClock()
    const gate = pacedGate({ tokensPerMinute: 6_000 }, clock)
    const first = await gate.acquire({ requests: 1, tokens: 85 })
    gate.accepted(first, { tokens: 40 })
    await gate.acquire({ requests: 1, tokens: 20 })
    expect(clock.now()).toBe(0)
    gate.accepted(first, { requests: 2, tokens: 2_100 })
    const next = gate.acquire({ requests: 1, tokens: 1 })
    await clock.run()
    await next
    expect(clock.now()).toBeGreaterThan(20_000)
  })

  test('after a refusal one request tries, and the others wait for its answer', async () => {
    const clock = simulatedClock()
    const gate = pacedGate({ requestsPerMinute: 6_000 }, clock)
    const first = await gate.acquire(one)
    gate.refused(first, 2_000)
    const tries: number[] = []
    const all = Array.from({ length: 4 }, async () => {
      const passed = await gate.acquire(one)
      tries.push(clock.now())
      await clock.sleep(300)
      gate.accepted(passed)
    })
    await clock.run()
    await Promise.all(all)
    expect(tries[0]).toBeGreaterThanOrEqual(2_000)
    expect(tries[1]! - tries[0]!).toBeGreaterThanOrEqual(300)
    expect(tries[3]! - tries[1]!).toBeLessThan(300)
  })

  test('a service that refuses again and again is asked ever more seldom, and one that hangs up stops nobody', async () => {
    const clock = simulatedClock()
    const gate = pacedGate({ requestsPerMinute: 6_000 }, clock)
    const tries: number[] = []
    for (let i = 0; i < 6; i++) {
      const acquiring = gate.acquire(one)
      await clock.run()
      tries.push(clock.now())
      gate.refused(await acquiring, undefined)
    }
    const waits = tries.slice(1).map((at, i) => Math.floor((at - tries[i]!) / 1_000))
    expect(waits).toEqual([1, 2, 4, 8, 16])
    const trying = gate.acquire(one)
    const next = gate.acquire(one)
    await clock.run()
    await Promise.all([trying, next])
    expect(clock.now() - tries.at(-1)!).toBeLessThan(34_000)
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
