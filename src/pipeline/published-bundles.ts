import { join } from 'node:path'
import { type LocaleTag, localeTag } from '../model/locale.ts'
import { readTextIfAny } from '../store/files.ts'
import { foldersIn } from '../store/folders.ts'
import { stampOf } from '../store/stamp.ts'
import type { ArticleFile } from './find-articles.ts'
import { bundlePath, manifestPath } from './paths.ts'
import type { Project } from './project.ts'
import { localeFileLimit } from './source-article.ts'

/** What the acts of this folder need of a `bundle.json`; another program may have written it. */
export interface PublishedManifest {
  readonly [key: string]: unknown
  readonly disclosure: { readonly text: string; readonly [key: string]: unknown }
  readonly correction?: { readonly id?: string; readonly text?: string }
  readonly retraction?: unknown
}

/** The locales that `bundles` has folders of. */
export function bundleLocales({ root, folders }: Project): readonly LocaleTag[] {
  return foldersIn(root, folders.bundles).flatMap(name => tagIn(name) ?? [])
}

function tagIn(name: string): LocaleTag | undefined {
  try {
    const tag = localeTag(name)
    return tag === name ? tag : undefined
  } catch {
    return undefined
  }
}

/** Those of `locales` in which the article has a bundle, whoever asked for it and when. */
export function publishedLocales(
  { root, folders, time }: Project,
  { id, extension, catalogue }: ArticleFile,
  locales: readonly LocaleTag[]
): readonly LocaleTag[] {
  if (catalogue) return []
  const isThere = (path: string) => stampOf(join(root, path), time()) !== undefined
  return locales.filter(
    locale => isThere(manifestPath(folders, locale, id)) || isThere(bundlePath(folders, locale, id, extension))
  )
}

/** `undefined` where there is none that can be read: the next run that publishes writes it anew. */
export function readManifest(
  { root, folders }: Project,
  { id }: ArticleFile,
  locale: LocaleTag
): PublishedManifest | undefined {
  const text = readTextIfAny(root, manifestPath(folders, locale, id), localeFileLimit)
  if (text === undefined) return undefined
  try {
    const manifest = JSON.parse(text) as PublishedManifest | null
    return typeof manifest?.disclosure?.text === 'string' ? manifest : undefined
  } catch {
    return undefined
  }
}
