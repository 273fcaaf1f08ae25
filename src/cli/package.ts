import { readFileSync } from 'node:fs'

/** Folder of this package, from `src/cli` as from `dist/cli`. */
const root = new URL('../../', import.meta.url)

/** Name and version of this program. */
export function tool(): { readonly name: string; readonly version: string } {
  const { name, version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  return { name, version }
}

/** `common` strings that ship with this package. */
export function shippedCommon(locale: string): URL {
  return new URL(`locales/${locale}/common.json`, root)
}
