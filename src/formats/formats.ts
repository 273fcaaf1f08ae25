import { byContent } from './by-content.ts'
import type { DocumentFormat } from './document-format.ts'
import { type FeedOptions, feed } from './feed.ts'
import type { HtmlOptions } from './html/vocabulary.ts'
import { html } from './html.ts'
import { markdown } from './markdown.ts'
import { newsml1 } from './newsml-1.ts'
import { type NewsmlOptions, newsmlG2 } from './newsml-g2.ts'
import { type NitfOptions, nitf } from './nitf.ts'
import { text } from './text.ts'
import { type XmlOptions, xml } from './xml.ts'

export interface FormatOptions {
  /** Front-matter keys whose values are translated; each format's own list where there is none. */
  readonly frontMatter: readonly string[] | undefined
  readonly html?: HtmlOptions
  readonly nitf?: NitfOptions
  readonly newsml?: NewsmlOptions
  readonly feed?: FeedOptions
  readonly xml?: XmlOptions
}

/** The formats dragoman reads: a new one is its file and a line here. */
export function formats(options: FormatOptions): readonly DocumentFormat[] {
  const { frontMatter, newsml } = options
  return [
    markdown(frontMatter ? { frontMatter } : {}),
    text(),
    html(options.html),
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
