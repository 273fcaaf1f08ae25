import type { DocumentFormat } from './document-format.ts'
import { defaultFrontMatterKeys } from './front-matter.ts'
import { articleFormat } from './markdown/article-format.ts'
import { defaultReaderAttributes } from './markdown/settings.ts'

export interface MarkdownOptions {
  /** Dotted paths of the front-matter strings to translate, list positions left out: `title`, `seo.description`. */
  readonly frontMatter?: readonly string[] | undefined
  /** Attributes of shortcodes and components whose strings are translated: `alt`, `caption`. */
  readonly attributes?: readonly string[] | undefined
}

/** CommonMark with GFM, front matter in YAML, TOML or JSON, and the macros of site generators. */
export function markdown({
  frontMatter = defaultFrontMatterKeys,
  attributes = defaultReaderAttributes
}: MarkdownOptions = {}): DocumentFormat {
  return articleFormat(['.md', '.markdown'], { dialect: 'markdown', frontMatter, attributes: new Set(attributes) })
}
