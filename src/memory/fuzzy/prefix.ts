import { mostTokens } from './similarity.ts'

/**
 * The index is made for searches down to this threshold, in hundredths of a percent; below it a search reads all entries. A lower
 * one makes the index larger: an entry is listed under floor(1.5 · (1 − threshold) · length) + 1 of its tokens, the rarest.
 */
export const indexedFrom = 7000

/**
 * Why the rarest are enough. Where at most d tokens differ of M in the longer text, the two texts share at least M − d. Put the
 * tokens of both in one order, rarest first: if all that they share stood after the first d + 1 of the one, there were too few left.
 * So their first d + 1 have one in common (the prefix filter of set similarity joins: Chaudhuri 2006, Bayardo 2007, Xiao 2008).
 */
export const prefixLength = (tokens: number, needed: number): number => Math.min(tokens, mostTokens(tokens, needed) + 1)

/** The tokens that a text of `tokens` shares at least with one as similar as `needed` that is not longer. */
export const leastShared = (tokens: number, needed: number): number => tokens - mostTokens(tokens, needed)

/** The most tokens of a text that may share as few as `shared` with a shorter one. `needed` is at least `indexedFrom`. */
export function longestSharing(shared: number, needed: number): number {
  let length = shared
  while (leastShared(length + 1, needed) <= shared) length++
  return length
}

/** Index of the first of the ascending `values`, from `start` to `end`, that is not below `value`. */
export function lowerBound(values: Uint32Array, start: number, end: number, value: number): number {
  let from = start
  let to = end
  while (from < to) {
    const middle = (from + to) >>> 1
    if (values[middle]! < value) from = middle + 1
    else to = middle
  }
  return from
}
