import type { Engine, TranslationBackend, TranslationRequest } from '../backends/translation-backend.ts'
import { BackendError } from '../model/errors.ts'
import type { Observe } from '../model/run-event.ts'
import { totalCharacters } from './batches.ts'
import type { RateGate } from './rate-gate.ts'
import { cancelledUnsent, UnsentError } from './unsent-error.ts'

/** Milliseconds that a run waits at most when a service asks it to. */
const longestHold = 600_000

/**
 * Each attempt passes the gate first; when the service says it was too fast, everybody waits, not this request alone, and when it is
 * down and says for how long, likewise. A service that asks for more than ten minutes means an allowance that is used up:
 * `quota-exceeded`. A request larger than a whole minute's quota is refused as `too-large`.
 */
export function rateGated(
  backend: TranslationBackend,
  gate: RateGate,
  measures: Pick<Engine, 'characters' | 'tokens'>,
  observe: Observe = () => {}
): TranslationBackend {
  const { name } = backend
  const pass = async (request: TranslationRequest) => {
    const { sources, signal } = request
    const cost = {
      requests: 1,
      characters: totalCharacters(sources, source => measures.characters(source)),
      tokens: measures.tokens?.(request) ?? 0
    }
    try {
      return await gate.acquire(cost, signal)
    } catch (cause) {
      if (signal?.aborted) throw cancelledUnsent(name, signal.reason)
      if (!(cause instanceof RangeError)) throw cause
      throw new UnsentError('too-large', name, `${name}: ${cause.message}`, { cause })
    }
  }
  return {
    name,
    async translate(request) {
      const passed = await pass(request)
      let tokens = 0
      const used = (count: number) => {
        tokens += count
      }
      try {
        const targets = await backend.translate(measures.tokens ? { ...request, used } : request)
        gate.accepted(passed, { tokens })
        return targets
      } catch (error) {
        if (!(error instanceof BackendError)) throw error
        const wait = error.retryAfter === undefined ? undefined : Math.min(longestHold, error.retryAfter)
        if (error.type === 'rate-limited') gate.refused(passed, wait)
        else if (wait !== undefined) gate.hold(wait)
        else if (error.type === 'bad-response') gate.accepted(passed, { tokens })
        if (error.type === 'rate-limited' || error.retryAfter !== undefined)
          observe({ event: 'requests-held', backend: name, wait: error.retryAfter })
        throw isUsedUp(error) ? usedUp(name, error) : error
      }
    }
  }
}

function isUsedUp({ type, retryAfter = 0 }: BackendError): boolean {
  return type === 'rate-limited' && retryAfter > longestHold
}

function usedUp(name: string, cause: BackendError): BackendError {
  const minutes = Math.ceil((cause.retryAfter ?? 0) / 60_000)
  return new BackendError('quota-exceeded', name, `${cause.message}; it asks to wait ${minutes} minutes`, { cause })
}
