import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RateGate } from '../../src/queue/rate-gate.ts'
import { gateSchema, sharedGate } from '../../src/queue/shared-gate.ts'
import type { Capacity, Quota } from '../../src/queue/turnstile.ts'
import { openDatabase } from '../../src/store/database.ts'
import { busiestMinute, type Passed } from './busiest-minute.ts'
import { type SimulatedClock, settled, simulatedClock } from './simulated-clock.ts'

const minute = 60_000
const one = { requests: 1, characters: 1 }

/** Gates as so many processes would open them. */
function gates(count: number, capacity: Capacity, clock: SimulatedClock, now = clock.now) {
  const db = openDatabase(':memory:', { gate: gateSchema })
  return Array.from({ length: count }, () => sharedGate({ db, account: 'mock', capacity, clock, now }))
}

/** All costs at once, dealt out to four gates. */
async function passages(quota: Quota, sizes: readonly number[]): Promise<readonly Passed[]> {
  const clock = simulatedClock()
  const four = gates(4, quota, clock)
  const passed: Passed[] = []
  const all = sizes.map(async (characters, i) => {
    await four[i % 4]!.acquire({ requests: 1, characters })
    passed.push({ requests: 1, characters, at: clock.now() })
  })
  await clock.run()
  await Promise.all(all)
  return passed
}

