import { join } from 'node:path'
import type { Block, Document } from '../model/document.ts'
import { FormatError } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import { formatTags } from '../model/inline-tags.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { NewsStatus } from '../model/news.ts'
import { carryKeys, type KeyedText } from '../review/alignment.ts'
import { hashText } from '../review/evidence.ts'
import { formatLocaleFile, parseLocaleFile } from '../review/locale-file.ts'
import { type ArticleText, decodeArticle } from '../store/encoding.ts'
import { readBytes, readTextIfAny } from '../store/files.ts'
import { stampOf } from '../store/stamp.ts'
import type { ArticleFile } from './find-articles.ts'
import { inPlace } from './in-place.ts'
import { newsOf, refuseHeld } from './news.ts'
import { localePath } from './paths.ts'
import type { Project } from './project.ts'
import { translatableBlocks } from './translatable-blocks.ts'

/** Bytes that a file of ours may have: many times any article's. */
export const localeFileLimit = 100_000_000

/** In the place of a block's key: a finding about the article's source. */
export const wholeArticle = '*'

/** An article read, taken apart and given its keys: for all locales at once, or as `forLocale` makes it for one. */
export interface SourceArticle {
  readonly file: ArticleFile
  readonly source: ArticleText
  readonly document: Document
  /** What its metadata say of it; an article they hold back is never read to the end. */
  readonly news: NewsStatus
  /** Stamp of the source file, taken before it was read. */
  readonly stamp: string | undefined
  /** Hash of the source file's text. */
  readonly hash: string
  /** In document order; a disclosure line is none of them, nor is a block that cannot be translated. */
  readonly blocks: readonly KeyedBlock[]
  /** What is wrong with the source itself: each tells of blocks that ship in every locale as they are in the source. */
  readonly findings: readonly Finding[]
  /** The registry of anchors, its text before and after. */
  readonly registry: { readonly path: string; readonly before: string | undefined; readonly after: string }
  /** Source text of each key as the registry had it. */
  readonly former: ReadonlyMap<string, string>
}

export interface KeyedBlock {
  readonly key: string
  readonly block: Block
  /** Content with numbered tags, and its hash. */
  readonly text: string
  readonly hash: string
}

/**
 * Reads an article. Throws `FormatError` on what cannot be read, with its place in the file and the offset in bytes, `HeldError` where
 * nothing of it may be sent or written now, `ReviewError` on a registry that cannot be read.
 */
export function readArticle(project: Project, file: ArticleFile): SourceArticle {
  const stamp = stampOf(join(project.root, file.path), project.time())
  const source = decodeArticle(readBytes(project.root, file.path, project.articleLimit), file.path)
  if (!/\S/.test(source.text.replaceAll('\uFEFF', ''))) {
    throw new FormatError('empty', `Expected text in the article "${file.path}", got an empty file`, { offset: 0 })
  }
  const news = newsOf(file, source)
  refuseHeld(file, source, news, project.now())
  const document = extracted(project, file, source)
  const path = localePath(project.folders, project.from, file.id)
  const before = readTextIfAny(project.root, path, localeFileLimit)
  const former = before === undefined ? new Map<string, string>() : parseLocaleFile(before, path)
  const { blocks: translatable, findings } = translatableBlocks(document.blocks, source, file.path)
  const texts = translatable.map(({ role, content, unit, name }) => ({ role, text: formatTags(content), unit, name }))
  const { keys } = carryKeys(
    Array.from(former, ([key, text]): KeyedText => ({ key, text })),
    texts
  )
  const blocks = translatable.map((block, i): KeyedBlock => {
    const { text } = texts[i]!
    return { key: keys[i]!, block, text, hash: hashText(text) }
  })
  const after = formatLocaleFile(blocks.map(({ key, text }) => [key, text] as const))
  const registry = { path, before, after }
  return { file, source, document, news, stamp, hash: hashText(source.text), blocks, findings, registry, former }
}

export function extracted(
  { from }: Pick<Project, 'from'>,
  { format, path }: Pick<ArticleFile, 'format' | 'path'>,
  source: ArticleText
): Document {
  return inPlace(path, source, () => format.extract(source.text, from))
}

/** The article as it is to be translated into `locale`, where its format makes a difference. */
export function forLocale(article: SourceArticle, locale: LocaleTag): SourceArticle {
  const document = article.file.format.localize?.(article.document, locale) ?? article.document
  if (document === article.document) return article
  const blocks = document.blocks.map((block): KeyedBlock => {
    if (block.name === undefined)
      throw new TypeError(`Expected a name for the block "${block.id}" of "${article.file.path}"`)
    const text = formatTags(block.content)
    return { key: block.name, block, text, hash: hashText(text) }
  })
  return { ...article, document, blocks }
}

/** The source text of a key before this run, where its hash is `hash`. A plural form has the text of another key. */
export function formerText({ former }: SourceArticle, key: string, hash: string | undefined): string | undefined {
  const own = former.get(key)
  if (hash === undefined || (own !== undefined && hashText(own) === hash)) return own
  return former.values().find(text => hashText(text) === hash)
}
