import { byContent } from './by-content.ts'
import type { DocumentFormat } from './document-format.ts'
import { type FeedOptions, feed } from './feed.ts'
import type { HtmlOptions } from './html/vocabulary.ts'
import { html } from './html.ts'
import { i18nextJson } from './i18next-json.ts'
import { markdown } from './markdown.ts'
import { mdx } from './mdx.ts'
import { newsml1 } from './newsml-1.ts'
import { type NewsmlOptions, newsmlG2 } from './newsml-g2.ts'
import { type NitfOptions, nitf } from './nitf.ts'
import { text } from './text.ts'
import { type XmlOptions, xml } from './xml.ts'

export interface FormatOptions {
  /** Front-matter keys whose values are translated; each format's own list where there is none. */
  readonly frontMatter: readonly string[] | undefined
  readonly markdown?: {
    /** Attributes of components and shortcodes whose strings are translated; our own list where there is none. */
    readonly attributes?: readonly string[] | undefined
    /** `.md` files are MDX too. */
    readonly mdx?: boolean
  }
  readonly html?: HtmlOptions
  readonly nitf?: NitfOptions
  readonly newsml?: NewsmlOptions
  readonly feed?: FeedOptions
  readonly xml?: XmlOptions
}

/** The formats dragoman reads: a new one is its file and a line here. */
export function formats(options: FormatOptions): readonly DocumentFormat[] {
  const { newsml } = options
  return [
    ...markdownFormats(options),
    text(),
    html(options.html),
    i18nextJson(),
    // XML of any kind comes last: it takes what no other does.
    byContent('xml', [
      nitf(options.nitf),
      newsmlG2(newsml, options.nitf),
      newsml1(newsml, options.nitf),
      feed(options.feed),
      xml(options.xml)
    ])
  ]
}

function markdownFormats({
  frontMatter,
  markdown: { attributes, mdx: isMdx } = {}
}: FormatOptions): readonly DocumentFormat[] {
  const options = { frontMatter, attributes }
  return isMdx ? [mdx({ ...options, extensions: ['.mdx', '.md', '.markdown'] })] : [markdown(options), mdx(options)]
}
