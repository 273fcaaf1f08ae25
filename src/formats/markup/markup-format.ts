import type { Document } from '../../model/document.ts'
import type { LocaleTag } from '../../model/locale.ts'
import type { Token } from '../../xml/token.ts'
import type { DocumentFormat, NewsMetadata } from '../document-format.ts'
import { blocksIn, isHole, type Markup, withItems } from './hole.ts'
import { mergeMarkup } from './merge.ts'
import { type Items, readArticle } from './read.ts'
import type { Syntax, Vocabulary } from './vocabulary.ts'

export interface MarkupFormatOptions {
  readonly name: string
  /** With the dot, lower case. */
  readonly extensions: readonly string[]
  accepts?(source: string): boolean
  readonly syntax: Syntax
  readonly news?: NewsMetadata
  /** Made anew for each article, before it is read: it may look ahead and remember what it has met. `locale`: of the article's text. */
  vocabulary(source: string, locale: LocaleTag, tokens: readonly Token[]): Vocabulary
}

/** A format of marked-up text, from its syntax and from what its elements mean. */
export function markupFormat(options: MarkupFormatOptions): DocumentFormat {
  const { name, extensions, accepts, syntax, news, vocabulary } = options
  const readTokens = (source: string, locale: LocaleTag, tokens: readonly Token[]): Items =>
    readArticle(source, tokens, syntax, vocabulary(source, locale, tokens))
  const read = (source: string, locale: LocaleTag) => readTokens(source, locale, syntax.tokens(source))
  return {
    name,
    extensions,
    ...(accepts ? { accepts } : {}),
    ...(news ? { news } : {}),
    extract(source, locale) {
      const tokens = syntax.tokens(source)
      syntax.check?.(source, tokens)
      const markup = withItems(source, 0, source.length, readTokens(source, locale, tokens))
      const document: MarkupDocument = { ...documentOf(markup), format: name, locale, markup }
      return document
    },
    merge(document, locale, target) {
      if (!isMarkup(document)) throw new TypeError('Expected a document that this format extracted')
      return mergeMarkup({ format: name, markup: document.markup, from: document.locale, to: locale, target, read })
    }
  }
}

interface MarkupDocument extends Document {
  readonly markup: Markup
}

function isMarkup(document: Document): document is MarkupDocument {
  return 'markup' in document
}

/** Holes of holes stand right after the hole they are in. */
function documentOf(markup: Markup): Pick<Document, 'skeleton' | 'blocks'> {
  const skeleton: (string | { readonly block: string })[] = []
  let text = ''
  for (const part of markup) {
    if (!isHole(part)) {
      text += typeof part === 'string' ? part : part.raw
      continue
    }
    if (text !== '') skeleton.push(text)
    text = ''
    for (const { id } of blocksIn([part])) skeleton.push({ block: id })
  }
  if (text !== '') skeleton.push(text)
  return { skeleton, blocks: blocksIn(markup) }
}
