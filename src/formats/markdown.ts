import type { Document } from '../model/document.ts'
import type { DocumentFormat } from './document-format.ts'
import { defaultFrontMatterKeys } from './front-matter.ts'
import { documentOf, type Extraction, extraction } from './markdown/extraction.ts'
import { mergeMarkdown } from './markdown/merge.ts'

export interface MarkdownOptions {
  /** Dotted paths of the front-matter strings to translate, list positions left out: `title`, `seo.description`. */
  readonly frontMatter?: readonly string[]
}

/**
 * CommonMark with GFM, YAML front matter and the macros of site generators. Targets are spliced in at source positions; what is not
 * text (raw HTML blocks, code, addresses, labels, ids, macros) is never written anew.
 */
export function markdown({ frontMatter = defaultFrontMatterKeys }: MarkdownOptions = {}): DocumentFormat {
  return {
    name: 'markdown',
    extensions: ['.md', '.markdown'],
    extract(source, locale) {
      const read = extraction(source, frontMatter)
      const document: MarkdownDocument = { ...documentOf(read, locale), source, extraction: read }
      return document
    },
    merge(document, locale, target) {
      if (!isMarkdown(document)) throw new TypeError('Expected a document that this format extracted')
      const { source, extraction: read } = document
      return mergeMarkdown({ source, read, from: document.locale, to: locale, target, keys: frontMatter })
    }
  }
}

interface MarkdownDocument extends Document {
  readonly source: string
  readonly extraction: Extraction
}

function isMarkdown(document: Document): document is MarkdownDocument {
  return 'extraction' in document && 'source' in document
}
