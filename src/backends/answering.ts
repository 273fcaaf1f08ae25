import type { Content } from '../model/content.ts'
import { BackendError, withAnswers } from '../model/errors.ts'
import { isTranslatable } from './codec/codec.ts'
import type { TranslationRequest } from './translation-backend.ts'

/** Gives a target as soon as it is known to be good; may leave sources out, or reject when it has some. */
export type Ask = (sources: readonly Content[], give: (source: Content, target: Content) => void) => Promise<void>

/**
 * What engines that are paid for have in common. A source that comes twice is asked for once, one with nothing to translate never.
 * Answers that came when others of their batch fail go with the error: they are paid for. For the same reason an abort only counts
 * until a request is sent (`cancelled`); after that the answer is waited for.
 */
export function answering(
  backend: string,
  service: string
): (request: TranslationRequest, ask: Ask) => Promise<readonly Content[]> {
  return async ({ sources, signal }, ask) => {
    if (signal?.aborted) {
      throw new BackendError('cancelled', backend, `Translation cancelled before it was sent to ${service}`)
    }
    const wanted = [...new Set(sources.filter(isTranslatable))]
    const answered = new Map<Content, Content>()
    const give = (source: Content, target: Content) => {
      if (isTranslatable(target)) answered.set(source, target)
    }
    try {
      if (wanted.length > 0) await ask(wanted, give)
    } catch (error) {
      throw error instanceof BackendError ? withAnswers(error, answered) : error
    }
    const empty = wanted.length - answered.size
    if (empty > 0) {
      const message = `Sent ${wanted.length} sources to ${service}, got ${empty} back empty`
      throw new BackendError('bad-response', backend, message, { answered })
    }
    return sources.map(source => answered.get(source) ?? source)
  }
}
