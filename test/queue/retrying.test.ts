import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { TranslationBackend } from '../../src/backends/translation-backend.ts'
import { BackendError, type BackendErrorType } from '../../src/model/errors.ts'
import { defaultRetryPolicy, type RetryPolicy, retrying } from '../../src/queue/retrying.ts'
import { testBackendWrapper } from '../contracts/backend-wrapper.ts'
import { requestOf, scripted } from './backends.ts'
import { settled, simulatedClock } from './simulated-clock.ts'

const policy: RetryPolicy = {
  attempts: 4,
  firstDelay: 100,
  longestDelay: 300,
  deadline: 10_000,
  failuresToOpen: 5,
  openFor: 30_000,
  openingsToWaitOut: 0
}

const failure = (type: BackendErrorType, retryAfter?: number) =>
  new BackendError(type, 'scripted', `Scripted: ${type}`, { retryAfter })

/** With a clock whose sleeps are over at once, or when `clock` says so. */
function harness(backend: TranslationBackend, changes: Partial<RetryPolicy> = {}, random = () => 0.5) {
  const clock = simulatedClock()
  return { clock, wrapped: retrying(backend, { ...policy, ...changes }, { clock, random }) }
}

const eager = { now: () => 0, sleep: async () => {} }
testBackendWrapper(backend => retrying(backend, policy, { clock: eager, random: Math.random }))

describe('retrying', () => {
  test.each(['rate-limited', 'unavailable', 'timeout'] as const)('tries again after %s', async type => {
    const backend = scripted((_, call) => (call < 3 ? failure(type) : undefined))
    const { clock, wrapped } = harness(backend)
    const answer = wrapped.translate(requestOf(['one']))
    await clock.run()
    expect(await answer).toEqual([['ONE']])
    expect(backend.requests).toHaveLength(3)
  })

  test('waits are a random part of a doubling delay', async () => {
    const { clock, wrapped } = harness(scripted(() => failure('rate-limited')))
    const answer = wrapped.translate(requestOf(['one']))
    answer.catch(() => {})
    await clock.run()
    await expect(answer).rejects.toMatchObject({ type: 'rate-limited' })
    expect(clock.now()).toBe(50 + 100 + 150)
  })

  test('gives up after so many attempts', async () => {
    const backend = scripted(() => failure('timeout'))
    const { clock, wrapped } = harness(backend)
    const answer = wrapped.translate(requestOf(['one']))
    answer.catch(() => {})
    await clock.run()
    await expect(answer).rejects.toMatchObject({ type: 'timeout' })
    expect(backend.requests).toHaveLength(policy.attempts)
  })

  test('waits at least as long as the service asks', async () => {
    const backend = scripted((_, call) => (call === 1 ? failure('rate-limited', 2_000) : undefined))
    const { clock, wrapped } = harness(backend)
    const answer = wrapped.translate(requestOf(['one']))
    await clock.run()
    await answer
    expect(clock.now()).toBe(2_000)
  })

  test('does not wait past the deadline', async () => {
    const backend = scripted(() => failure('rate-limited', 10_001))
    const { clock, wrapped } = harness(backend)
    await expect(wrapped.translate(requestOf(['one']))).rejects.toMatchObject({ type: 'rate-limited' })
    expect(backend.requests).toHaveLength(1)
    expect(clock.sleepers()).toBe(0)
  })

  test.each([
    'unauthorized',
    'quota-exceeded',
    'bad-request',
    'too-large',
    'bad-response',
    'unsupported-pair',
    'cancelled'
  ] as const)('asks once after %s', async type => {
    const backend = scripted(() => failure(type))
    await expect(harness(backend).wrapped.translate(requestOf(['one']))).rejects.toMatchObject({ type })
    expect(backend.requests).toHaveLength(1)
  })

  test('an abort ends a wait at once, and leaves no timer', async () => {
    const { clock, wrapped } = harness(scripted(() => failure('rate-limited', 9_000)))
    const leaving = new AbortController()
    const answer = wrapped.translate(requestOf(['one'], leaving.signal))
    await settled()
    expect(clock.sleepers()).toBe(1)
    leaving.abort()
    await expect(answer).rejects.toMatchObject({ type: 'cancelled', cause: { type: 'rate-limited' } })
    expect(clock.sleepers()).toBe(0)
  })

  test('the default policy never waits past its deadline', () => {
    const { attempts, longestDelay, deadline } = defaultRetryPolicy
    expect((attempts - 1) * longestDelay).toBeLessThanOrEqual(deadline)
  })
})

