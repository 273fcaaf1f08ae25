import type { Content } from '../model/content.ts'
import type { Block, Document } from '../model/document.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { NewsStatus } from '../model/news.ts'

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
  /**
   * The document as it is to be translated into `to`, for a format where that depends on the locale: a plural group has the forms of
   * `to`. `document` is what `extract` gave; all blocks have names; `merge` takes the result as it takes a document.
   */
  localize?(document: Document, to: LocaleTag): Document
  /** Of a format whose articles say of themselves what they are as news. */
  readonly news?: NewsMetadata
  /** Of a format whose localized file belongs to people too, who write in it. */
  readonly shared?: SharedFile
}

export interface NewsMetadata {
  /**
   * Embargo, correction, retraction and priority of an article. Throws `FormatError` with an offset for what cannot be read or is two
   * things at once, so that nothing of it gets out.
   */
  status(source: string): NewsStatus
  /** An article of the kind of `source`, and with its identity, in English, that says nothing but `blankWords`: the form of a tombstone. */
  blank(source: string): string
}

/** Blocks of a blank article are one of these. */
export const blankWords = { title: 'Title', text: 'Text' } as const

/** A localized file that people edit in place. Its texts are decoded, and go by the names of blocks. */
export interface SharedFile {
  /** Every text, those without words too. Throws `FormatError`. */
  texts(file: string): ReadonlyMap<string, string>
  /** A text as content: with the codes of `block` where it has the same, else as words. */
  content(text: string, block: Block): Content
  /**
   * `file` with the texts of `model`, a file of the same format: what is missing, or empty, is added where `model` has it; what is
   * another text is replaced where `mayReplace` says so. All else stays as it is, byte for byte.
   */
  put(file: string, model: string, mayReplace: (name: string) => boolean): string
}
