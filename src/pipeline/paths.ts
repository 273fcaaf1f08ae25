import type { LocaleTag } from '../model/locale.ts'
import type { Folders } from './project.ts'

/** The locale file of an article: what reviewers edit, or, in the source locale, the registry of anchors. */
export function localePath(folders: Folders, locale: LocaleTag, article: string): string {
  return `${folders.locales}/${locale}/articles/${article}.json`
}

export function evidencePath(folders: Folders, locale: LocaleTag, article: string): string {
  return `${folders.locales}/.review/${locale}/${article}.jsonl`
}

export function bundleFolder(folders: Folders, locale: LocaleTag, article: string): string {
  return `${folders.bundles}/${locale}/${article}`
}

export function manifestPath(folders: Folders, locale: LocaleTag, article: string): string {
  return `${bundleFolder(folders, locale, article)}/bundle.json`
}

/** The localized article, in the article's own format. */
export function bundlePath(folders: Folders, locale: LocaleTag, article: string, extension: string): string {
  return `${folders.bundles}/${locale}/${article}/article${extension}`
}

/** A catalogue that stands with those of other locales: `file` in `<folder>/<locale>/`. */
export interface Catalogue {
  readonly folder: string
  readonly file: string
}

/** The catalogue in a locale: what the site loads, and people edit. */
export function cataloguePath({ folder, file }: Catalogue, locale: LocaleTag): string {
  return `${folder}/${locale}/${file}`
}

/** The localized files of an article: its catalogue, or its bundle. */
export function outputPaths(
  folders: Folders,
  locale: LocaleTag,
  article: { readonly id: string; readonly extension: string; readonly catalogue: Catalogue | undefined }
): readonly string[] {
  const { id, extension, catalogue } = article
  if (catalogue) return [cataloguePath(catalogue, locale)]
  return [bundlePath(folders, locale, id, extension), manifestPath(folders, locale, id)]
}
