import type { Content } from './content.ts'

/** Where a target came from. An axis of its own, never part of the state or the text. */
export type Origin = { readonly type: 'mt'; readonly engine: string } | { readonly type: 'human'; readonly by: string }

/** A source and its target: a sentence, or a whole block. */
export interface TranslatedSegment {
  readonly source: Content
  readonly target: Content
}

/**
 * State of a block in one locale. `missing`: no target; `machine`: nobody looked; `flagged`: a check of severity error is open;
 * `edited`: changed by a person, not signed; `reviewed`: approved for this source and this target; `final`: signed off and
 * locked; `stale`: a person's text whose source has changed under it.
 */
export const states = ['missing', 'machine', 'flagged', 'edited', 'reviewed', 'final', 'stale'] as const
export type State = (typeof states)[number]
