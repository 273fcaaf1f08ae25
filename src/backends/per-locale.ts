import type { LocaleTag } from '../model/locale.ts'

/** One for all target locales, or one for each that has one: `{ "ar": "news-ar" }`, which `ar-EG` takes too. */
export type PerLocale = string | Readonly<Record<string, string>>

/** What is set for a locale, or for the nearest wider one. */
export function forLocale(setting: PerLocale | undefined, locale: LocaleTag): string | undefined {
  if (setting === undefined || typeof setting === 'string') return setting
  const subtags = locale.split('-')
  for (let length = subtags.length; length > 0; length--) {
    const found = setting[subtags.slice(0, length).join('-')]
    if (found !== undefined) return found
  }
  return undefined
}

/** All that is set, each once. */
export function settingsOf(setting: PerLocale | undefined): readonly string[] {
  if (setting === undefined) return []
  return typeof setting === 'string' ? [setting] : [...new Set(Object.values(setting))]
}

/** As a part of a fingerprint: `terms`, `ar:news-ar,fr:news-fr`. The order of the file does not count. */
export function signOf(setting: PerLocale, write: (value: string) => string = value => value): string {
  if (typeof setting === 'string') return write(setting)
  const pairs = Object.entries(setting).sort(([a], [b]) => (a < b ? -1 : 1))
  return pairs.map(([locale, value]) => `${locale}:${write(value)}`).join(',')
}
