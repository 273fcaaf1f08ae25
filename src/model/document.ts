import type { Content } from './content.ts'
import type { LocaleTag } from './locale.ts'

/**
 * What a block is in its article; it opens the block's key (`p-k7q2`). `disclosure` is a line that says the article was translated
 * by a machine: it is never sent to a backend, the computed line takes its place.
 */
export const roles = [
  'title',
  'dek',
  'byline',
  'dateline',
  'h',
  'p',
  'li',
  'quote',
  'cell',
  'cap',
  'alt',
  'fn',
  'meta',
  'disclosure'
] as const
export type Role = (typeof roles)[number]

/** A paragraph, heading, list item, caption, cell …: one key in a locale file (an XLIFF unit). */
export interface Block {
  /** Names the hole in the skeleton; unique in its document, says nothing across versions of the article. */
  readonly id: string
  readonly role: Role
  /** What a translator sees: white space collapsed, references decoded. Never empty, never without a letter or digit. */
  readonly content: Content
  /**
   * Id of the part of the article that is a unit of change of its own, such as an entry of a feed; absent where the article is one.
   * Blocks are aligned with their former selves within their unit only.
   */
  readonly unit?: string
  /** The block's key, in a format whose texts have names of their own; else a key is minted. Unique in its document. */
  readonly name?: string
  /** Set where one source has several texts: the forms of a plural group. */
  readonly variant?: Variant
}

/** One of several texts for the same source. */
export interface Variant {
  /** Which one, such as `few`: the memory keeps the texts of two variants apart. */
  readonly name: string
  /** Ids of the codes whose `equiv` is an example of it, for an engine to inflect the words around. */
  readonly codes: readonly string[]
}

/** An article taken apart. */
export interface Document {
  /** Name of the `DocumentFormat` that read it, such as `markdown`. */
  readonly format: string
  readonly locale: LocaleTag
  /** The source verbatim, with a hole where each block was lifted out. */
  readonly skeleton: ReadonlyArray<string | { readonly block: string }>
  /** In document order. */
  readonly blocks: readonly Block[]
}
