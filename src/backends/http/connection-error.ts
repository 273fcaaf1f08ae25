import { BackendError } from '../../model/errors.ts'
import { oneLine } from './one-line.ts'
import type { Service } from './service.ts'

/**
 * What `fetch` rejected with, as one of our kinds. The cause keeps the code of a lost connection, by which what may have been
 * billed is counted. Bugs of our own come back as they are.
 */
export function connectionError({ backend, name, timeout, secrets, advice }: Service, error: unknown): unknown {
  if (error instanceof BackendError || !(error instanceof Error)) return error
  if (error.name === 'TimeoutError') {
    const message = `Expected a translation from ${name} in time, got none in ${timeout} ms`
    return new BackendError('timeout', backend, message)
  }
  const reason = innermost(error)
  if (reason === error) return error
  const cause: Error & { code?: string } = new Error(oneLine(reason.message, secrets))
  const code = codeOf(error)
  if (code !== undefined) cause.code = code
  const got = code ?? `"${cause.message}"`
  const message = `Expected a connection to ${name}, got ${got}; ${advice.unavailable ?? 'check its address, and the network'}`
  return new BackendError('unavailable', backend, message, { cause })
}

/** `fetch` says why in its cause: "fetch failed" and "terminated" alone are no reason. */
function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error
}

function codeOf(error: Error): string | undefined {
  const inner = error.cause instanceof Error ? codeOf(error.cause) : undefined
  return inner ?? ('code' in error && typeof error.code === 'string' ? error.code : undefined)
}
