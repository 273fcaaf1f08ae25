import type { DocumentFormat } from './document-format.ts'
import { defaultFrontMatterKeys } from './front-matter.ts'
import { articleFormat } from './markdown/article-format.ts'
import { defaultReaderAttributes } from './markdown/settings.ts'
import type { MarkdownOptions } from './markdown.ts'

export interface MdxOptions extends MarkdownOptions {
  /** `['.mdx']` by default. */
  readonly extensions?: readonly string[]
}

/**
 * MDX: Markdown with GFM, front matter, and components, expressions and imports as they are. What the parser of MDX does not take, a
 * plain `<` or `{` among it, is refused with its place.
 */
export function mdx({
  frontMatter = defaultFrontMatterKeys,
  attributes = defaultReaderAttributes,
  extensions = ['.mdx']
}: MdxOptions = {}): DocumentFormat {
  return articleFormat(extensions, { dialect: 'mdx', frontMatter, attributes: new Set(attributes) })
}
