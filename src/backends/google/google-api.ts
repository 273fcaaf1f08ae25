import type { LocaleTag } from '../../model/locale.ts'
import type { BatchLimits } from '../translation-backend.ts'

/** One request to one of Google's APIs. */
export interface GoogleCall {
  /** Google's own language codes. Always both: without a source, Google guesses per string. */
  readonly from: string
  readonly to: string
  /** The target's as the project has it, by which glossaries are chosen. */
  readonly locale: LocaleTag
  /** Always given: Google takes text for HTML otherwise, and answers `&#39;`. */
  readonly mimeType: 'text/plain' | 'text/html'
  readonly contents: readonly string[]
  /** A list for each of the contents: what was translated before and is alike, best first. */
  readonly examples: ReadonlyArray<readonly Example[]>
}

export interface Example {
  readonly source: string
  readonly target: string
}

export interface GoogleApi {
  /** API, model, glossary, and whether examples are shown. */
  readonly fingerprint: string
  readonly limits: BatchLimits
  /** How many examples it takes for a source. */
  readonly references?: number | undefined
  /** Whether the API takes so much at once. */
  takes(contents: readonly string[]): boolean
  /**
   * Texts as Google answered them, not even counted. Rejects with whatever the client rejects with. `beforeSending` is called when
   * all is ready, and may throw.
   */
  translate(call: GoogleCall, beforeSending: () => void): Promise<readonly string[]>
}
