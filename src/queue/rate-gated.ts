import type { TranslationBackend, TranslationRequest } from '../backends/translation-backend.ts'
import type { Content } from '../model/content.ts'
import { BackendError } from '../model/errors.ts'
import { totalCharacters } from './batches.ts'
import type { RateGate } from './rate-gate.ts'
import { cancelledUnsent, UnsentError } from './unsent-error.ts'

/** Milliseconds to hold the gate for a service that refuses without saying for how long. */
const holdUnasked = 1_000

/**
 * Each attempt passes the gate first; when the service says it was too fast, everybody waits, not this request alone. A request
 * larger than a whole minute's quota is refused as `too-large`.
 */
export function rateGated(
  backend: TranslationBackend,
  gate: RateGate,
  characters: (source: Content) => number
): TranslationBackend {
  const { name } = backend
  const pass = async ({ sources, signal }: TranslationRequest) => {
    const cost = { requests: 1, characters: totalCharacters(sources, characters) }
    try {
      await gate.acquire(cost, signal)
    } catch (cause) {
      if (signal?.aborted) throw cancelledUnsent(name, signal.reason)
      if (!(cause instanceof RangeError)) throw cause
      throw new UnsentError('too-large', name, `${name}: ${cause.message}`, { cause })
    }
  }
  return {
    name,
    async translate(request) {
      await pass(request)
      try {
        return await backend.translate(request)
      } catch (error) {
        if (error instanceof BackendError && error.type === 'rate-limited') gate.hold(error.retryAfter ?? holdUnasked)
        throw error
      }
    }
  }
}
