import type { DatabaseSync } from 'node:sqlite'
import { LocaleError } from '../model/errors.ts'
import { type LocaleTag, localeTag } from '../model/locale.ts'
import { transaction } from '../store/database.ts'
import type { Spend } from './budget.ts'

/** What the ledger's rows look like, in a copy of it or in a database that is damaged. */
export const spendQuery = `SELECT day, backend, source_locale AS "from", target_locale AS "to", desk, currency, characters, requests,
  micros FROM spend`

/** A row of unknown truth as one of the ledger's; nothing where it cannot be one. */
export function toSpendIfAny(row: unknown): Spend | undefined {
  if (typeof row !== 'object' || row === null) return undefined
  const { day, backend, from, to, desk, currency, characters, requests, micros } = row as Record<string, unknown>
  const texts = [backend, desk, from, to].every(text => typeof text === 'string')
  const amounts = [characters, requests, micros].every(amount => Number.isSafeInteger(amount) && Number(amount) >= 0)
  if (!texts || !amounts || typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined
  const [source, target] = [localeIfAny(String(from)), localeIfAny(String(to))]
  if (source === undefined || target === undefined) return undefined
  return {
    day,
    backend: String(backend),
    from: source,
    to: target,
    desk: String(desk),
    characters: Number(characters),
    requests: Number(requests),
    micros: Number(micros),
    currency: typeof currency === 'string' && currency !== '' ? currency : undefined
  }
}

function localeIfAny(text: string): LocaleTag | undefined {
  try {
    return localeTag(text)
  } catch (error) {
    if (error instanceof LocaleError) return undefined
    throw error
  }
}

/**
 * Raises the ledger to what is known to have been spent: a cap is not begun anew because a database is. Nothing in it is lowered.
 * Gives whether it was raised anywhere.
 */
export function raiseSpend(db: DatabaseSync, rows: readonly Spend[]): boolean {
  if (rows.length === 0) return false
  return transaction(db, () => {
    const raise = db.prepare(
      `INSERT INTO spend VALUES ($day, $backend, $from, $to, $desk, $currency, $characters, $requests, $micros)
       ON CONFLICT DO UPDATE SET characters = max(characters, excluded.characters),
         requests = max(requests, excluded.requests), micros = max(micros, excluded.micros)
       WHERE excluded.characters > characters OR excluded.requests > requests OR excluded.micros > micros`
    )
    return rows.map(row => raise.run({ ...row, currency: row.currency ?? '' }).changes).some(changes => changes > 0)
  })
}
