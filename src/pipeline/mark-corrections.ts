import { correctionNotice } from '../bundles/notices.ts'
import { type Content, plainText } from '../model/content.ts'
import { isLocal } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { NewsNotice } from '../model/news.ts'
import { hashText } from '../review/evidence.ts'
import { decodeArticle, encodeArticle } from '../store/encoding.ts'
import { readBytes, writeAtomic } from '../store/files.ts'
import { isolated } from '../style/isolates.ts'
import { correctionId } from './correction.ts'
import type { ArticleFile } from './find-articles.ts'
import { bundlePath, manifestPath } from './paths.ts'
import type { Project } from './project.ts'
import { type PublishedManifest, publishedLocales, readManifest } from './published-bundles.ts'

/**
 * Gives every bundle that is of before a correction the notice that it is: at the end of its disclosure, in `bundle.json` and in the article
 * where that has a line of it. Its text stays as it is until it is translated. Sends nothing. Gives the paths of the files that changed.
 */
export async function markCorrection(
  project: Project,
  file: ArticleFile,
  correction: NewsNotice,
  locales: readonly LocaleTag[]
): Promise<readonly string[]> {
  const written: string[] = []
  for (const locale of publishedLocales(project, file, locales)) {
    const manifest = readManifest(project, file, locale)
    if (!manifest || manifest.retraction !== undefined || manifest.correction?.id === correctionId(correction)) continue
    for (const { path, content } of marked(project, file, manifest, correction, locale))
      if (await writeAtomic(project.root, path, content)) written.push(path)
  }
  return written
}

interface Change {
  readonly path: string
  readonly content: string | Uint8Array
}

function marked(
  project: Project,
  file: ArticleFile,
  manifest: PublishedManifest,
  correction: NewsNotice,
  locale: LocaleTag
): readonly Change[] {
  const { folders } = project
  const notice = correctionNotice(
    { id: correctionId(correction), at: correction.at, note: undefined, isPending: true },
    project.renderer(locale)
  )
  const former = manifest.disclosure.text
  const text = `${withoutNotice(former, manifest.correction?.text)} ${notice.text}`
  const path = bundlePath(folders, locale, file.id, file.extension)
  const article = withLine(project, file, path, locale, [former, text])
  const { bundle, contentHash } = article ?? {}
  const now = {
    ...manifest,
    ...(contentHash === undefined ? {} : { contentHash }),
    disclosure: { ...manifest.disclosure, text },
    correction: notice
  }
  return [
    ...(bundle === undefined ? [] : [{ path, content: bundle }]),
    { path: manifestPath(folders, locale, file.id), content: `${JSON.stringify(now, undefined, 2)}\n` }
  ]
}

/** Of an earlier correction, which the new one takes the place of. */
function withoutNotice(line: string, notice: string | undefined): string {
  return notice !== undefined && line.endsWith(` ${notice}`) ? line.slice(0, -notice.length - 1) : line
}

/** The article with another disclosure line; `undefined` where it has none, or cannot be read any more. */
function withLine(
  { root, articleLimit }: Project,
  { format }: ArticleFile,
  path: string,
  locale: LocaleTag,
  [former, text]: readonly [string, string]
): { readonly bundle: Uint8Array; readonly contentHash: string } | undefined {
  try {
    const source = decodeArticle(readBytes(root, path, articleLimit), path)
    const document = format.extract(source.text, locale)
    const lines = new Set([former, text].map(bare))
    const line = document.blocks.find(({ content }) => lines.has(bare(plainText(content))))
    if (!line) return undefined
    const target: Content = isolated([text], locale)
    const merged = format.merge(document, locale, block => (block.id === line.id ? target : block.content))
    const { text: encoded, bytes } = encodeArticle(merged, source)
    return { bundle: bytes, contentHash: hashText(encoded) }
  } catch (error) {
    if (!isLocal(error)) throw error
    return undefined
  }
}

/** As any format reads it back: without isolates, blanks collapsed. */
const bare = (text: string) =>
  text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
