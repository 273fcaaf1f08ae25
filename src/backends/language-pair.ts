import { BackendError } from '../model/errors.ts'
import { type LocalePair, type LocaleTag, languageOf } from '../model/locale.ts'

/**
 * A service's own codes for a pair. Throws `BackendError`, before anything is sent, where it has none: another language or script,
 * or the same language twice.
 */
export function languagePair(
  { backend, name }: { readonly backend: string; readonly name: string },
  { from, to }: LocalePair,
  codeOf: (locale: LocaleTag) => string | undefined
): { readonly from: string; readonly to: string } {
  const code = (locale: LocaleTag): string => {
    const known = codeOf(locale)
    if (known !== undefined) return known
    const message = `${name} does not translate "${languageOf(locale)}" in the script of "${locale}"; choose another locale or backend`
    throw new BackendError('unsupported-pair', backend, message)
  }
  const pair = { from: code(from), to: code(to) }
  if (pair.from !== pair.to) return pair
  const message = `${name} translates between languages only, got "${from}" and "${to}", which are both "${pair.to}" to it`
  throw new BackendError('unsupported-pair', backend, message)
}
