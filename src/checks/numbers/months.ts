import { type LocaleTag, languageOf } from '../../model/locale.ts'
import { fold } from './number-language.ts'

const cache = new Map<LocaleTag, ReadonlyMap<string, number>>()
/** Where a language has more than one set of month names. */
const variants: Readonly<Record<string, readonly string[]>> = { ar: ['ar-EG', 'ar-SY', 'ar-MA'], en: ['en', 'en-GB'] }

/** Folded month name, long or short, in either case form → its number, from CLDR. */
export function monthsOf(locale: LocaleTag): ReadonlyMap<string, number> {
  const known = cache.get(locale)
  if (known) return known
  const language = languageOf(locale)
  const months = new Map<string, number>()
  for (const tag of variants[language] ?? [language]) {
    for (const month of ['long', 'short'] as const) {
      for (const day of ['numeric', undefined] as const) {
        const format = new Intl.DateTimeFormat(tag, { month, day, timeZone: 'UTC', calendar: 'gregory' })
        for (let i = 0; i < 12; i++) {
          const name = format.formatToParts(Date.UTC(2026, i, 15)).find(({ type }) => type === 'month')?.value ?? ''
          const word = fold(name.replace(/\.$/, ''))
          if (/^[\p{L}\p{M}]{2,}$/u.test(word) && !months.has(word)) months.set(word, i + 1)
        }
      }
    }
  }
  cache.set(locale, months)
  return months
}
