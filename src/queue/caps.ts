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

/** What is asked for passes a cap. `what` asks: a request, the plan. */
export function overCap(cap: Cap, asked: number, left: number, what: 'request' | 'plan'): BudgetError {
  const whom = scopeName(cap.scope)
  const where = `${periodName[cap.period]}${whom === undefined ? '' : ` for ${whom}`}`
  const said =
    what === 'plan'
      ? `The plan sends ${amount(cap, asked)}${whom === undefined ? '' : ` for ${whom}`}, ${amount(cap, left)} are left ${periodName[cap.period]}: nothing was sent`
      : `Expected at most ${amount(cap, left)} more ${where}, got a request of ${amount(cap, asked)}`
  const message = `${said}; ${cap.name} is ${amount(cap, cap.limit)}: ${remedyOf(cap, what)}`
  return new BudgetError(cap.period, asked, left, message, cap)
}

/** `2000 characters`, `12.50 EUR`. */
export function amount({ measure, currency }: Cap, value: number): string {
  return measure === 'money' ? `${formatMicros(value)}${currency ? ` ${currency}` : ''}` : `${value} ${measure}`
}

/** `desk "sport"`; nothing for all. */
export function scopeName(scope: Scope): string | undefined {
  switch (scope.of) {
    case 'all':
      return undefined
    case 'backend':
      return `backend "${scope.backend}"`
    case 'locale':
      return `locale "${scope.locale}"`
    case 'desk':
      return `desk "${scope.desk || noDesk}"`
  }
}

export const periodName = { run: 'in this run', day: 'today (UTC)', month: 'this month (UTC)' } as const

function remedyOf({ period }: Cap, what: 'request' | 'plan'): string {
  const later = { run: 'start another run', day: 'go on tomorrow', month: 'go on next month' }[period]
  return what === 'plan'
    ? `raise it, ${period === 'run' ? '' : `${later}, `}or translate fewer articles at once (name them; see --dry-run)`
    : `raise it, or ${later}`
}
