/** A process that reads messages and writes messages, each closed by the same character. */
export interface Program {
  send(message: string): void
  /** A process that nobody waits for does not keep ours alive. */
  hold(isWaitedFor: boolean): void
  /** At once. `ended` is not called any more. */
  kill(): void
}

export interface ProgramEvents {
  message(text: string): void
  /** It is gone, for a reason such as `exit code 1`, or never was: `ENOENT`. With the end of what it wrote to standard error. */
  ended(reason: string, said: string): void
}

/** Starts one. Handed in, as effects are. Nothing is awaited: what fails, ends. */
export type StartProgram = (command: readonly string[], closing: '\n' | '\0', events: ProgramEvents) => Program

/** Characters of one message that are read: far more than any text of ours gives. */
export const messageLimit = 1_000_000
