/** What the header says of all units. */
export interface TmxHeader {
  readonly version: string | undefined
  readonly tool: string | undefined
  /** As written, such as `en-us` or `*all*`. */
  readonly sourceLanguage: string | undefined
  readonly changed: string | undefined
}

/** One language's text in a unit. */
export interface TmxVariant {
  /** As written, such as `EN-US`; `''` where there is none. */
  readonly language: string
  /** What stands in `<seg>`, not resolved yet. */
  readonly raw: string
  /** Whether `raw` is printable ASCII, tabs and line feeds. */
  readonly isPlain: boolean
  /** Whether `raw` has tags or references: otherwise it is the text. */
  readonly hasMarkup: boolean
  /** `YYYYMMDDThhmmssZ`, as written. */
  readonly created: string | undefined
  readonly changed: string | undefined
  /** Who changed it last, or else who made it. */
  readonly author: string | undefined
  readonly props: readonly TmxProp[]
  readonly notes: readonly string[]
}

export interface TmxProp {
  readonly type: string
  readonly value: string
}

/** A `<tu>`: one text in several languages. */
export interface TmxUnit {
  readonly tuid: string | undefined
  readonly sourceLanguage: string | undefined
  readonly created: string | undefined
  readonly changed: string | undefined
  readonly author: string | undefined
  readonly props: readonly TmxProp[]
  readonly notes: readonly string[]
  readonly variants: readonly TmxVariant[]
}

/** Something that cannot be used, and where it stands. */
export interface TmxProblem {
  /** From 1. */
  readonly line: number
  /** What was expected and what came. */
  readonly message: string
}
