import type { LocaleTag } from '../model/locale.ts'
import type { Folders } from './project.ts'

/** The locale file of an article: what reviewers edit, or, in the source locale, the registry of anchors. */
export function localePath(folders: Folders, locale: LocaleTag, article: string): string {
  return `${folders.locales}/${locale}/articles/${article}.json`
}

export function evidencePath(folders: Folders, locale: LocaleTag, article: string): string {
  return `${folders.locales}/.review/${locale}/${article}.jsonl`
}

export function manifestPath(folders: Folders, locale: LocaleTag, article: string): string {
  return `${folders.bundles}/${locale}/${article}/bundle.json`
}

/** The localized article, in the article's own format. */
export function bundlePath(folders: Folders, locale: LocaleTag, article: string, extension: string): string {
  return `${folders.bundles}/${locale}/${article}/article${extension}`
}
