import { type LocaleTag, languageOf, scriptOf } from '../../model/locale.ts'
import { isInUsualScript } from '../usual-script.ts'

/** Azure's own code for a locale; `undefined` where it does not write the language, or not in that script. */
export function azureLanguage(locale: LocaleTag): string | undefined {
  const language = languageOf(locale)
  const written = byScript.get(`${language}-${scriptOf(locale)}`)
  if (written) return written
  if (!isInUsualScript(locale)) return undefined
  const { region } = new Intl.Locale(locale)
  // Portuguese of no region is Brazilian to Azure, all other is European.
  if (language === 'pt') return region === undefined || region === 'BR' ? 'pt' : 'pt-pt'
  const code = named.get(`${language}-${region}`) ?? named.get(language) ?? language
  return languages.has(code) ? code : undefined
}

const byScript = new Map([
  ['iu-Latn', 'iu-Latn'],
  ['ku-Arab', 'ku'],
  ['mn-Cyrl', 'mn-Cyrl'],
  ['mn-Mong', 'mn-Mong'],
  ['sr-Cyrl', 'sr-Cyrl'],
  ['sr-Latn', 'sr-Latn'],
  ['tt-Latn', 'tt'],
  ['zh-Hans', 'zh-Hans'],
  ['zh-Hant', 'zh-Hant']
])

/** Where BCP 47 has another code for it. */
const named = new Map([
  ['ckb', 'ku'],
  ['fa-AF', 'prs'],
  ['fr-CA', 'fr-ca'],
  ['kok', 'gom'],
  ['ku', 'kmr'],
  ['lg', 'lug'],
  ['no', 'nb'],
  ['ny', 'nya'],
  ['rn', 'run'],
  ['tl', 'fil']
])

const languages = new Set(
  (
    'af am ar as az ba bg bho bn bo brx bs ca cs cy da de doi dsb dv el en es et eu fa fi fil fj fo fr fr-ca ga gl gom gu ha he hi ' +
    'hne hr hsb ht hu hy id ig ikt is it iu ja ka kk km kmr kn ko ks ku ky ln lo lt lug lv lzh mai mg mi mk ml mni mr ms mt mww my ' +
    'nb ne nl nso nya or otq pa pl prs ps ro ru run rw sd si sk sl sm sn so sq st sv sw ta te th ti tk tn to tr ty ug uk ur uz vi ' +
    'xh yo yua yue zu'
  ).split(' ')
)
