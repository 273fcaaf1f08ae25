import type { DocumentFormat } from './document-format.ts'
import { htmlSyntax } from './html/syntax.ts'
import { type HtmlOptions, htmlVocabulary } from './html/vocabulary.ts'
import { markupFormat } from './markup/markup-format.ts'
import { blankHtml } from './news/blank.ts'
import { htmlNews } from './news/html-news.ts'

/**
 * HTML pages and fragments, well-formed or not. A page gets its language and direction at its root, a fragment at each block at its top.
 */
export function html(options: HtmlOptions = {}): DocumentFormat {
  return markupFormat({
    name: 'html',
    extensions: ['.html', '.htm', '.xhtml'],
    syntax: htmlSyntax,
    news: { status: htmlNews, blank: blankHtml },
    vocabulary: (source, locale) => htmlVocabulary(source, locale, options)
  })
}
