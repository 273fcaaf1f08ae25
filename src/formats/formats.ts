import { byContent } from './by-content.ts'
import type { DocumentFormat } from './document-format.ts'
import { markdown } from './markdown.ts'
import { mdx } from './mdx.ts'
import { nitf } from './nitf.ts'
import { text } from './text.ts'

export interface FormatOptions {
  /** Front-matter keys whose values are translated; each format's own list where there is none. */
  readonly frontMatter: readonly string[] | undefined
  /** Attributes of components and shortcodes whose strings are translated; our own list where there is none. */
  readonly attributes?: readonly string[] | undefined
  /** `.md` files are MDX too. */
  readonly markdownIsMdx?: boolean | undefined
}

/** The formats dragoman reads: a new one is its file and a line here. */
export function formats({ frontMatter, attributes, markdownIsMdx = false }: FormatOptions): readonly DocumentFormat[] {
  const options = { frontMatter, attributes }
  const articles = markdownIsMdx
    ? [mdx({ ...options, extensions: ['.mdx', '.md', '.markdown'] })]
    : [markdown(options), mdx(options)]
  return [...articles, text(), byContent('xml', [nitf()])]
}
