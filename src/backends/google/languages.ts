import { BackendError } from '../../model/errors.ts'
import { type LocalePair, type LocaleTag, languageOf, scriptOf } from '../../model/locale.ts'

/** Google's own codes for a pair. Throws `BackendError` where it has none: another script, or the same language twice. */
export function googlePair(backend: string, { from, to }: LocalePair): { readonly from: string; readonly to: string } {
  const pair = { from: googleLanguage(from), to: googleLanguage(to) }
  if (!writes(to)) {
    const message = `Google does not write "${languageOf(to)}" in the script of "${to}"; choose another locale or backend`
    throw new BackendError('unsupported-pair', backend, message)
  }
  if (pair.from === pair.to) {
    const message = `Google translates between languages only, got "${from}" and "${to}", which are both "${pair.to}" to it`
    throw new BackendError('unsupported-pair', backend, message)
  }
  return pair
}

function googleLanguage(locale: LocaleTag): string {
  const { language, region } = new Intl.Locale(locale)
  const variety = `${language}-${region}`
  if (varieties.has(variety)) return variety
  return byScript.get(`${language}-${scriptOf(locale)}`) ?? byLanguage.get(language) ?? language
}

/** Whether what Google writes for the locale is in the locale's script: `sr` it writes in Cyrillic alone. */
function writes(locale: LocaleTag): boolean {
  const language = languageOf(locale)
  const script = scriptOf(locale)
  return byScript.has(`${language}-${script}`) || scriptOf(language as LocaleTag) === script
}

const varieties = new Set(['fa-AF', 'fr-CA', 'fr-FR', 'pt-BR', 'pt-PT'])
const byLanguage = new Map([['nb', 'no']])
const byScript = new Map([
  ['zh-Hans', 'zh-CN'],
  ['zh-Hant', 'zh-TW'],
  ['mni-Mtei', 'mni-Mtei'],
  ['ms-Arab', 'ms-Arab'],
  ['pa-Arab', 'pa-Arab']
])
