import type { Document } from '../../model/document.ts'
import type { DocumentFormat } from '../document-format.ts'
import { blankMarkdown } from '../news/blank.ts'
import { frontMatterNews } from '../news/front-matter-news.ts'
import { documentOf, type Extraction, extraction } from './extraction.ts'
import { mergeMarkdown } from './merge.ts'
import type { Settings } from './settings.ts'

/**
 * The format of one dialect. Targets are spliced in at source positions; what is not text (code, addresses, labels, ids, macros,
 * expressions) is never written anew.
 */
export function articleFormat(extensions: readonly string[], settings: Settings): DocumentFormat {
  return {
    name: settings.dialect,
    extensions,
    news: { status: frontMatterNews, blank: blankMarkdown },
    extract(source, locale) {
      const read = extraction(source, settings, locale)
      const document: ReadDocument = { ...documentOf(read, settings, locale), source, extraction: read }
      return document
    },
    merge(document, locale, target) {
      if (!isOwn(document, settings)) throw new TypeError('Expected a document that this format extracted')
      const { source, extraction: read } = document
      return mergeMarkdown({ source, read, from: document.locale, to: locale, target, settings })
    }
  }
}

interface ReadDocument extends Document {
  readonly source: string
  readonly extraction: Extraction
}

function isOwn(document: Document, { dialect }: Settings): document is ReadDocument {
  return document.format === dialect && 'extraction' in document && 'source' in document
}
