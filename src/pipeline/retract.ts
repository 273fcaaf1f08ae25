import { dirname } from 'node:path'
import { tombstoneManifest, tombstoneWords } from '../bundles/tombstone.ts'
import { blankWords } from '../formats/document-format.ts'
import { plainText } from '../model/content.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { NewsNotice } from '../model/news.ts'
import { hashText } from '../review/evidence.ts'
import { type ArticleText, decodeArticle } from '../store/encoding.ts'
import { readBytes, removeFile, writeAtomic } from '../store/files.ts'
import { filesIn } from '../store/folders.ts'
import { isolated } from '../style/isolates.ts'
import type { ArticleFile } from './find-articles.ts'
import { newsOf } from './news.ts'
import { bundlePath, manifestPath } from './paths.ts'
import type { Project } from './project.ts'
import { hrefOf } from './publish.ts'
import { publishedLocales } from './published-bundles.ts'

/**
 * Puts a tombstone in the place of every bundle of a retracted article, in whatever locale there is one. Sends nothing, and leaves locale
 * files, records and memory as they are: a retraction that is taken back costs nothing. Gives the paths of the files that changed. Throws
 * `FormatError`, `ArticleError`.
 */
export async function retract(
  project: Project,
  file: ArticleFile,
  locales: readonly LocaleTag[]
): Promise<readonly string[]> {
  const source = decodeArticle(readBytes(project.root, file.path, project.articleLimit), file.path)
  const { retraction } = newsOf(file, source)
  if (!retraction) return [] // taken back since the plan was made: the next run translates it
  const written: string[] = []
  for (const locale of publishedLocales(project, file, locales)) {
    for (const { path, content } of tombstone(project, file, source, retraction, locale))
      if (await writeAtomic(project.root, path, content)) written.push(path)
    for (const path of leftovers(project, file, locale)) if (await removeFile(project.root, path)) written.push(path)
  }
  return written
}

/** The article in a format it had before. */
function leftovers({ root, folders }: Project, { id, extension }: ArticleFile, locale: LocaleTag): readonly string[] {
  const own = bundlePath(folders, locale, id, extension)
  const folder = dirname(own)
  return filesIn(root, folder)
    .filter(name => name.startsWith('article.'))
    .map(name => `${folder}/${name}`)
    .filter(path => path !== own)
}

/** The files of a bundle that says only that the article was retracted, in UTF-8 whatever the article was in. */
function tombstone(
  project: Project,
  file: ArticleFile,
  source: ArticleText,
  { note, at }: NewsNotice,
  locale: LocaleTag
) {
  const { folders, from, alternates, tool } = project
  const renderer = project.renderer(locale)
  const words = tombstoneWords(at, renderer)
  const text = articleOf(project, file, source, locale, words)
  const manifest = tombstoneManifest(
    {
      articleId: file.id,
      sourceLng: from,
      sourcePath: file.path,
      sourceHash: hashText(source.text),
      file: `article${file.extension}`,
      contentHash: hashText(text),
      alternates: alternates.map(lng => ({ lng, href: hrefOf(project, lng, file.id) })),
      tool,
      at,
      note
    },
    renderer
  )
  return [
    { path: bundlePath(folders, locale, file.id, file.extension), content: text },
    { path: manifestPath(folders, locale, file.id), content: `${JSON.stringify(manifest, undefined, 2)}\n` }
  ]
}

/** In the article's own format, which writes language, direction and escapes as it does for a translation. */
function articleOf(
  { from }: Project,
  { format }: ArticleFile,
  source: ArticleText,
  locale: LocaleTag,
  words: ReturnType<typeof tombstoneWords>
): string {
  if (!format.news) throw new TypeError(`Expected a format with metadata of news, got "${format.name}"`)
  const document = format.extract(format.news.blank(source.text), from)
  return format.merge(document, locale, ({ content }) =>
    isolated([plainText(content) === blankWords.title ? words.title : words.text], locale)
  )
}
