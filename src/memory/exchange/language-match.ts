import { LocaleError } from '../../model/errors.ts'
import { type LocaleTag, localeTag } from '../../model/locale.ts'

/** How well the language of a file serves a locale of the project. */
export type LanguageMatch = 'exact' | 'region' | 'none'

/** The tag a file means: `EN-US` and `en_us` are `en-US`. `undefined`: no language tag. */
export function fileLanguage(written: string): LocaleTag | undefined {
  try {
    return localeTag(written.trim().replaceAll('_', '-'))
  } catch (error) {
    if (error instanceof LocaleError) return undefined
    throw error
  }
}

/**
 * `exact`: the same tag. `region`: the same language in the same script, where one of the two names no region, so that `en-US` serves
 * `en` and `pt` serves `pt-BR`, but `pt-PT` does not serve `pt-BR`.
 */
export function matchLanguage(language: LocaleTag, locale: LocaleTag): LanguageMatch {
  if (language === locale) return 'exact'
  const [a, b] = [new Intl.Locale(language), new Intl.Locale(locale)]
  if (a.language !== b.language || a.maximize().script !== b.maximize().script) return 'none'
  return a.region === undefined || b.region === undefined ? 'region' : 'none'
}

/** `matchLanguage` of tags as files write them, each asked for once. `undefined`: no language tag. */
export function languageMatcher(locale: LocaleTag): (written: string) => LanguageMatch | undefined {
  const known = new Map<string, LanguageMatch | undefined>()
  return written => {
    const found = known.get(written)
    if (found !== undefined || known.has(written)) return found
    const language = fileLanguage(written)
    const match = language && matchLanguage(language, locale)
    if (known.size < mostKnown) known.set(written, match)
    return match
  }
}

/** Of a file that has another tag in each unit, not all are kept. */
const mostKnown = 10_000
