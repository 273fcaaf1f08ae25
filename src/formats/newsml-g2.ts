import type { DocumentFormat } from './document-format.ts'
import { markupFormat } from './markup/markup-format.ts'
import { blankNewsmlG2 } from './news/blank.ts'
import { newsmlG2News } from './news/newsml-g2-news.ts'
import { newsmlVocabulary } from './newsml-g2/vocabulary.ts'
import type { NitfOptions } from './nitf.ts'
import { rootName } from './root-name.ts'
import { xmlSyntax } from './xml-syntax.ts'

/** What of a NewsML-G2 item is translated, where newsrooms differ, and how a translated item names its source. */
export interface NewsmlOptions {
  readonly byline?: boolean
  readonly dateline?: boolean
  readonly keywords?: boolean
  readonly creditline?: boolean
  /** Off by default: desks route by it. */
  readonly slugline?: boolean
  /** `name` of subjects, genres, people, places … */
  readonly names?: boolean
  /** `definition`, `note` and `edNote`. */
  readonly notes?: boolean
  /** `copyrightNotice`, `usageTerms` and what else is said of rights and access. */
  readonly rights?: boolean
  /** QCode of the link from a translated item to its source. */
  readonly relation?: string
}

/** NewsML-G2 2.x: news, package, planning, concept and knowledge items, alone or in a message. */
export function newsmlG2(options: NewsmlOptions = {}, nitf: NitfOptions = {}): DocumentFormat {
  return markupFormat({
    name: 'newsml-g2',
    extensions: ['.xml', '.newsml'],
    accepts: source => roots.has(rootName(source) ?? ''),
    syntax: xmlSyntax,
    news: { status: newsmlG2News, blank: blankNewsmlG2 },
    vocabulary: (source, locale, tokens) =>
      newsmlVocabulary({ source, locale, tokens }, { ...defaults, ...options }, nitf)
  })
}

const defaults: Required<NewsmlOptions> = {
  byline: true,
  dateline: true,
  keywords: true,
  creditline: false,
  slugline: false,
  names: false,
  notes: false,
  rights: false,
  relation: 'irel:derivedFrom'
}

const roots: ReadonlySet<string> = new Set([
  'newsItem',
  'packageItem',
  'planningItem',
  'conceptItem',
  'knowledgeItem',
  'newsMessage'
])
