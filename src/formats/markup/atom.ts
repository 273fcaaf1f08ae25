import type { Markup } from './hole.ts'

/** One step of a line read from left to right. Offsets in the article. */
export type Atom = TextAtom | MarkAtom | BoundaryAtom

export interface TextAtom {
  readonly type: 'text'
  /** References resolved, white space as it is spelled. */
  readonly value: string
  readonly start: number
  readonly end: number
  /** Offset in the article of each unit of `value`, and of its end. */
  at(index: number): number
  /** The markers round it, where it is the inside of a CDATA section. */
  readonly section: { readonly start: number; readonly end: number } | undefined
}

export interface MarkAtom {
  readonly type: 'open' | 'close' | 'single'
  /** Shared by the two halves of a pair. */
  readonly pair: number
  readonly start: number
  readonly end: number
  readonly data: string
  readonly markup: Markup
  readonly equiv: string
  readonly isDeletable: boolean
  /** A comment or an instruction: nothing a line has to begin or end with. */
  readonly isSilent: boolean
}

/** A tag that has no mate in its line: what is before it and what is after it are lines of their own. */
export interface BoundaryAtom {
  readonly type: 'boundary'
  readonly start: number
  readonly end: number
  readonly markup: Markup
}
