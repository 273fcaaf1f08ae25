import type { Content } from './content.ts'
import type { Origin } from './segment.ts'

/** What the memory has for a source. */
export interface Match {
  readonly kind: 'in-context' | 'exact'
  /** 0–100; 100 is equal after normalisation. */
  readonly similarity: number
  /** With the codes of the source that was looked up. */
  readonly target: Content
  readonly origin: Origin
  /** Whether a person approved this target for this source. */
  readonly isReviewed: boolean
}