describe('sharedGate', () => {
  test('no sliding minute ever holds more than the quota, all processes together', async () => {
    const quotas = fc.record({
      requestsPerMinute: fc.integer({ min: 1, max: 200 }),
      charactersPerMinute: fc.integer({ min: 100, max: 3_000 })
    })
    const percents = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 80, size: 'max' })
    await fc.assert(
      fc.asyncProperty(quotas, percents, async (quota, percents) => {
        const sizes = percents.map(percent => Math.floor((quota.charactersPerMinute * percent ** 3) / 100 ** 3))
        const passed = await passages(quota, sizes)
        expect(passed).toHaveLength(percents.length)
        expect(busiestMinute(passed, 'characters')).toBeLessThanOrEqual(quota.charactersPerMinute)
        expect(busiestMinute(passed, 'requests')).toBeLessThanOrEqual(quota.requestsPerMinute)
      }),
      { numRuns: 40 }
    )
  })

  test('uses 97 % of what there is', async () => {
    const quota = { requestsPerMinute: 6_000, charactersPerMinute: 60_000 }
    const passed = await passages(quota, Array(600).fill(1_000))
    expect(600_000 / (passed.at(-1)!.at / minute) / quota.charactersPerMinute).toBeGreaterThanOrEqual(0.97)
  })

  test('a hold that one process was given holds all of them', async () => {
    const clock = simulatedClock()
    const [first, second] = gates(2, { requestsPerMinute: 60 }, clock)
    await second!.acquire(one)
    const waiting = second!.acquire(one)
    await settled()
    first!.hold(5_000)
    first!.hold(1)
    await clock.run()
    await waiting
    expect(clock.now()).toBeGreaterThanOrEqual(5_000)
  })

  test('a large request of one process is not passed over for ever', async () => {
    const clock = simulatedClock()
    const [small, other, large] = gates(3, { charactersPerMinute: 6_000 }, clock)
    const over = new AbortController()
    const busy = [small!, other!].map(async gate => {
      while (!over.signal.aborted) await gate.acquire({ requests: 1, characters: 10 }, over.signal)
    })
    const waiting = large!.acquire({ requests: 1, characters: 3_000 }).then(() => clock.now())
    const all = Promise.allSettled(busy)
    await clock.run(minute)
    over.abort()
    await clock.run()
    await all
    expect(await waiting).toBeLessThan(40_000)
  })

  test('a turn that a process took and did not use is over soon', async () => {
    const clock = simulatedClock()
    const [gone, other] = gates(2, { charactersPerMinute: 6_000 }, clock)
    const leaving = new AbortController()
    const busy = other!.acquire({ requests: 1, characters: 120 })
    const large = gone!.acquire({ requests: 1, characters: 6_000 }, leaving.signal)
    await clock.run(6_000)
    await busy
    const rest = Array.from({ length: 5 }, () => other!.acquire({ requests: 1, characters: 120 }))
    await clock.run(8_000)
    leaving.abort()
    await expect(large).rejects.toThrow()
    await clock.run()
    await Promise.all(rest)
    expect(clock.now()).toBeLessThan(minute + 10_000)
  })

  test('a refusal that one process was given slows all of them', async () => {
    const clock = simulatedClock()
    const [first, second] = gates(2, { requestsPerMinute: 6_000 }, clock)
    first!.refused(await first!.acquire(one), 5_000)
    const passed = await Promise.all([second!.acquire(one), clock.run()])
    expect(passed[0].at).toBeGreaterThanOrEqual(5_000)
    second!.accepted(passed[0])
    const start = clock.now()
    const all = Array.from({ length: 500 }, () => second!.acquire(one))
    await clock.run()
    await Promise.all(all)
    // At 0.7 of 97 a second and growing, after what had been saved up.
    expect(clock.now() - start).toBeGreaterThan(5_000)
    expect(clock.now() - start).toBeLessThan(7_500)
  })

  test('a capacity that nobody knows is remembered by the next run', async () => {
    const clock = simulatedClock()
    const [first, second] = gates(2, 'unknown', clock)
    const pace = async (gate: RateGate) => {
      const start = clock.now()
      const all = Array.from({ length: 100 }, () => gate.acquire(one))
      await clock.run()
      await Promise.all(all)
      return 100 / ((clock.now() - start) / 1_000)
    }
    const slow = await pace(first!)
    expect(slow).toBeGreaterThan(20)
    expect(await pace(second!)).toBeGreaterThan(2 * slow)
  })

  test('goes on with what an earlier version had kept', async () => {
    const clock = simulatedClock()
    const path = join(mkdtempSync(join(tmpdir(), 'gate-')), 'memory.db')
    const before = openDatabase(path, { gate: gateSchema.slice(0, 1) })
    before.exec("INSERT INTO gates VALUES ('mock', 0, 0, 0, 2000)")
    before.close()
    using db = openDatabase(path, { gate: gateSchema })
    const gate = sharedGate({ db, account: 'mock', capacity: { requestsPerMinute: 60 }, clock, now: clock.now })
    const waiting = gate.acquire(one)
    await clock.run()
    await waiting
    expect(clock.now()).toBeGreaterThanOrEqual(2_000)
    expect(clock.now()).toBeLessThan(4_000)
  })

  test('accounts do not share', async () => {
    const clock = simulatedClock()
    const db = openDatabase(':memory:', { gate: gateSchema })
    const options = { db, capacity: { requestsPerMinute: 1 }, clock, now: clock.now }
    await sharedGate({ ...options, account: 'one' }).acquire(one)
    await sharedGate({ ...options, account: 'two' }).acquire(one)
    expect(clock.now()).toBe(0)
  })

  test('a clock that is put back costs no more than a new start', async () => {
    const clock = simulatedClock()
    let offset = 0
    const [gate] = gates(1, { requestsPerMinute: 60 }, clock, () => 7_200_000 + clock.now() + offset)
    await gate!.acquire(one)
    gate!.hold(2_000)
    offset = -3_600_000
    const waiting = gate!.acquire(one)
    await clock.run()
    await waiting
    expect(clock.now()).toBeLessThan(4_000)
  })

  test('who waits is told when the database is gone', async () => {
    const clock = simulatedClock()
    const db = openDatabase(':memory:', { gate: gateSchema })
    const gate = sharedGate({ db, account: 'mock', capacity: { requestsPerMinute: 60 }, clock, now: clock.now })
    await gate.acquire(one)
    const waiting = Promise.allSettled([gate.acquire(one), gate.acquire(one)])
    await settled()
    db.close()
    await clock.run()
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})
