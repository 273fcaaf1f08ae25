import { i18nextJson } from '../../../src/formats/i18next-json.ts'
import type { Document } from '../../../src/model/document.ts'
import { localeTag } from '../../../src/model/locale.ts'

/** The document as `to` needs it. */
export function localize(document: Document, to: string): Document {
  const { localize } = i18nextJson()
  if (!localize) throw new TypeError('Expected a format that localizes')
  return localize(document, localeTag(to))
}
