import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel'
import type { TranslationBackend, TranslationRequest } from '../backends/translation-backend.ts'
import type { Content } from '../model/content.ts'
import { BackendError, isTransient, withAnswers } from '../model/errors.ts'
import { type Observe, troubleOf } from '../model/run-event.ts'
import type { Clock } from './clock.ts'
import { cancelledUnsent, throwIfCancelled } from './unsent-error.ts'

/** When to try again, and when to stop asking a service that is down. Durations in milliseconds. */
export interface RetryPolicy {
  /** Attempts in all, the first among them. */
  readonly attempts: number
  /** The first wait is anything up to this, each further one up to twice as much; never less than the service asks for. */
  readonly firstDelay: number
  /** What the doubling ends at. */
  readonly longestDelay: number
  /** No attempt starts later than this after the first one. */
  readonly deadline: number
  /** This many times in a row unavailable or timed out, whichever requests they were, and the service is not asked … */
  readonly failuresToOpen: number
  /** … for so long; then one request tries it. */
  readonly openFor: number
  /** So many openings in a row are waited out, each by every request; after them the service counts as down. */
  readonly openingsToWaitOut: number
}

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 4,
  firstDelay: 500,
  longestDelay: 30_000,
  deadline: 180_000,
  failuresToOpen: 5,
  openFor: 30_000,
  openingsToWaitOut: 3
}

export interface RetryMeans {
  readonly clock: Clock
  /** In [0, 1), such as `Math.random`. */
  readonly random: () => number
  /** Told of each wait, and of each opening of the breaker. */
  readonly observe?: Observe
}

/**
 * Tries again what may succeed a little later. A short outage is waited out; while the service is known to be down for longer,
 * requests fail at once, as `unavailable`. An
 * abort ends a wait at once, as `cancelled`. The error is that of the last attempt.
 */
export function retrying(
  backend: TranslationBackend,
  policy: RetryPolicy,
  { clock, random, observe = () => {} }: RetryMeans
): TranslationBackend {
  const { name } = backend
  const breaker = circuitBreaker(handleWhen(isOutage), {
    breaker: new ConsecutiveBreaker(policy.failuresToOpen),
    halfOpenAfter: policy.openFor
  })

  let openings = 0
  breaker.onBreak(() => {
    openings++
    observe({ event: 'breaker-opened', backend: name, wait: policy.openFor })
  })
  breaker.onReset(() => {
    openings = 0
  })

  // While one request tries a service that was down, the others wait for what becomes of it; an abort ends that wait.
  const ask = (request: TranslationRequest) =>
    new Promise<readonly Content[]>((resolve, reject) => {
      const { signal } = request
      const giveUp = () => reject(cancelledUnsent(name, signal?.reason))
      const stayed = () => signal?.removeEventListener('abort', giveUp)
      signal?.addEventListener('abort', giveUp, { once: true })
      const answer = breaker.execute(() => {
        stayed()
        throwIfCancelled(name, signal)
        return backend.translate(request)
      })
      answer.then(resolve, reject).finally(stayed)
    })

  // Cockatiel's own retry cannot be aborted while it waits, and its timer would keep the process alive.
  const pause = async (milliseconds: number, error: BackendError, signal: AbortSignal | undefined) => {
    try {
      await clock.sleep(milliseconds, signal)
    } catch (reason) {
      if (!signal?.aborted) throw reason
      throw new BackendError('cancelled', name, `Cancelled while waiting to try ${name} again`, { cause: error })
    }
  }

  return {
    name,
    async translate(request) {
      const start = clock.now()
      throwIfCancelled(name, request.signal)
      const answered = new Map<Content, Content>()
      for (let failed = 1; ; failed++) {
        try {
          const sources = request.sources.filter(source => !answered.has(source))
          const targets = await ask({ ...request, sources })
          if (answered.size === 0 || targets.length !== sources.length) return targets
          for (const [i, source] of sources.entries()) answered.set(source, targets[i]!)
          return request.sources.map(source => answered.get(source)!)
        } catch (caught) {
          const error = caught instanceof BackendError ? gathered(answered, caught) : caught
          if (error instanceof BrokenCircuitError) {
            const down = notAsked(name, policy, breaker.lastFailure)
            if (openings > policy.openingsToWaitOut) throw down
            failed-- // nothing was asked
            await pause(policy.openFor, down, request.signal)
            continue
          }
          if (!isTransient(error) || failed >= policy.attempts) throw error
          const delay = delayAfter(failed, error, policy, random)
          if (clock.now() - start + delay > policy.deadline) throw error
          observe({
            event: 'request-retried',
            backend: name,
            to: request.to,
            attempt: failed + 1,
            wait: Math.round(delay),
            ...troubleOf(error)
          })
          await pause(delay, error, request.signal)
        }
      }
    }
  }
}

/** The error with what all attempts have answered. */
function gathered(answered: Map<Content, Content>, error: BackendError): BackendError {
  for (const [source, target] of error.answered) answered.set(source, target)
  return withAnswers(error, answered)
}

function isOutage(error: unknown): boolean {
  return error instanceof BackendError && (error.type === 'unavailable' || error.type === 'timeout')
}

/** Full jitter, so that requests that failed together do not come back together. */
function delayAfter(
  failed: number,
  { retryAfter = 0 }: BackendError,
  policy: RetryPolicy,
  random: () => number
): number {
  return Math.max(retryAfter, random() * Math.min(policy.longestDelay, policy.firstDelay * 2 ** (failed - 1)))
}

function notAsked(backend: string, { failuresToOpen, openFor }: RetryPolicy, failure: unknown): BackendError {
  const message = `${backend} failed ${failuresToOpen} times in a row and is not asked again for ${openFor / 1000} s`
  return new BackendError('unavailable', backend, message, { cause: errorOf(failure) })
}

function errorOf(failure: unknown): unknown {
  return typeof failure === 'object' && failure !== null && 'error' in failure ? failure.error : failure
}
