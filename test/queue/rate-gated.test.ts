import { describe, expect, test } from 'vitest'
import { BackendError } from '../../src/model/errors.ts'
import { pacedGate } from '../../src/queue/rate-gate.ts'
import { rateGated } from '../../src/queue/rate-gated.ts'
import { UnsentError } from '../../src/queue/unsent-error.ts'
import { testBackendWrapper } from '../contracts/backend-wrapper.ts'
import { requestOf, scripted, textLength } from './backends.ts'
import { settled, simulatedClock } from './simulated-clock.ts'

const measures = { characters: textLength }

testBackendWrapper(backend => rateGated(backend, pacedGate({ requestsPerMinute: 100_000 }, simulatedClock()), measures))

describe('rateGated', () => {
  test('each request pays for itself and its characters', async () => {
    const clock = simulatedClock()
    const gate = pacedGate({ charactersPerMinute: 100, largest: { characters: 20 } }, clock)
    const backend = scripted()
    const gated = rateGated(backend, gate, measures)
    await gated.translate(requestOf(['ten letter', 'ten letter']))
    const second = gated.translate(requestOf(['x']))
    await settled()
    expect(backend.requests).toHaveLength(1)
    await clock.run()
    await second
    expect(clock.now()).toBeGreaterThan(700)
  })

  test.each([
    ['as long as the service asks', 2_500, 2_500],
    ['for a second, where it does not say', undefined, 1_000]
  ])('too fast for the service: everybody waits, %s', async (_, retryAfter, milliseconds) => {
    const clock = simulatedClock()
    const tooFast = new BackendError('rate-limited', 'scripted', 'Scripted: too fast', { retryAfter })
    const gated = rateGated(
      scripted((_, call) => (call === 1 ? tooFast : undefined)),
      pacedGate({}, clock),
      measures
    )
    await expect(gated.translate(requestOf(['one']))).rejects.toBe(tooFast)
    const other = gated.translate(requestOf(['two']))
    await clock.run()
    await other
    expect(clock.now()).toBe(milliseconds)
  })

  test('a service that is down and says for how long is asked by nobody until then', async () => {
    const clock = simulatedClock()
    const down = new BackendError('unavailable', 'scripted', 'Scripted: down', { retryAfter: 4_000 })
    const backend = scripted((_, call) => (call === 1 ? down : undefined))
    const gated = rateGated(backend, pacedGate({}, clock), measures)
    await expect(gated.translate(requestOf(['one']))).rejects.toBe(down)
    const other = gated.translate(requestOf(['two']))
    await clock.run()
    await other
    expect(clock.now()).toBe(4_000)
  })

  test('a service that asks to wait for hours is done with for this run, and tried by the next', async () => {
    const clock = simulatedClock()
    const tooMuch = new BackendError('rate-limited', 'scripted', 'Scripted: too much', { retryAfter: 7_200_000 })
    const gated = rateGated(
      scripted((_, call) => (call === 1 ? tooMuch : undefined)),
      pacedGate({}, clock),
      measures
    )
    await expect(gated.translate(requestOf(['one']))).rejects.toMatchObject({
      type: 'quota-exceeded',
      message: 'Scripted: too much; it asks to wait 120 minutes',
      cause: tooMuch
    })
    const next = gated.translate(requestOf(['two']))
    await clock.run()
    await next
    expect(clock.now()).toBe(600_000)
  })

  test('tokens are paid for as they are expected, and when the service used more, for more', async () => {
    const clock = simulatedClock()
    const gate = pacedGate({ requestsPerMinute: 6_000, tokensPerMinute: 6_000 }, clock)
    const backend = scripted(({ used }, call) => {
      for (const tokens of call === 1 ? [700, 500] : [50]) used?.(tokens)
    })
    const gated = rateGated(backend, gate, { ...measures, tokens: ({ sources }) => 100 * sources.length })
    await gated.translate(requestOf(['one']))
    const second = gated.translate(requestOf(['two']))
    await clock.run()
    await second
    // 1,100 more than expected, at 97 a second.
    expect(clock.now()).toBeGreaterThan(11_000)
    expect(clock.now()).toBeLessThan(13_000)
  })

  test('what a service took ends the caution after a refusal', async () => {
    const clock = simulatedClock()
    const gate = pacedGate({ requestsPerMinute: 60_000 }, clock)
    const tooFast = new BackendError('rate-limited', 'scripted', 'Scripted: too fast', { retryAfter: 1_000 })
    const gated = rateGated(
      scripted((_, call) => (call <= 2 ? tooFast : undefined)),
      gate,
      measures
    )
    for (const wait of [1_000, 3_000]) {
      const asking = Promise.allSettled([gated.translate(requestOf(['one']))])
      await clock.run()
      expect((await asking)[0]!.status).toBe('rejected')
      expect(clock.now()).toBeLessThan(wait)
    }
    const rest = Array.from({ length: 20 }, () => gated.translate(requestOf(['one'])))
    await clock.run()
    await Promise.all(rest)
    expect(clock.now()).toBeGreaterThanOrEqual(3_000)
    expect(clock.now()).toBeLessThan(3_200)
  })

  test("refuses what is larger than a whole minute's quota, and sends nothing", async () => {
    const backend = scripted()
    const gated = rateGated(backend, pacedGate({ charactersPerMinute: 5 }, simulatedClock()), measures)
    const refusal = gated.translate(requestOf(['too long']))
    await expect(refusal).rejects.toBeInstanceOf(UnsentError)
    await expect(refusal).rejects.toMatchObject({ name: 'BackendError', type: 'too-large', backend: 'scripted' })
    expect(backend.requests).toEqual([])
  })

  test('who gives up in the line is cancelled, and sends nothing', async () => {
    const clock = simulatedClock()
    const gate = pacedGate({}, clock)
    gate.hold(10_000)
    const backend = scripted()
    const leaving = new AbortController()
    const waiting = rateGated(backend, gate, measures).translate(requestOf(['one'], leaving.signal))
    await settled()
    leaving.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'BackendError', type: 'cancelled' })
    await clock.run()
    expect(backend.requests).toEqual([])
  })
})
