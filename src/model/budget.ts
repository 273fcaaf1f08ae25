/**
 * The most that may be sent; without a number there is no cap. A day and a month are those of UTC. Money is in units of the backend's
 * currency, such as `12.5`.
 */
export interface Limits {
  readonly charactersPerRun?: number | undefined
  readonly charactersPerDay?: number | undefined
  readonly charactersPerMonth?: number | undefined
  readonly requestsPerRun?: number | undefined
  readonly requestsPerDay?: number | undefined
  readonly requestsPerMonth?: number | undefined
  readonly moneyPerRun?: number | undefined
  readonly moneyPerDay?: number | undefined
  readonly moneyPerMonth?: number | undefined
}

/** Limits on all that is sent, and on what is sent to one backend, into one locale, for one desk. No flag passes them. */
export interface Budget extends Limits {
  readonly backends?: Readonly<Record<string, Limits>> | undefined
  readonly locales?: Readonly<Record<string, Limits>> | undefined
  /** By first folder of the article's path; `-` has the articles in no folder. */
  readonly desks?: Readonly<Record<string, Limits>> | undefined
}

export type Measure = 'characters' | 'requests' | 'money'

export type Period = 'run' | 'day' | 'month'

/** What a cap is on. */
export type Scope =
  | { readonly of: 'all' }
  | { readonly of: 'backend'; readonly backend: string }
  | { readonly of: 'locale'; readonly locale: string }
  | { readonly of: 'desk'; readonly desk: string }

/** One limit. */
export interface Cap {
  /** Where it is set: `budget.desks.sport.charactersPerDay`, `--max-chars`. */
  readonly name: string
  readonly measure: Measure
  readonly period: Period
  readonly scope: Scope
  /** Characters, requests or millionths of `currency`. */
  readonly limit: number
  /** Of a cap in money. */
  readonly currency: string | undefined
}

/** How articles in no folder are shown as a desk, and named in a budget. */
export const noDesk = '-'
