import {
  BackendError,
  BudgetError,
  ConfigError,
  isOperational,
  LocaleError,
  LockError,
  type OperationalError
} from '../model/errors.ts'

/** What the process exits with when a command ends in this error. */
export function exitCodeOf(error: OperationalError): number {
  if (error instanceof ConfigError || error instanceof LocaleError) return 2
  if (error instanceof BudgetError) return 3
  if (error instanceof BackendError && error.type === 'quota-exceeded') return 3
  return error instanceof LockError ? 75 : 1
}

export interface Ending {
  readonly exitCode: number
  /** Of the error's class. */
  readonly name: string
  readonly type: string
  readonly message: string
}

/** What a record says of a command that ended in `error`. Of a bug of ours it gives the name alone: its message may hold anything. */
export function howItEnded(error: unknown, signal: AbortSignal): Ending {
  if (signal.aborted && error === signal.reason)
    return {
      exitCode: exitCodeOfSignal(signal),
      name: 'Signal',
      type: String(signal.reason),
      message: 'Ended by a signal'
    }
  if (isOperational(error))
    return { exitCode: exitCodeOf(error), name: error.name, type: error.type, message: error.message }
  const name = error instanceof Error ? error.name : typeof error
  return { exitCode: 1, name, type: 'bug', message: `A bug of dragoman: ${name}` }
}

/** Of a process that was asked to end by a signal, whose name is the reason. */
export function exitCodeOfSignal({ reason }: AbortSignal): number {
  return reason === 'SIGTERM' ? 143 : 130
}

/** The error's stack and those of its causes, for `--debug`. */
export function withCauses(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return [error.stack, ...(error.cause === undefined ? [] : [`caused by: ${withCauses(error.cause)}`])].join('\n')
}
