import { type LocaleTag, languageOf, scriptOf } from '../model/locale.ts'

/** Whether the locale is written as its language mostly is: engines know `sr` in one script, and Chinese in both. */
export function isInUsualScript(locale: LocaleTag): boolean {
  const language = languageOf(locale)
  const script = scriptOf(locale)
  return script === scriptOf(language as LocaleTag) || (language === 'zh' && script === 'Hant')
}
