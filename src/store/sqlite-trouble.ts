import { StoreError } from '../model/errors.ts'

/** Primary result codes of SQLite, https://sqlite.org/rescode.html. */
const busy = 5
const damaged = new Set([11, 26])
const unreadable = new Map([
  [3, 'access is refused'],
  [busy, 'another process has been writing to it for too long; wait for it to end'],
  [6, 'another process has been writing to it for too long; wait for it to end'],
  [8, 'it cannot be written to; check its permissions'],
  [10, 'the disk does not answer as it should; check the disk, and the limit on the size of files (ulimit -f)'],
  [13, 'the disk is full; free some space'],
  [14, 'it cannot be opened; check its folder and permissions']
])

/** Whether SQLite gave up waiting for another connection. */
export function isBusy(error: unknown): boolean {
  return primaryCode(error) === busy
}

/**
 * What a user should read when SQLite meets the world failing: a `StoreError`. Anything else, a mistake in our SQL among it, comes
 * back as it is. `remedy` says what to do about a damaged file, as a sentence.
 */
export function asStoreError(error: unknown, path: string, remedy: string): unknown {
  const code = primaryCode(error)
  if (code === undefined) return error
  if (damaged.has(code)) {
    const message = `Expected a sound SQLite database, got a damaged one or another kind of file: "${path}". ${remedy}`
    return new StoreError('damaged', message, { cause: error })
  }
  const why = unreadable.get(code)
  if (why) return new StoreError('unreadable', `Expected to use the database "${path}", but ${why}`, { cause: error })
  return error
}

/** Node gives the extended code, the primary one is its low byte. */
function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined
  return error.errcode & 0xff
}
