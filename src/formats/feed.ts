import type { DocumentFormat } from './document-format.ts'
import { feedVocabulary } from './feed/vocabulary.ts'
import { markupFormat } from './markup/markup-format.ts'
import { rootName } from './root-name.ts'
import { xmlSyntax } from './xml-syntax.ts'

/** What of a feed is translated, where publishers differ. */
export interface FeedOptions {
  /** Labels of Atom's categories. */
  readonly labels?: boolean
  /** `category` of RSS and `dc:subject`: off by default, readers filter by them. */
  readonly categories?: boolean
  /** Copyright and rights. */
  readonly rights?: boolean
}

/** RSS 0.9x, 1.0 and 2.0, and Atom, with media, iTunes, content and Dublin Core. Each entry is a unit of change. */
export function feed(options: FeedOptions = {}): DocumentFormat {
  return markupFormat({
    name: 'feed',
    extensions: ['.xml', '.rss', '.atom', '.rdf'],
    accepts: isFeed,
    syntax: xmlSyntax,
    vocabulary: (source, locale, tokens) => feedVocabulary({ source, locale, tokens }, { ...defaults, ...options })
  })
}

const defaults: Required<FeedOptions> = { labels: true, categories: false, rights: false }

function isFeed(source: string): boolean {
  const root = rootName(source)
  if (root === 'RDF') return rssNamespace.test(source.slice(0, 20_000))
  return root === 'rss' || root === 'feed' || root === 'entry'
}

const rssNamespace = /purl\.org\/rss\/|purl\.org\/net\/rss|my\.netscape\.com\/rdf/
