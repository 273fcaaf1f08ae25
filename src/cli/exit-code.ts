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
  readonly type: string
  readonly message: string
}

/** What a record says of a command that ended in `error`. Of a bug of ours it gives the name alone: its message may hold anything. */
export function howItEnded(error: unknown, signal: AbortSignal): Ending {
  if (signal.aborted && error === signal.reason)
    return { exitCode: exitCodeOfSignal(signal), type: 'interrupted', message: `Ended by ${signal.reason}` }
  if (isOperational(error)) return { exitCode: exitCodeOf(error), type: error.type, message: error.message }
  return { exitCode: 1, type: 'bug', message: error instanceof Error ? error.name : typeof error }
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
