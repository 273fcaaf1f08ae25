/** One request to one of Google's APIs. */
export interface GoogleCall {
  /** Google's own language codes. Always both: without a source, Google guesses per string. */
  readonly from: string
  readonly to: string
  /** Always given: Google takes text for HTML otherwise, and answers `&#39;`. */
  readonly mimeType: 'text/plain' | 'text/html'
  readonly contents: readonly string[]
}

export interface GoogleApi {
  /** API, model and glossary. */
  readonly fingerprint: string
  /** Whether the API takes so much at once. */
  takes(contents: readonly string[]): boolean
  /**
   * Texts as Google answered them, not even counted. Rejects with whatever the client rejects with. `beforeSending` is called when
   * all is ready, and may throw.
   */
  translate(call: GoogleCall, beforeSending: () => void): Promise<readonly string[]>
}
