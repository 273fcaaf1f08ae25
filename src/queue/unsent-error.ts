import { BackendError } from '../model/errors.ts'

/** A request stopped on our side of the wire: the backend never saw it, so nothing can be billed. */
export class UnsentError extends BackendError {}

/** Throws a `cancelled` error if the caller has already given up. */
export function throwIfCancelled(backend: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelledUnsent(backend, signal.reason)
}

export function cancelledUnsent(backend: string, cause: unknown): UnsentError {
  return new UnsentError('cancelled', backend, `Cancelled before anything was sent to ${backend}`, { cause })
}
