import { microsPerUnit } from '../model/price.ts'
import type { Spend } from '../queue/budget.ts'
import type { Charge } from '../queue/spending.ts'
import { money } from './numbers.ts'

/** What spending can be told apart by. */
export const spendKeys = ['day', 'backend', 'locale', 'desk'] as const

export type SpendKey = (typeof spendKeys)[number]

export interface SpendGroup extends SpendSum {
  /** The values that its rows have in common, by key. */
  readonly key: Readonly<Partial<Record<SpendKey, string>>>
}

export interface SpendSum {
  readonly characters: number
  readonly requests: number
  /** Millionths, by currency. */
  readonly cost: ReadonlyArray<{ readonly currency: string; readonly micros: number }>
}

/** Rows added up where they are alike in `by`, in the order of those keys. */
export function spendBy(rows: readonly Spend[], by: readonly SpendKey[]): readonly SpendGroup[] {
  const keyed = rows.map(row => {
    const values = { day: row.day, backend: row.backend, locale: row.to, desk: row.desk }
    return { row, values: by.map(key => values[key]) }
  })
  keyed.sort((a, b) => compareLists(a.values, b.values))
  const groups = Map.groupBy(keyed, ({ values }) => JSON.stringify(values))
  return Array.from(groups.values(), members => ({
    key: Object.fromEntries(by.map((key, i) => [key, members[0]!.values[i]!])),
    ...spendSum(members.map(({ row }) => row))
  }))
}

export function spendSum(rows: ReadonlyArray<Omit<Charge, 'from' | 'to'>>): SpendSum {
  const cost = new Map<string, number>()
  let characters = 0
  let requests = 0
  for (const row of rows) {
    characters += row.characters
    requests += row.requests
    if (row.currency !== undefined) cost.set(row.currency, (cost.get(row.currency) ?? 0) + row.micros)
  }
  return { characters, requests, cost: Array.from(cost, ([currency, micros]) => ({ currency, micros })) }
}

/** `$1.23`, one after the other where there are several currencies; empty where nothing has a price. */
export function costOf(rows: ReadonlyArray<Omit<Charge, 'from' | 'to'>>): string {
  return spendSum(rows)
    .cost.map(({ micros, currency }) => money({ amount: micros / microsPerUnit, currency }))
    .join(', ')
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [i, value] of a.entries()) {
    const other = b[i]!
    if (value !== other) return value < other ? -1 : 1
  }
  return 0
}
