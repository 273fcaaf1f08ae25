import type { Content } from './content.ts'
import type { Origin } from './segment.ts'

/** What the memory has for a source. */
export type Match = ExactMatch | RepairedMatch | FuzzyMatch

interface Found {
  /** 0–100; 100 is equal after normalisation, less what its origin is docked. */
  readonly similarity: number
  readonly target: Content
  readonly origin: Origin
  /** Whether a person approved this target for its source. */
  readonly isReviewed: boolean
}

/** Of the same source. `target` has the codes of the source that was looked up. */
export interface ExactMatch extends Found {
  readonly kind: 'in-context' | 'exact'
}

/** Of a source that differs in numbers, dates, known names or codes alone; those are replaced in `target`. */
export interface RepairedMatch extends Found {
  readonly kind: 'repaired'
  /** The source as stored. */
  readonly source: Content
}

/**
 * Of a source that is alike, or of this very one where people gave it several targets and nothing tells which. `target` as stored, with
 * codes of its own source: for people and engines to draw from.
 */
export interface FuzzyMatch extends Found {
  readonly kind: 'fuzzy'
  readonly source: Content
  /** What was taken off the similarity of the texts, and why. */
  readonly penalties: readonly Penalty[]
  /**
   * The two sources say other numbers, or one says no, or people gave the source several targets: such a match is never used
   * unattended.
   */
  readonly differs: ReadonlyArray<'numbers' | 'polarity' | 'targets'>
}

/**
 * `case`: capitals; `form`: quotes, dashes, what is optional or cannot be seen; `code`, `number`: how many inline codes and numbers
 * differ; `ambiguous`: one source, several targets; `origin`: where the target comes from.
 */
export interface Penalty {
  readonly kind: 'ambiguous' | 'case' | 'form' | 'code' | 'number' | 'origin'
  readonly points: number
}

/** What a match is docked by where its target comes from, in points of similarity. A person's of this project never is. */
export interface Penalties {
  /** A TMX file or a shared folder; a folder's own penalty comes on top. */
  readonly imported: number
  /** Articles that were aligned. */
  readonly aligned: number
  /** An engine, this project's or another's: for matches that are not exact. */
  readonly machine: number
}

/** An aligned pair comes after what people stored and before what differs in its text; an engine's after both. */
export const defaultPenalties: Penalties = { imported: 0, aligned: 1, machine: 3 }
