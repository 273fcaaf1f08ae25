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
 * One bad source never fails its neighbours: what had no answer in a batch is asked for without the rest, and a batch that is refused
 * as a whole is halved until the offender stands alone, in 2 log₂ n more requests for one offender, 2 n for a batch of nothing else. Any other error is the outcome of every source of
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
      const answered = error instanceof BackendError ? error.answered : new Map<Content, Content>()
      const rest = sources.filter(source => !answered.has(source))
      const others = await translateRest(request, { answered, error }, rest)
      let next = 0
      return sources.map(source => {
        const target = answered.get(source)
        return target ? { target } : others[next++]!
      })
    }
  }
  /** Alone, what its neighbours did well without; in halves, what failed as a whole. */
  const translateRest = async (
    request: TranslationRequest,
    {
      answered,
      error
    }: { readonly answered: ReadonlyMap<Content, Content>; readonly error: BackendError | BudgetError },
    rest: readonly Content[]
  ): Promise<readonly Outcome[]> => {
    if (!(isAboutContent(error) || isAboutDesk(error)) || (rest.length === 1 && request.sources.length === 1))
      return rest.map(() => ({ error }))
    if (rest.length < request.sources.length) {
      return await translateEach({ ...withTargets(request, answered), sources: rest })
    }
    const middle = Math.ceil(rest.length / 2)
    return [
      ...(await translateEach({ ...request, sources: rest.slice(0, middle) })),
      ...(await translateEach({ ...request, sources: rest.slice(middle) }))
    ]
  }
  return { name, translateEach }
}

/** What stands beside a source may be answered by now. */
function withTargets(request: TranslationRequest, answered: ReadonlyMap<Content, Content>): TranslationRequest {
  if (!request.neighbours) return request
  const neighbours = new Map(
    Array.from(request.neighbours, ([source, near]) => [
      source,
      near.map(each => ({ ...each, target: each.target ?? answered.get(each.source) }))
    ])
  )
  return { ...request, neighbours }
}

function isAboutContent(error: BackendError | BudgetError): boolean {
  return error instanceof BackendError && ['bad-request', 'bad-response', 'too-large'].includes(error.type)
}

/** Other desks' sentences of the batch may go. What a cap refuses is refused unsent: halving costs nothing. */
function isAboutDesk(error: BackendError | BudgetError): boolean {
  return error instanceof BudgetError && error.cap?.scope.of === 'desk'
}
