/** A stretch of a marked-up text: offsets in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * What a marked-up text is made of, in order and without gaps: the spans of its tokens cover it. XML and HTML share these; the
 * text itself is not copied.
 */
export type Token = TextToken | OpenToken | CloseToken | OtherToken

/** Text as it is spelled: references in it are not resolved. `raw` text (a CDATA section, the inside of `<script>`) holds none. */
export interface TextToken extends Span {
  readonly type: 'text' | 'cdata'
  /** What is between the markers of a CDATA section; the whole of a text. */
  readonly inner: Span
}

/** `<name …>`, or `<name …/>` with `isEmpty`. */
export interface OpenToken extends Span {
  readonly type: 'open'
  /** As written, prefix included; lower case in HTML. */
  readonly name: string
  readonly attributes: readonly Attribute[]
  /** Nothing is inside and no close token follows: `<a/>`, or a void element of HTML. */
  readonly isEmpty: boolean
}

export interface CloseToken extends Span {
  readonly type: 'close'
  readonly name: string
}

/** What is no text and no element. */
export interface OtherToken extends Span {
  readonly type: 'comment' | 'instruction' | 'declaration' | 'doctype'
}

/** `name="value"`, quotes included. */
export interface Attribute extends Span {
  /** As written, prefix included; lower case in HTML. */
  readonly name: string
  /** As spelled, between the quotes. `undefined` for a bare name (HTML). */
  readonly value: Span | undefined
  /** `''` for an unquoted value (HTML). */
  readonly quote: '"' | "'" | ''
}
