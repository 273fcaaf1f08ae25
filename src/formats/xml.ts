import type { DocumentFormat } from './document-format.ts'
import { xmlVocabulary } from './its/vocabulary.ts'
import { markupFormat } from './markup/markup-format.ts'
import { rootName } from './root-name.ts'
import { xmlSyntax } from './xml-syntax.ts'

/** Any XML, as ITS 2.0 in it says; DITA and XHTML by what their elements are. */
export function xml(): DocumentFormat {
  return markupFormat({
    name: 'xml',
    extensions: ['.xml', '.dita', '.ditamap'],
    accepts: source => rootName(source) !== undefined,
    syntax: xmlSyntax,
    vocabulary: (source, locale, tokens) => xmlVocabulary({ source, locale, tokens })
  })
}
