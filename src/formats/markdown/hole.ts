import type { InlineCode } from '../../model/content.ts'
import type { Block } from '../../model/document.ts'
import type { Dialect } from './settings.ts'

/** Native text with holes of its own: the alt text and title inside an image, the title inside a link. */
export type Markup = ReadonlyArray<string | Hole>

/** An inline code as this format writes it. */
export interface Mark {
  readonly code: InlineCode
  readonly markup: Markup
  /** What it is, however it is spelled: `strong` for `**` and `__`, `autolink` with its address. Both halves of a pair share it. */
  readonly signature: string
}

interface Place {
  readonly block: Block
  readonly start: number
  readonly end: number
  /** Its own content as spelled in the source. */
  readonly raw: Markup
  /** Inside a table, where a bar ends the cell. */
  readonly isCell: boolean
}

/** Where a block was lifted out, and how text is written there. */
export type Hole = InlineHole | AltHole | TitleHole | ScalarHole | HtmlHole

export interface InlineHole extends Place {
  readonly kind: 'inline'
  /** By `codeKey`. */
  readonly marks: ReadonlyMap<string, Mark>
  /** Runs of text and how the source spells them. */
  readonly spellings: ReadonlyMap<string, string>
  readonly isHeading: boolean
  readonly dialect: Dialect
}

export interface AltHole extends Place {
  readonly kind: 'alt'
  /** `][label]` of an image by reference: its label is frozen even where it was the alt text. */
  readonly suffix: string
  readonly dialect: Dialect
}

export interface TitleHole extends Place {
  readonly kind: 'title'
  /** The mark that ends the title. */
  readonly quote: string
}

/** A string with rules of its own, of the front matter or in an attribute. */
export interface ScalarHole extends Place {
  readonly kind: 'scalar'
  /** The text as it is spelled there; `undefined` where it cannot be. */
  write(text: string): string | undefined
}

/** A text in raw HTML, or an attribute of one of its tags. */
export interface HtmlHole extends Place {
  readonly kind: 'html'
  /** By `codeKey`. */
  readonly marks: ReadonlyMap<string, Markup>
  readonly spellings: ReadonlyMap<string, string>
  readonly isPreformatted: boolean
  /** What is written before and after: the quotes that an unquoted attribute gets. */
  readonly around: readonly [string, string]
  /** The line break after its first tag, which stands alone in the line that makes a block of HTML of it; `''` where there is none. */
  readonly lineBreak: string
  encode(text: string): string
}
