import type { TranslationBackend } from '../backends/translation-backend.ts'
import type { Content } from '../model/content.ts'
import { BackendError, type BackendErrorType } from '../model/errors.ts'
import type { Ledger } from './budget.ts'
import { throwIfCancelled, UnsentError } from './unsent-error.ts'

/**
 * Each attempt is in the ledger before it is sent, and leaves it only if it was certainly not billed. Wraps what sends one
 * request: it goes inside of `retrying`. Rejects with `BudgetError`, before anything is sent, when a cap would be passed.
 */
export function budgeted(
  backend: TranslationBackend,
  ledger: Ledger,
  characters: (source: Content) => number
): TranslationBackend {
  const { name } = backend
  return {
    name,
    async translate(request) {
      const { from, to, sources, signal, desks } = request
      throwIfCancelled(name, signal)
      const reservation = ledger.reserve({
        backend: name,
        from,
        to,
        sources: sources.map(source => ({ desk: desks?.get(source) ?? '', characters: characters(source) }))
      })
      try {
        const targets = await backend.translate(request)
        reservation.settle()
        return targets
      } catch (error) {
        if (isUnbilled(error) && !hasAnswers(error)) reservation.release()
        else reservation.settle()
        throw error
      }
    }
  }
}

/** Refused by the service as a whole, or never in its hands. */
const unbilled: readonly BackendErrorType[] = [
  'unauthorized',
  'rate-limited',
  'quota-exceeded',
  'bad-request',
  'too-large',
  'unsupported-pair'
]

function isUnbilled(error: unknown): boolean {
  if (!(error instanceof BackendError)) return false
  if (error instanceof UnsentError || unbilled.includes(error.type)) return true
  return error.type === 'unavailable' && !isBrokenOff(error)
}

/** Of several requests that one batch took, some were answered: counted whole, rather than too little. */
function hasAnswers(error: unknown): boolean {
  return error instanceof BackendError && error.answered.size > 0
}

/** Codes of Node and undici for a connection that was lost after it stood: the service may have got the request, and done it. */
const brokenOff = [
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_ABORTED',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT'
]

function isBrokenOff(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && brokenOff.includes(String(error.code))) return true
  return isBrokenOff(error.cause)
}
