import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OperationalError } from '../model/errors.ts'
import { isLocal } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import { parseLocaleFile } from '../review/locale-file.ts'
import { asArticleError } from '../store/file-trouble.ts'
import { shippedCommon } from './package.ts'

/** The words around an article in a locale, or why the project's own cannot be read: others in their place would be a surprise. */
export type CommonStrings =
  | { readonly strings: Readonly<Record<string, string>>; readonly error?: undefined }
  | { readonly strings: Readonly<Record<string, never>>; readonly error: OperationalError }

/** A locale's `common` strings: the shipped ones, and over them those of the project. Empty where nobody has written any. */
export function commonStrings(root: string, locales: string, locale: LocaleTag): CommonStrings {
  const path = `${locales}/${locale}/common.json`
  try {
    return { strings: { ...strings(shippedCommon(locale), path), ...strings(join(root, path), path) } }
  } catch (thrown) {
    const error = asArticleError(thrown, path)
    if (!isLocal(error)) throw thrown
    return { strings: {}, error }
  }
}

function strings(file: URL | string, path: string): Readonly<Record<string, string>> {
  return existsSync(file) ? Object.fromEntries(parseLocaleFile(readFileSync(file, 'utf8'), path)) : {}
}
