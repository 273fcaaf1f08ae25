import type { Document } from '../model/document.ts'
import { FormatError } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { DocumentFormat } from './document-format.ts'
import { asWritten, type CatalogueDocument, documentOf } from './i18next-json/document.ts'
import { localized } from './i18next-json/localize.ts'
import { merged } from './i18next-json/merge.ts'
import { sharedCatalogue } from './i18next-json/shared-file.ts'
import { readTree } from './i18next-json/tree.ts'

/**
 * Catalogues of i18next, JSON v4. Every text value is a block under its own key; plural groups get the forms of the target locale.
 * Texts are spliced in, keys, layout and spelling stay; what i18next would run is neither lost nor made.
 */
export function i18nextJson(): DocumentFormat {
  return {
    name: 'i18next-json',
    extensions: ['.json'],
    extract,
    merge: (document, _locale, target) => merged(catalogue(document), target),
    localize: (document, to) => localized(catalogue(document), to),
    shared: sharedCatalogue
  }
}

function extract(source: string, locale: LocaleTag): Document {
  const tree = readTree(source)
  if (tree.kind === 'object' || tree.kind === 'array') return documentOf(source, tree, locale, asWritten(source))
  throw new FormatError('syntax', `Expected a catalogue, { … }, got ${source.slice(tree.start, tree.start + 20)}`, {
    offset: tree.start
  })
}

function catalogue(document: Document): CatalogueDocument {
  if ('tree' in document && 'isAscii' in document) return document as CatalogueDocument
  throw new TypeError('Expected a document that this format extracted')
}
