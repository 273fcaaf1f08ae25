import { LocaleError } from './errors.ts'

declare const tag: unique symbol

/** A canonical BCP 47 language tag, such as `pt-BR`. Made by `localeTag`. */
export type LocaleTag = string & { readonly [tag]: true }

export interface LocalePair {
  readonly from: LocaleTag
  readonly to: LocaleTag
}

/** The canonical form of a BCP 47 tag. Throws `LocaleError` on anything else, `pt_BR` among it. */
export function localeTag(text: string): LocaleTag {
  try {
    const [canonical] = Intl.getCanonicalLocales(text)
    if (canonical) return canonical as LocaleTag
  } catch (cause) {
    throw new LocaleError(`Expected a BCP 47 language tag such as "ar" or "pt-BR", got "${text}"`, { cause })
  }
  throw new LocaleError('Expected a BCP 47 language tag such as "ar" or "pt-BR", got nothing')
}

/** Direction of the locale's script, from CLDR. */
export function direction(locale: LocaleTag): 'ltr' | 'rtl' {
  return traitsOf(locale).direction
}

/** ISO 15924 code of the script the locale is written in, from CLDR's likely subtags: `ar` → `Arab`. */
export function scriptOf(locale: LocaleTag): string {
  return traitsOf(locale).script
}

/** The language alone: `pt-BR` → `pt`. */
export function languageOf(locale: LocaleTag): string {
  return traitsOf(locale).language
}

/** Whether sentences of the locale follow each other without a space (Chinese, Japanese, Thai …). */
export function writesWithoutSpaces(locale: LocaleTag): boolean {
  return ['Hans', 'Hant', 'Hani', 'Jpan', 'Thai', 'Laoo', 'Khmr', 'Mymr'].includes(scriptOf(locale))
}

interface Traits {
  readonly direction: 'ltr' | 'rtl'
  readonly script: string
  readonly language: string
}

/** Asked for once per sentence and check, and `Intl.Locale` takes microseconds each time. */
const known = new Map<LocaleTag, Traits>()

function traitsOf(locale: LocaleTag): Traits {
  const traits = known.get(locale) ?? readTraits(locale)
  known.set(locale, traits)
  return traits
}

function readTraits(locale: LocaleTag): Traits {
  const read = new Intl.Locale(locale) as Intl.Locale & TextInfo
  return {
    direction: read.getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr',
    script: read.maximize().script ?? 'Zyyy',
    language: read.language
  }
}

/** In Node 24, not yet in TypeScript's library. */
interface TextInfo {
  getTextInfo(): { readonly direction?: string }
}

/** Whether a locale is `wider` or one of those in it: `pt-BR` is within `pt`. */
export function isWithin(locale: LocaleTag, wider: LocaleTag): boolean {
  return locale === wider || locale.startsWith(`${wider}-`)
}
