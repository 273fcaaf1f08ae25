import { type LocaleTag, languageOf, scriptOf } from '../../model/locale.ts'
import { isInUsualScript } from '../usual-script.ts'

/** Amazon's own code for a locale; `undefined` where it does not write the language, or not in that script. */
export function awsLanguage(locale: LocaleTag): string | undefined {
  if (!isInUsualScript(locale)) return undefined
  const language = languageOf(locale)
  const { region } = new Intl.Locale(locale)
  if (language === 'zh') return scriptOf(locale) === 'Hant' ? 'zh-TW' : 'zh'
  // Portuguese of no region is Brazilian to Amazon, all other is European.
  if (language === 'pt') return region === undefined || region === 'BR' ? 'pt' : 'pt-PT'
  const code = named.get(`${language}-${region}`) ?? named.get(language) ?? language
  return languages.has(code) ? code : undefined
}

/** Varieties that have a code of their own, and languages for which BCP 47 has another. */
const named = new Map([
  ['es-419', 'es-MX'],
  ['es-MX', 'es-MX'],
  ['fa-AF', 'fa-AF'],
  ['fil', 'tl'],
  ['fr-CA', 'fr-CA'],
  ['nb', 'no']
])

const languages = new Set(
  (
    'af am ar az bg bn bs ca cs cy da de el en es es-MX et fa fa-AF fi fr fr-CA ga gu ha he hi hr ht hu hy id is it ja ka kk kn ko ' +
    'lt lv mk ml mn mr ms mt nl no pa pl ps ro ru si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi'
  ).split(' ')
)
