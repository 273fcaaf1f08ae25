import type { LocaleTag } from '../../model/locale.ts'

/** The names of the twelve months, as they stand beside a day and as they stand alone. */
export interface Months {
  readonly withDay: readonly string[]
  readonly alone: readonly string[]
  /** Folded name → month, 0–11. */
  readonly numbers: ReadonlyMap<string, number>
}

const known = new Map<LocaleTag, Months>()

/** Gregorian months in the words of a locale, from CLDR. */
export function monthsOf(locale: LocaleTag): Months {
  const found = known.get(locale)
  if (found) return found
  const names = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' })
    const name = (month: number) =>
      format.formatToParts(Date.UTC(2024, month, 15)).find(({ type }) => type === 'month')?.value ?? ''
    return Array.from({ length: 12 }, (_, month) => name(month))
  }
  const [withDay, alone] = [names({ day: 'numeric', month: 'long' }), names({ month: 'long' })]
  const numbers = new Map<string, number>()
  for (const list of [alone, withDay]) {
    for (const [month, name] of list.entries()) if (/^\p{L}{2,}$/u.test(name)) numbers.set(foldMonth(name), month)
  }
  const months = { withDay, alone, numbers }
  known.set(locale, months)
  return months
}

export const foldMonth = (name: string): string => name.toLowerCase()
