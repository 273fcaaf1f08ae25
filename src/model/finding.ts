/** `error` keeps a machine's text from being published, `warning` is shown. */
export type Severity = 'error' | 'warning'

/** What a check says is wrong with one pair, such as `Number not in target: 40`. */
export interface Problem {
  readonly severity: Severity
  readonly message: string
}

/** A problem and the name of the check that found it. Content problems are findings, values, never errors. */
export interface Finding extends Problem {
  readonly check: string
}
