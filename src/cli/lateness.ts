import type { Io } from './io.ts'
import { deadlineAt } from './moments.ts'

/**
 * Tells whether `--deadline` has passed; nothing where there is none. Where the dates of what is written are fixed, time passes all the
 * same. Throws `ConfigError`.
 */
export function lateness(io: Pick<Io, 'now' | 'env'>, deadline: string | undefined): (() => boolean) | undefined {
  if (deadline === undefined) return undefined
  const now = io.env.SOURCE_DATE_EPOCH === undefined ? () => io.now() : () => new Date()
  const end = deadlineAt(deadline, now())
  return () => now().getTime() >= end
}
