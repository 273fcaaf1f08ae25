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
  const { direction } = (new Intl.Locale(locale) as Intl.Locale & TextInfo).getTextInfo()
  return direction === 'rtl' ? 'rtl' : 'ltr'
}

/** In Node 24, not yet in TypeScript's library. */
interface TextInfo {
  getTextInfo(): { readonly direction?: string }
}

/** ISO 15924 code of the script the locale is written in, from CLDR's likely subtags: `ar` → `Arab`. */
export function scriptOf(locale: LocaleTag): string {
  return new Intl.Locale(locale).maximize().script ?? 'Zyyy'
}

/** The language alone: `pt-BR` → `pt`. */
export function languageOf(locale: LocaleTag): string {
  return new Intl.Locale(locale).language
}

/** Whether sentences of the locale follow each other without a space (Chinese, Japanese, Thai …). */
export function writesWithoutSpaces(locale: LocaleTag): boolean {
  return ['Hans', 'Hant', 'Hani', 'Jpan', 'Thai', 'Laoo', 'Khmr', 'Mymr'].includes(scriptOf(locale))
}