describe('the breaker', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test.each(['unavailable', 'timeout'] as const)('a dead service is asked %s × 5, then no more', async type => {
    const backend = scripted(() => failure(type))
    const { clock, wrapped } = harness(backend)
    const answers = Array.from({ length: 100 }, async (_, i) => {
      await clock.sleep(i)
      await wrapped.translate(requestOf([`${i}`]))
    })
    const outcomes = Promise.allSettled(answers)
    await clock.run()
    expect(await outcomes).toSatisfy(all =>
      all.every(({ reason }: PromiseRejectedResult) => reason.name === 'BackendError')
    )
    expect(backend.requests).toHaveLength(policy.failuresToOpen)
    await expect(wrapped.translate(requestOf(['late']))).rejects.toMatchObject({
      type: 'unavailable',
      message: 'scripted failed 5 times in a row and is not asked again for 30 s',
      cause: { type }
    })
  })

  test.each(['rate-limited', 'bad-request', 'unauthorized'] as const)('%s is no outage', async type => {
    const backend = scripted(() => failure(type))
    const { wrapped } = harness(backend, { attempts: 1 })
    for (let i = 0; i < 20; i++) await expect(wrapped.translate(requestOf(['one']))).rejects.toMatchObject({ type })
    expect(backend.requests).toHaveLength(20)
  })

  /** Opened, and the time it stays so has passed. */
  async function recovering(answer: () => unknown) {
    const backend = scripted((_, call) => (call <= policy.failuresToOpen ? failure('unavailable') : answer()))
    const { wrapped } = harness(backend, { attempts: 1 })
    for (let i = 0; i < policy.failuresToOpen; i++) {
      await expect(wrapped.translate(requestOf(['one']))).rejects.toMatchObject({ type: 'unavailable' })
    }
    vi.setSystemTime(Date.now() + policy.openFor)
    return { backend, wrapped }
  }

  test('a service that is back is used again', async () => {
    const { backend, wrapped } = await recovering(() => undefined)
    const answers = await Promise.all(['a', 'b', 'c'].map(text => wrapped.translate(requestOf([text]))))
    expect(answers).toEqual([[['A']], [['B']], [['C']]])
    expect(backend.requests).toHaveLength(policy.failuresToOpen + 3)
  })

  test('one request tries a service that is still down, the others fail with it', async () => {
    const { backend, wrapped } = await recovering(() => failure('unavailable'))
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(text => wrapped.translate(requestOf([text]))))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(backend.requests).toHaveLength(policy.failuresToOpen + 1)
  })

  test('an abort ends the wait for a trial at once', async () => {
    const trial = Promise.withResolvers<undefined>()
    const { backend, wrapped } = await recovering(() => trial.promise)
    const leaving = new AbortController()
    const trying = wrapped.translate(requestOf(['a']))
    const waiting = wrapped.translate(requestOf(['b'], leaving.signal))
    await settled()
    leaving.abort()
    await expect(waiting).rejects.toMatchObject({ type: 'cancelled' })
    trial.resolve(undefined)
    expect(await trying).toEqual([['A']])
    await settled()
    expect(backend.requests).toHaveLength(policy.failuresToOpen + 1)
  })

  describe('an outage', () => {
    /** A clock whose sleeps move the time that the breaker reads. */
    const passing = {
      now: () => Date.now(),
      sleep: async (milliseconds: number) => {
        vi.setSystemTime(Date.now() + milliseconds)
      }
    }
    const patient = { ...policy, openingsToWaitOut: 3 }

    test('that is short fails nobody', async () => {
      const backend = scripted((_, call) => (call <= 8 ? failure('unavailable') : undefined))
      const wrapped = retrying(backend, patient, { clock: passing, random: () => 0.5 })
      const outcomes = await Promise.allSettled(
        Array.from({ length: 40 }, (_, i) => wrapped.translate(requestOf([`${i}`])))
      )
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
    })

    test('that goes on fails everybody, with few requests', async () => {
      const backend = scripted(() => failure('unavailable'))
      const wrapped = retrying(backend, patient, { clock: passing, random: () => 0.5 })
      const outcomes = await Promise.allSettled(
        Array.from({ length: 40 }, (_, i) => wrapped.translate(requestOf([`${i}`])))
      )
      expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
      expect(backend.requests.length).toBeLessThan(60)
    })
  })
})
