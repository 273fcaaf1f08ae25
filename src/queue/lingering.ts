import type { TranslationBackend } from '../backends/translation-backend.ts'
import type { Content } from '../model/content.ts'
import { BackendError } from '../model/errors.ts'
import type { Clock } from './clock.ts'
import { throwIfCancelled } from './unsent-error.ts'

/**
 * What is in flight when the caller gives up has so many milliseconds left: its answer is paid for. Then it is abandoned, as
 * `cancelled`, whatever the backend does. Wraps the backend itself, so that what was abandoned counts as spent.
 */
export function lingering(backend: TranslationBackend, grace: number, clock: Clock): TranslationBackend {
  const { name } = backend
  return {
    name,
    async translate(request) {
      const { signal } = request
      if (!signal) return await backend.translate(request)
      throwIfCancelled(name, signal)
      const answered = new AbortController()
      const abandoned = new Promise<readonly Content[]>((_, reject) => {
        const giveUp = async () => {
          try {
            await clock.sleep(grace, answered.signal)
          } catch {
            return // The answer came.
          }
          const message = `Expected ${name} to answer within ${grace} ms of the end of the run, got nothing: abandoned, and counted as spent`
          reject(new BackendError('cancelled', name, message, { cause: signal.reason }))
        }
        signal.addEventListener('abort', () => void giveUp(), { once: true, signal: answered.signal })
      })
      try {
        return await Promise.race([backend.translate(request), abandoned])
      } finally {
        answered.abort()
      }
    }
  }
}
