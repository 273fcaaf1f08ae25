import type { TranslationBackend } from '../backends/translation-backend.ts'
import type { Content } from '../model/content.ts'
import { BudgetError } from '../model/errors.ts'
import { type Observe, troubleOf } from '../model/run-event.ts'
import { totalCharacters } from './batches.ts'
import type { Clock } from './clock.ts'
import { throwIfCancelled } from './unsent-error.ts'

/** Tells of each request that is sent, and what became of it. Wraps the engine itself. */
export function observed(
  backend: TranslationBackend,
  observe: Observe,
  { characters, clock }: { characters(source: Content): number; readonly clock: Pick<Clock, 'now'> }
): TranslationBackend {
  const { name } = backend
  return {
    name,
    async translate(request) {
      const { to, sources, signal } = request
      throwIfCancelled(name, signal)
      const about = { backend: name, to, sources: sources.length }
      const start = clock.now()
      const duration = () => Math.round(clock.now() - start)
      observe({ event: 'request-sent', ...about, characters: totalCharacters(sources, characters) })
      try {
        const targets = await backend.translate(request)
        observe({ event: 'request-answered', ...about, duration: duration() })
        return targets
      } catch (error) {
        observe({ event: 'request-failed', ...about, duration: duration(), ...troubleOf(error) })
        throw error
      }
    }
  }
}

/** Tells of requests that the budget refused. Goes outside of `budgeted`. */
export function observedRefusals(backend: TranslationBackend, observe: Observe): TranslationBackend {
  const { name } = backend
  return {
    name,
    async translate(request) {
      throwIfCancelled(name, request.signal)
      try {
        return await backend.translate(request)
      } catch (error) {
        if (error instanceof BudgetError) {
          const { type, asked, left } = error
          observe({ event: 'budget-refused', backend: name, to: request.to, cap: type, asked, left })
        }
        throw error
      }
    }
  }
}
