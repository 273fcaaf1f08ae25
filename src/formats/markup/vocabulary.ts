import type { Role } from '../../model/document.ts'
import type { LocaleTag } from '../../model/locale.ts'
import type { Decoded } from '../../xml/references.ts'
import type { OpenToken, Token } from '../../xml/token.ts'

/** An element as a vocabulary sees it: where it opens, and what it opens in. */
export interface ElementAt {
  /** Without its prefix. */
  readonly name: string
  readonly prefix: string
  readonly parent: ElementAt | undefined
  readonly token: OpenToken
  /** Value of an attribute by its name as written, references resolved. */
  attribute(name: string): string | undefined
  /** The text of the first child element of this name (as written), references resolved, without white space around it. */
  childText(name: string): string | undefined
}

/** What is to be done with an element. What is left out is inherited from the parent, or is the default named here. */
export interface Rule {
  /**
   * `block`: what is in it is apart from what is around it. `inline`: a pair of codes in the line it stands in. `atom`: with all that
   * is in it one standalone code of the line. `nested`: one too, with lines of its own in it: a footnote. `skip`: with all that is in
   * it nobody's text, and a boundary between lines.
   */
  readonly flow: 'block' | 'inline' | 'atom' | 'nested' | 'skip'
  /** Whether text in it is for readers. Inherited. */
  readonly isText?: boolean
  /** Of the lines in it. Inherited; `p` at the root. */
  readonly role?: Role
  /** White space is kept as it is. Inherited. */
  readonly isPreformatted?: boolean
  /** Nothing but text can stand in it: no element is written there to isolate a run of foreign direction. Inherited. */
  readonly isPlain?: boolean
  /** Whether a translation may leave the pair out. No by default. */
  readonly isDeletable?: boolean
  /** The text a reader sees in an atom's place, where that is not the text in it. */
  readonly equiv?: string
  /** Attributes that are read by readers, in any order, by their name as written. Each is a block of its own. */
  readonly attributes?: ReadonlyArray<{ readonly name: string; readonly role: Role }>
  /**
   * What its text is, where it is more than text: markup that is escaped or in a CDATA section, JSON. Asked with the text, references
   * resolved, and whether that is the whole of it: text may be cut by CDATA sections and comments, and is then asked for piece by piece.
   * `undefined` for plain text, which is then read as the rule says.
   */
  readonly layer?: (text: string, isWhole: boolean) => Layer | undefined
  /** Names the part of the document that is a unit of change of its own: an entry of a feed, by its id. Inherited. */
  readonly unit?: string | undefined
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

/** What stands as the text of an element: markup of its own, or data with strings in it. */
export type Layer =
  | { readonly kind: 'markup'; readonly vocabulary: Vocabulary; readonly syntax: Syntax }
  | { readonly kind: 'strings'; strings(text: string): readonly StringSpan[] }

/** One string of a text that is no markup, such as JSON. Spans in that text, in order, disjoint. */
export type StringSpan =
  | (StringPlace & { readonly kind: 'text'; readonly role: Role; readonly value: string; write(text: string): string })
  | (StringPlace & { readonly kind: 'localized'; write(to: LocaleTag): string | undefined })

interface StringPlace {
  readonly start: number
  readonly end: number
}

/** How a marked-up text is read and how text is written in it. */
export interface Syntax {
  /** Tokens that cover the text. Throws `FormatError` of type `syntax` or `too-deep`, with an offset. */
  tokens(source: string): readonly Token[]
  /** A second opinion on the tokens of an article. Throws `FormatError` of type `syntax`. */
  check?(source: string, tokens: readonly Token[]): void
  /** Text with its references resolved. `raw`: the inside of a CDATA section or of an element whose text holds no references. */
  decode(raw: string, place: 'text' | 'attribute' | 'raw'): Decoded
  encodeText(text: string): string
  /** `''`: an unquoted value, which gets quotes. */
  encodeAttribute(text: string, quote: '"' | "'" | ''): string
  encodeRaw(text: string): string
  /** What isolates a run of foreign direction in place of U+2068 and U+2069. */
  readonly isolate?: { readonly open: string; readonly close: string }
}

/** What the elements of a format mean to a translator. */
export interface Vocabulary {
  /** Role of text outside all elements. `undefined`: such text is nobody's. */
  readonly rootRole: Role | undefined
  rule(element: ElementAt): Rule
  /** Whether `next` ends an open element that has no close tag: a paragraph before a list (HTML). */
  ends?(open: ElementAt, next: string): boolean
}
