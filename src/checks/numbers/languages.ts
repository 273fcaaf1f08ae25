import { type LocaleTag, languageOf } from '../../model/locale.ts'
import { arabic } from './ar.ts'
import { german } from './de.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { hindi } from './hi.ts'
import type { NumberLanguage } from './number-language.ts'
import { russian } from './ru.ts'
import { urdu } from './ur.ts'
import { chinese } from './zh.ts'

/** Languages whose number words are known, by language tag. A language is one file and one line. */
const languages: Readonly<Record<string, NumberLanguage>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  hi: hindi,
  ja: chinese,
  ru: russian,
  ur: urdu,
  zh: chinese
}

/** By locale: reading a tag costs more than reading a short text. */
const known = new Map<LocaleTag, NumberLanguage | undefined>()

export function numberLanguage(locale: LocaleTag): NumberLanguage | undefined {
  if (!known.has(locale)) known.set(locale, languages[languageOf(locale)])
  return known.get(locale)
}
