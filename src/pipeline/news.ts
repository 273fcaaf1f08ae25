import { FormatError, HeldError } from '../model/errors.ts'
import { type NewsStatus, noNews } from '../model/news.ts'
import { type ArticleText, decodeArticle, placeOf } from '../store/encoding.ts'
import { readBytes } from '../store/files.ts'
import type { ArticleFile } from './find-articles.ts'
import { inPlace } from './in-place.ts'
import type { Project } from './project.ts'

type Named = Pick<ArticleFile, 'format' | 'path'>

/** What an article's metadata say of it as news. Throws `FormatError` with its place in the file. */
export function newsOf({ format, path }: Named, source: ArticleText): NewsStatus {
  return inPlace(path, source, () => format.news?.status(source.text) ?? noNews)
}

/** The same from the file. Throws `FormatError`, `ArticleError`. */
export function readNews({ root, articleLimit }: Project, file: ArticleFile): NewsStatus {
  if (!file.format.news) return noNews
  return newsOf(file, decodeArticle(readBytes(root, file.path, articleLimit), file.path))
}

/**
 * Throws `HeldError` for an article of which nothing may be sent or written at `now`, and `FormatError` of type `metadata` where nobody
 * can tell: an embargo without its hour or zone, from when it may not have come yet until it has come everywhere. A retraction goes first:
 * it may replace what is published already, and adds nothing.
 */
export function refuseHeld({ path }: Named, source: ArticleText, { embargo, retraction }: NewsStatus, now: Date): void {
  if (retraction) throw new HeldError('retracted', path, `"${path}" is retracted: nothing of it is translated`)
  if (!embargo) return
  const { until, vague } = embargo
  if (until === undefined) {
    throw new HeldError(
      'withheld',
      path,
      `"${path}" is withheld: nothing of it is sent or written until its metadata say otherwise`
    )
  }
  if (now.getTime() >= until) return
  if (vague) throw unclear(path, source, vague)
  const end = new Date(until).toISOString()
  throw new HeldError(
    'embargoed',
    path,
    `"${path}" is embargoed until ${end}: nothing of it is sent or written before`,
    end
  )
}

function unclear(path: string, source: ArticleText, { text, offset }: { text: string; offset: number }): FormatError {
  const { line, column, byte } = placeOf(source, offset)
  const message = `${path}:${line}:${column} (byte ${byte}): Expected an embargo as date, time and zone, such as 2026-11-25T06:00:00+01:00, got "${text}", which may not have come yet everywhere: nothing of the article is sent or written until then`
  return new FormatError('metadata', message, { offset: byte })
}
