/** A key, or a position in a list. */
export type Step = string | number

/** One string of a front matter. Replacing `start` to `end` by `write(text)` changes it to `text` and no other data. */
export interface Found {
  /** From the top. */
  readonly steps: readonly Step[]
  readonly start: number
  readonly end: number
  readonly value: string
  write(text: string): string
}

/**
 * The strings of the data between `start` and `end` of `source`, in their order; `undefined` where it is no data but text. Throws
 * `FormatError` of type `syntax` or `too-deep`.
 */
export type DataReader = (
  source: string,
  span: { readonly start: number; readonly end: number }
) => readonly Found[] | undefined

/** A value of any kind that is no list or map. */
export interface Value {
  readonly steps: readonly Step[]
  readonly start: number
  /** `other`: an alias, or what has a tag: nobody here knows what it says. */
  readonly kind: 'string' | 'bare' | 'other'
  /** Decoded string; else as spelled. */
  readonly text: string
}

/** All values of the data between `start` and `end` of `source`, as `DataReader` has its strings. */
export type ValueReader = (
  source: string,
  span: { readonly start: number; readonly end: number }
) => readonly Value[] | undefined

/** Lists and maps in one another, at most. */
export const maxDepth = 100
