import type { Content } from '../model/content.ts'
import { BackendError } from '../model/errors.ts'
import { isTranslatable } from './codec/codec.ts'
import type { TranslationRequest } from './translation-backend.ts'

/** Gives a target as soon as it is known to be good; may leave sources out, or reject when it has some. */
export type Ask = (sources: readonly Content[], give: (source: Content, target: Content) => void) => Promise<void>

/**
 * What engines that are paid for have in common. A source that comes twice is asked for once, one with nothing to translate never.
 * Answers that came are kept when others of their batch fail, and serve the next try with the same sources: they are paid for.
 * For the same reason an abort only counts until a request is sent (`cancelled`); after that the answer is waited for.
 */
export function answering(
  backend: string,
  service: string
): (request: TranslationRequest, ask: Ask) => Promise<readonly Content[]> {
  const kept = new WeakMap<Content, Map<string, Content>>()

  return async ({ from, to, sources, signal }, ask) => {
    if (signal?.aborted) {
      throw new BackendError('cancelled', backend, `Translation cancelled before it was sent to ${service}`)
    }
    const pair = `${from} ${to}`
    const targets = new Map<Content, Content>()
    for (const source of sources) {
      const known = kept.get(source)?.get(pair) ?? (isTranslatable(source) ? undefined : source)
      if (known) targets.set(source, known)
    }
    const missing = [...new Set(sources.filter(source => !targets.has(source)))]
    const give = (source: Content, target: Content) => {
      if (isTranslatable(target)) targets.set(source, target)
    }
    try {
      if (missing.length > 0) await ask(missing, give)
      const empty = missing.filter(source => !targets.has(source)).length
      if (empty > 0) {
        const message = `Sent ${missing.length} sources to ${service}, got ${empty} back empty`
        throw new BackendError('bad-response', backend, message)
      }
    } catch (error) {
      for (const source of missing) {
        const target = targets.get(source)
        if (target) kept.set(source, (kept.get(source) ?? new Map()).set(pair, target))
      }
      throw error
    }
    for (const source of sources) kept.get(source)?.delete(pair)
    return sources.map(source => targets.get(source)!)
  }
}
