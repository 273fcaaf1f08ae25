/** What was looked at, and how it stands. `failed`: runs will not work until it is mended; `warning`: they will, less well. */
export interface Diagnosis {
  /** `setup`, or the engine that was asked. */
  readonly area: string
  readonly check: string
  /** Where it is about one. */
  readonly locale?: string | undefined
  readonly result: 'ok' | 'warning' | 'failed' | 'skipped'
  /** What was found; what to do, where something is to be done. */
  readonly message: string
  /** Of a trial: milliseconds until the answer, and characters that count as billed. */
  readonly milliseconds?: number
  readonly characters?: number
}

/** 1 as soon as one has failed. */
export function exitCodeFor(diagnoses: readonly Diagnosis[]): 0 | 1 {
  return diagnoses.some(({ result }) => result === 'failed') ? 1 : 0
}
