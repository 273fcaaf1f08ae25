import { FormatError } from '../model/errors.ts'
import { tokens } from '../xml/lexer.ts'
import type { DocumentFormat } from './document-format.ts'
import { type GlobalRule, globalRules } from './its/global-rules.ts'
import { elementsOf } from './its/tree.ts'
import { xmlVocabulary } from './its/vocabulary.ts'
import { markupFormat } from './markup/markup-format.ts'
import { rootName } from './root-name.ts'
import { xmlSyntax } from './xml-syntax.ts'

export interface XmlOptions {
  /** Documents of ITS 2.0 rules that hold for every article; those in an article come after them. */
  readonly rules?: ReadonlyArray<{ readonly path: string; readonly text: string }>
}

/** Any XML, as ITS 2.0 says in it or for it; DITA and XHTML by what their elements are. Throws `FormatError` for rules that are no XML. */
export function xml({ rules = [] }: XmlOptions = {}): DocumentFormat {
  const common = rules.flatMap(rulesIn)
  return markupFormat({
    name: 'xml',
    extensions: ['.xml', '.dita', '.ditamap'],
    accepts: source => rootName(source) !== undefined,
    syntax: xmlSyntax,
    vocabulary: (source, locale, tokens) => xmlVocabulary({ source, locale, tokens }, common)
  })
}

function rulesIn({ path, text }: { readonly path: string; readonly text: string }): readonly GlobalRule[] {
  try {
    return globalRules(elementsOf(text, tokens(text)))
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause
    throw new FormatError('syntax', `Expected ITS rules in "${path}", got a file that is no XML: ${cause.message}`, {
      cause
    })
  }
}
