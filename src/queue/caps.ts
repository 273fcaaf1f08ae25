import { type Budget, type Cap, type Limits, type Measure, noDesk, type Period, type Scope } from '../model/budget.ts'
import { BudgetError } from '../model/errors.ts'
import { formatMicros, type Price, toMicros } from '../model/price.ts'

/** A cap, and where it stands. */
export interface Standing extends Cap {
  readonly spent: number
  /** Never below 0. */
  readonly left: number
}

/** The caps of a budget, the widest first: what they refuse is refused to all. */
export function capsOf(budget: Budget, prices: ReadonlyMap<string, Price>): readonly Cap[] {
  const currency = prices.values().next().value?.currency
  const cap = (path: string, scope: Scope, limits: Limits, money = currency) =>
    limitsOf(limits).map(
      ({ key, measure, period, limit }): Cap => ({
        name: `${path}.${key}`,
        measure,
        period,
        scope,
        limit: measure === 'money' ? toMicros(limit) : limit,
        currency: measure === 'money' ? money : undefined
      })
    )
  const { backends = {}, locales = {}, desks = {} } = budget
  return [
    ...cap('budget', { of: 'all' }, budget),
    ...Object.entries(backends).flatMap(([backend, limits]) =>
      cap(`budget.backends.${backend}`, { of: 'backend', backend }, limits, prices.get(backend)?.currency)
    ),
    ...Object.entries(locales).flatMap(([locale, limits]) =>
      cap(`budget.locales.${locale}`, { of: 'locale', locale }, limits)
    ),
    ...Object.entries(desks).flatMap(([name, limits]) =>
      cap(`budget.desks.${name}`, { of: 'desk', desk: name === noDesk ? '' : name }, limits)
    )
  ]
}

/** What `--max-chars` says. */
export function capOfRun(limit: number): Cap {
  return {
    name: '--max-chars',
    measure: 'characters',
    period: 'run',
    scope: { of: 'all' },
    limit,
    currency: undefined
  }
}

interface Limit {
  readonly key: keyof Limits
  readonly measure: Measure
  readonly period: Period
}

/** What a limit's key says. */
export const limitKeys: readonly Limit[] = (['characters', 'requests', 'money'] as const).flatMap(measure =>
  (['Run', 'Day', 'Month'] as const).map(period => ({
    key: `${measure}Per${period}` as const,
    measure,
    period: period.toLowerCase() as Lowercase<typeof period>
  }))
)

function limitsOf(limits: Limits): ReadonlyArray<Limit & { readonly limit: number }> {
  return limitKeys.flatMap(each => {
    const limit = limits[each.key]
    return limit === undefined ? [] : [{ ...each, limit }]
  })
}

/** What is asked for passes a cap. `what` asks: a request, or a plan of which nothing was sent. */
export function overCap(cap: Cap, asked: number, left: number, what: 'request' | 'plan'): BudgetError {
  const { name, period, measure, limit } = cap
  const rest = measure === 'money' ? amount(cap, left) : String(left)
  const when = { run: 'in this run', day: 'today (UTC)', month: 'this month (UTC)' }[period]
  const under = `${when} under ${name} (${measure === 'money' ? amount(cap, limit) : limit})`
  const later = { run: 'start another run', day: 'go on tomorrow', month: 'go on next month' }[period]
  const message =
    what === 'plan'
      ? `The plan ${planVerb[measure]} ${amount(cap, asked)}${scopeName(cap.scope)}, ${rest} are left ${under}: nothing was sent. ` +
        `Translate fewer articles at once (name them, or see --dry-run), ${period === 'run' ? '' : `${later}, `}or raise the budget`
      : `Expected at most ${rest} more ${measure}${scopeName(cap.scope)} ${under}, got a request of ${amount(cap, asked)}; ` +
        `raise it, or ${later}`
  return new BudgetError(period, asked, left, message, cap)
}

const planVerb = { characters: 'sends', requests: 'makes at least', money: 'costs' } as const

/** `2000 characters`, `12.50 EUR`. */
function amount({ measure, currency }: Cap, value: number): string {
  return measure === 'money'
    ? `${formatMicros(value)} ${currency ?? ''}`.trimEnd()
    : `${value} ${value === 1 ? measure.slice(0, -1) : measure}`
}

function scopeName(scope: Scope): string {
  switch (scope.of) {
    case 'all':
      return ''
    case 'backend':
      return ` to backend "${scope.backend}"`
    case 'locale':
      return ` into "${scope.locale}"`
    case 'desk':
      return ` for desk "${scope.desk || noDesk}"`
  }
}
