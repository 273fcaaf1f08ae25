import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ReviewError } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import { parseLocaleFile } from '../review/locale-file.ts'
import { shippedCommon } from './package.ts'

/** A locale's `common` strings: the shipped ones, and over them those of the project. Empty where nobody has written any. */
export function commonStrings(root: string, locales: string, locale: LocaleTag): Readonly<Record<string, string>> {
  const own = join(root, locales, locale, 'common.json')
  return { ...strings(shippedCommon(locale)), ...strings(own) }
}

function strings(path: URL | string): Readonly<Record<string, string>> {
  if (!existsSync(path)) return {}
  try {
    return Object.fromEntries(parseLocaleFile(readFileSync(path, 'utf8'), String(path)))
  } catch (error) {
    if (error instanceof ReviewError) throw error
    throw new ReviewError('syntax', String(path), `Cannot read the common strings ${path}`, { cause: error })
  }
}
