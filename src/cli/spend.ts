import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { noDesk } from '../model/budget.ts'
import { decimalsOf, formatMicros } from '../model/price.ts'
import { ledger, utcDay } from '../queue/budget.ts'
import type { Standing } from '../queue/caps.ts'
import { ledgerSchema } from '../queue/ledger-schema.ts'
import { openDatabase } from '../store/database.ts'
import type { Io } from './io.ts'
import { count } from './numbers.ts'
import { pricesOf } from './prices.ts'
import { type SpendKey, type SpendSum, spendBy, spendSum } from './spend-groups.ts'
import { stateFolder } from './state-folder.ts'
import { table } from './table.ts'

export interface SpendOptions {
  /** `2026-11-01`; the first of this month where there is none. */
  readonly since: string | undefined
  readonly by: readonly SpendKey[]
  readonly json: boolean
}

/** `translate spend`: what was sent since a day, added up, and what the caps leave. Reads only. */
export function spend(config: Config, io: Io, { since, by, json }: SpendOptions): number {
  using db = openDatabase(join(config.root, stateFolder, 'memory.db'), { ledger: ledgerSchema })
  const book = ledger(db, config.budget, Date.now, { prices: pricesOf(config, []) })
  const first = since ?? `${utcDay(Date.now()).slice(0, 7)}-01`
  const spent = book.spent({ since: first })
  const groups = spendBy(spent, by)
  const total = spendSum(spent)
  const caps = book.standings()
  if (json) {
    const rows = groups.map(({ key, ...sum }) => ({ ...key, ...sum }))
    io.out(`${JSON.stringify({ since: first, by, rows, total, caps: caps.map(publicCap) })}\n`)
    return 0
  }
  if (groups.length === 0) io.out(`Nothing was sent since ${first} (UTC)\n`)
  else {
    const numbers = ['characters', 'requests', 'cost'].map(heading => ({ heading, isNumber: true }))
    const decimals = mostDecimals(groups.flatMap(({ cost }) => cost.map(({ micros }) => micros)))
    const rows = groups.map(({ key, ...sum }) => [...by.map(name => shown(name, key[name]!)), ...cells(sum, decimals)])
    const sums = [`since ${first}`, ...by.slice(1).map(() => ''), ...cells(total, decimals)]
    io.out(table([...by.map(heading => ({ heading })), ...numbers], by.length > 0 ? [...rows, sums] : rows))
  }
  if (caps.length > 0) io.out(`\n${capsTable(caps)}`)
  return 0
}

const shown = (key: SpendKey, value: string): string => (key === 'desk' && value === '' ? noDesk : value)

/** Amounts in a column have the same decimals: of units, cents, or as many as the smallest needs. */
const mostDecimals = (amounts: readonly number[]): number => Math.max(2, ...amounts.map(decimalsOf))

function cells({ characters, requests, cost }: SpendSum, decimals: number): string[] {
  const money = cost.map(({ currency, micros }) => `${formatMicros(micros, decimals)} ${currency}`)
  return [count(characters), count(requests), money.join(' + ')]
}

/** Of a cap on a run there is nothing to tell between runs but that it is set. */
function capsTable(caps: readonly Standing[]): string {
  const figuresOf = ({ period, limit, spent, left }: Standing) => (period === 'run' ? [limit] : [limit, spent, left])
  const decimals = mostDecimals(caps.filter(({ measure }) => measure === 'money').flatMap(figuresOf))
  const rows = caps.map(cap => [
    cap.name.replace(/^budget\./, ''),
    ...figuresOf(cap).map(value => amountCell(cap, value, decimals))
  ])
  return table([{ heading: 'cap' }, ...['limit', 'used', 'left'].map(heading => ({ heading, isNumber: true }))], rows)
}

function amountCell({ measure, currency }: Standing, value: number, decimals: number): string {
  return measure === 'money' ? `${formatMicros(value, decimals)} ${currency ?? ''}`.trimEnd() : count(value)
}

function publicCap({ scope: { of, ...scope }, ...cap }: Standing) {
  return { ...cap, ...scope }
}
