import type { Measure } from './measures.ts'

/** How a number stands in a text. `loose`: by a word that means other things too; it may answer for a number, and is
 * never asked for. `dual`: by an ending that may say two. */
export type Written = 'figures' | 'words' | 'loose' | 'dual'

/** A number in a text. */
export interface NumberToken {
  /** As it is written. */
  readonly raw: string
  readonly start: number
  readonly end: number
  /** What it may say, as canonical decimals, times of day (`3:30`) or telephone numbers; likeliest first. */
  readonly values: readonly string[]
  readonly written: Written
  /** Power of ten that a scale word put on it. */
  readonly exponent?: number
  /** The figure before the scale word. */
  readonly unscaled?: string
  /** With the unit after it. */
  readonly measure?: Measure
  /** What it falls apart into if the whole finds no partner: hours and minutes. */
  readonly parts?: readonly NumberToken[]
}
