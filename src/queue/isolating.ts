import type { TranslationBackend, TranslationRequest } from '../backends/translation-backend.ts'
import type { Content } from '../model/content.ts'
import { BackendError, BudgetError } from '../model/errors.ts'

/** What became of one source. */
export type Outcome = { readonly target: Content } | { readonly error: BackendError | BudgetError }

export interface IsolatingBackend {
  readonly name: string
  /** One outcome for each source, in order. Rejects only when our own store fails, or our own code. */
  translateEach(request: TranslationRequest): Promise<readonly Outcome[]>
}

/**
 * One bad source never fails its neighbours: a batch that is refused for what is in it is halved until the offender stands alone,
 * in 2 log₂ n more requests for one offender, 2 n for a batch of nothing else. Any other error is the outcome of every source of
 * its batch. Goes outside of `retrying`.
 */
export function isolating(backend: TranslationBackend): IsolatingBackend {
  const { name } = backend
  const translateEach = async (request: TranslationRequest): Promise<readonly Outcome[]> => {
    const { sources } = request
    if (sources.length === 0) return []
    try {
      const targets = await backend.translate(request)
      if (targets.length === sources.length) return targets.map(target => ({ target }))
      throw new BackendError(
        'bad-response',
        name,
        `Sent ${sources.length} sources to ${name}, got ${targets.length} back`
      )
    } catch (error) {
      if (!(error instanceof BackendError || error instanceof BudgetError)) throw error
      if (sources.length === 1 || !(isAboutContent(error) || isAboutDesk(error))) return sources.map(() => ({ error }))
      const middle = Math.ceil(sources.length / 2)
      return [
        ...(await translateEach({ ...request, sources: sources.slice(0, middle) })),
        ...(await translateEach({ ...request, sources: sources.slice(middle) }))
      ]
    }
  }
  return { name, translateEach }
}

function isAboutContent(error: BackendError | BudgetError): boolean {
  return error instanceof BackendError && ['bad-request', 'bad-response', 'too-large'].includes(error.type)
}

/** Other desks' sentences of the batch may go. What a cap refuses is refused unsent: halving costs nothing. */
function isAboutDesk(error: BackendError | BudgetError): boolean {
  return error instanceof BudgetError && error.cap?.scope.of === 'desk'
}
