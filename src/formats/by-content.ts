import { FormatError } from '../model/errors.ts'
import { noNews } from '../model/news.ts'
import type { DocumentFormat } from './document-format.ts'

/** Formats that share extensions as one: each file is read by the first that accepts it. */
export function byContent(name: string, formats: readonly DocumentFormat[]): DocumentFormat {
  const byName = new Map(formats.map(format => [format.name, format]))
  const formatOf = (source: string): DocumentFormat => {
    const format = formats.find(each => accepts(each, source))
    if (!format) throw unknown(formats)
    return format
  }
  return {
    name,
    extensions: [...new Set(formats.flatMap(({ extensions }) => extensions))],
    accepts: source => formats.some(format => accepts(format, source)),
    extract: (source, locale) => formatOf(source).extract(source, locale),
    news: {
      status: source => formatOf(source).news?.status(source) ?? noNews,
      blank(source) {
        const format = formatOf(source)
        if (!format.news) throw new TypeError(`Expected a format with metadata of news, got "${format.name}"`)
        return format.news.blank(source)
      }
    },
    merge(document, locale, target) {
      const format = byName.get(document.format)
      if (!format)
        throw new TypeError(`Expected a document of ${[...byName.keys()].join(', ')}, got "${document.format}"`)
      return format.merge(document, locale, target)
    }
  }
}

const accepts = ({ accepts: own }: DocumentFormat, source: string) => own?.(source) ?? true

function unknown(formats: readonly DocumentFormat[]): FormatError {
  const names = formats.map(({ name }) => name).join(', ')
  return new FormatError('syntax', `Expected an article in one of the formats ${names}, got none of them`, {
    offset: 0
  })
}
