import { type LocalePair, type LocaleTag, scriptOf } from '../../model/locale.ts'
import { languagePair } from '../language-pair.ts'
import { isInUsualScript } from '../usual-script.ts'

/** Which variety a locale without a region means, where DeepL wants one named. */
export interface DeeplVariants {
  readonly en?: 'en-US' | 'en-GB' | undefined
  readonly pt?: 'pt-BR' | 'pt-PT' | undefined
}

/** DeepL's own codes for a pair. Throws `BackendError` where it has none: another script, or the same language twice. */
export function deeplPair(
  backend: string,
  { from, to }: LocalePair,
  variants: DeeplVariants
): { readonly from: string; readonly to: string } {
  const pair = languagePair({ backend, name: 'DeepL' }, { from, to }, deeplLanguage)
  return { from: pair.from.toUpperCase(), to: targetCode(to, pair.to, variants).toUpperCase() }
}

function deeplLanguage(locale: LocaleTag): string | undefined {
  const { language, region } = new Intl.Locale(locale)
  const code = named.get(`${language}-${region}`) ?? named.get(language) ?? language
  return languages.has(code) && isInUsualScript(locale) ? code : undefined
}

function targetCode(locale: LocaleTag, code: string, { en = 'en-US', pt = 'pt-BR' }: DeeplVariants): string {
  const { region } = new Intl.Locale(locale)
  switch (code) {
    case 'en':
      if (region === undefined) return en
      return region === 'US' ? 'en-US' : 'en-GB'
    case 'pt':
      if (region === undefined) return pt
      return region === 'BR' ? 'pt-BR' : 'pt-PT'
    case 'es':
      return region === undefined || region === 'ES' ? 'es' : 'es-419'
    case 'zh':
      return `zh-${scriptOf(locale)}`
    default:
      return code
  }
}

/** Where BCP 47 has another code for it. */
const named = new Map([
  ['fa-AF', 'prs'],
  ['fil', 'tl'],
  ['ku', 'kmr'],
  ['no', 'nb']
])

const languages = new Set(
  (
    'ace af an ar as ay az ba be bg bho bn br bs ca ceb ckb cs cy da de el en eo es et eu fa fi fr ga gl gn gom gu ha he hi hr ht ' +
    'hu hy id ig is it ja jv ka kk kmr ko ky la lb lmo ln lt lv mai mg mi mk ml mn mr ms mt my nb ne nl oc om pa pag pam pl prs ps ' +
    'pt qu ro ru sa scn sk sl sq sr st su sv sw ta te tg th tk tl tn tr ts tt uk ur uz vi wo xh yi yue zh zu'
  ).split(' ')
)
