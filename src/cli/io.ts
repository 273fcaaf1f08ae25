/** The outside of a command: streams, clock, signals. Tests hand in their own. */
export interface Io {
  /** Results. */
  out(text: string): void
  /** Progress, logs, errors. */
  err(text: string): void
  /** Whether `err` is a terminal a person looks at; then a progress line may rewrite itself. */
  readonly isTerminal: boolean
  /** Width of that terminal, read at each use; 0 where unknown. */
  columns(): number
  readonly env: Readonly<Record<string, string | undefined>>
  /** The working directory. */
  readonly cwd: string
  /** Aborted, with the signal's name as the reason, when the process is asked to end. */
  readonly signal: AbortSignal
  /** Milliseconds that requests in flight have left after that. */
  readonly grace: number
  readonly pid: number
  /** The program and its first arguments that start this command line again. */
  readonly self: readonly [program: string, ...args: string[]]
  now(): Date
}
