import { type LocaleTag, languageOf, scriptOf } from '../../model/locale.ts'
import { isInUsualScript } from '../usual-script.ts'

/** LibreTranslate's codes for a locale, the best first: servers of different versions name Chinese and Brazilian Portuguese otherwise. */
export function libreCodes(locale: LocaleTag): readonly string[] {
  const { language, region } = new Intl.Locale(locale)
  if (!isInUsualScript(locale)) return []
  switch (language) {
    case 'zh':
      return scriptOf(locale) === 'Hant' ? ['zh-Hant', 'zt'] : ['zh-Hans', 'zh']
    case 'pt':
      return region === 'BR' ? ['pt-BR', 'pb', 'pt'] : region ? ['pt'] : ['pt', 'pt-BR', 'pb']
    case 'nb':
    case 'no':
      return ['nb', 'no']
    case 'fil':
      return ['tl', 'fil']
    default:
      return [languageOf(locale)]
  }
}

/** A language of a server's, and what it can be translated to. */
export interface LibreLanguage {
  readonly code: string
  readonly targets: readonly string[]
}

/** The server's codes for a pair, or `undefined` where it has no model for it. */
export function librePair(
  languages: readonly LibreLanguage[],
  from: LocaleTag,
  to: LocaleTag
): { readonly source: string; readonly target: string } | undefined {
  for (const source of libreCodes(from)) {
    const language = languages.find(({ code }) => code.toLowerCase() === source.toLowerCase())
    for (const code of libreCodes(to)) {
      const target = language?.targets.find(target => target.toLowerCase() === code.toLowerCase())
      if (language && target !== undefined && target !== language.code) return { source: language.code, target }
    }
  }
  return undefined
}
