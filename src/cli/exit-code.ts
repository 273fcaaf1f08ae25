import {
  BackendError,
  BudgetError,
  ConfigError,
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

/** The error's stack and those of its causes, for `--debug`. */
export function withCauses(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return [error.stack, ...(error.cause === undefined ? [] : [`caused by: ${withCauses(error.cause)}`])].join('\n')
}
