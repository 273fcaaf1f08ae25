import type { Content } from '../model/content.ts'
import type { Block, Document } from '../model/document.ts'
import type { LocaleTag } from '../model/locale.ts'

/**
 * A kind of article file. `merge(extract(s), block => block.content) === s`, byte for byte; with other content only the holes
 * differ, and the result extracts to blocks that correspond one to one.
 */
export interface DocumentFormat {
  readonly name: string
  /** With the dot, lower case. */
  readonly extensions: readonly string[]
  /** Whether a file with one of these extensions is of this format, where several formats share an extension. Reads only the start. */
  accepts?(source: string): boolean
  /** Lift the blocks out of `source`. Text it cannot read stays in the skeleton. Throws `FormatError`. */
  extract(source: string, locale: LocaleTag): Document
  /**
   * Put targets back, escaped as this format needs, into a document of `locale`. Throws `FormatError` of type `merge` that
   * names the block whose target does not fit.
   */
  merge(document: Document, locale: LocaleTag, target: (block: Block) => Content): string
}
