import type { Role } from '../../model/document.ts'
import type { LocaleTag } from '../../model/locale.ts'
import type { OpenToken, Token } from '../../xml/token.ts'

/** An element as a vocabulary sees it: where it opens, and what it opens in. */
export interface ElementAt {
  /** Without its prefix. */
  readonly name: string
  readonly prefix: string
  readonly parent: ElementAt | undefined
  readonly token: OpenToken
  /** Its first `text`, resolved, white space collapsed: for what the rule of an element depends on a child for. */
  attribute(name: string): string | undefined
}

/** What is to be done with an element. What is left out is inherited from the parent, or is the default named here. */
export interface Rule {
  /**
   * `block`: what is in it is apart from what is around it. `inline`: a pair of codes in the line it stands in. `atom`: with all that
   * is in it one standalone code of the line. `skip`: with all that is in it nobody's text, and a boundary between lines.
   */
  readonly flow: 'block' | 'inline' | 'atom' | 'skip'
  /** Whether text in it is for readers. Inherited. */
  readonly isText?: boolean
  /** Of the lines in it. Inherited; `p` at the root. */
  readonly role?: Role
  /** White space is kept as it is. Inherited. */
  readonly isPreformatted?: boolean
  /** Whether a translation may leave the pair out. No by default. */
  readonly isDeletable?: boolean
  /** The text a reader sees in an atom's place, where that is not the text in it. */
  readonly equiv?: string
  /** Attributes that are read by readers, in any order, by their name as written. Each is a block of its own. */
  readonly attributes?: ReadonlyArray<{ readonly name: string; readonly role: Role }>
  /** Its text is a text in another vocabulary, escaped or in a CDATA section. */
  readonly layer?: Layer
  /** Names the part of the document that is a unit of change of its own: an entry of a feed. Inherited. */
  readonly unit?: string
  /** What an article in another locale states otherwise. */
  readonly localized?: Localized
}

/**
 * What is set for the locale of a target. A function gives `undefined` where nothing is to be changed. Texts are plain: they are escaped
 * where they are written.
 */
export interface Localized {
  /** Attributes by their name as written; one that is not there yet is written after the name of the element. */
  readonly attributes?: Readonly<Record<string, (to: LocaleTag, current: string | undefined) => string | undefined>>
  /** The whole text in an element that has no element in it. */
  readonly text?: (to: LocaleTag, current: string) => string | undefined
  /** Native markup, verbatim: right before the element opens, after it has opened, before it closes, after it has closed. */
  readonly before?: (to: LocaleTag) => string | undefined
  readonly atStart?: (to: LocaleTag) => string | undefined
  readonly atEnd?: (to: LocaleTag) => string | undefined
  readonly after?: (to: LocaleTag) => string | undefined
}

/** Markup written as the text of an element. */
export interface Layer {
  readonly vocabulary: Vocabulary
  readonly syntax: Syntax
}

/** How a marked-up text is read and how text is written in it. */
export interface Syntax {
  /** Throws `FormatError` of type `syntax` or `too-deep`, with an offset. */
  tokens(source: string): readonly Token[]
  /**
   * Text with its references resolved, and for each unit of it the offset in `raw` it comes from, and `raw.length` at the end. References
   * that this syntax cannot resolve are in `opaque`: they become codes. `map` is left out where text and raw are the same.
   */
  decode(raw: string, place: 'text' | 'attribute' | 'raw'): Decoded
  /** Text as it is written between tags, and between the quotes of an attribute. `''`: an unquoted value, which gets quotes. */
  encodeText(text: string): string
  encodeAttribute(text: string, quote: '"' | "'" | ''): string
}

export interface Decoded {
  readonly text: string
  readonly map: readonly number[] | undefined
  /** References that stay as they are, spans in `text`, where each is spelled verbatim. */
  readonly opaque: ReadonlyArray<{ readonly start: number; readonly end: number }>
}

/** What the elements of a format mean to a translator. */
export interface Vocabulary {
  /** Role of text outside all elements. `undefined`: such text is nobody's. */
  readonly rootRole: Role | undefined
  rule(element: ElementAt): Rule
}
