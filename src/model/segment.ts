import type { Content } from './content.ts'

/**
 * Where a target came from. An axis of its own, never part of the state or the text. `mt`: an engine of this project; `human`: a person
 * in this project; `tm`: another memory, by the name of its collection, and whom that names.
 */
export type Origin =
  | { readonly type: 'mt'; readonly engine: string }
  | { readonly type: 'human'; readonly by: string }
  | { readonly type: 'tm'; readonly memory: string; readonly by: string | undefined }

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
