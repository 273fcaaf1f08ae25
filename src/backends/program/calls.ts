import { BackendError, type BackendErrorType } from '../../model/errors.ts'
import type { Program, StartProgram } from './program.ts'

export interface CallsOptions {
  readonly backend: string
  readonly start: StartProgram
  readonly command: readonly string[]
  readonly closing: '\n' | '\0'
  /** Milliseconds for one answer. */
  readonly timeout: number
  /** The call that a message answers: by its key, or `undefined` for none. Throws what is wrong with a message that is no answer. */
  keyOf(message: string, waiting: readonly string[]): string | undefined
  /** What an end means, if not that another try may do: by its reason, such as `exit code 1`. */
  typeOf?(reason: string): BackendErrorType | undefined
  /** What a user can do about a program that does not start. */
  readonly advice: string
}

export interface Calls {
  /** Sends a message and gives its answer. Rejects with `BackendError`. */
  call(key: string, message: string): Promise<string>
}

interface Waiting {
  readonly resolve: (message: string) => void
  readonly reject: (error: unknown) => void
  readonly timer: NodeJS.Timeout
}

/**
 * Calls to one process, which is started with the first of them and stays. If it ends, or answers what it should not, or not in
 * time, every call that waits fails, and the next one starts it anew.
 */
export function calls({ backend, start, command, closing, timeout, keyOf, typeOf, advice }: CallsOptions): Calls {
  const waiting = new Map<string, Waiting>()
  let program: Program | undefined

  const settle = (key: string): Waiting | undefined => {
    const call = waiting.get(key)
    clearTimeout(call?.timer)
    waiting.delete(key)
    if (waiting.size === 0) program?.hold(false)
    return call
  }
  const failAll = (error: unknown) => {
    program?.kill()
    program = undefined
    for (const key of [...waiting.keys()]) settle(key)?.reject(error)
  }

  const running = (): Program => {
    program ??= start(command, closing, {
      message(text) {
        try {
          const key = keyOf(text, [...waiting.keys()])
          if (key !== undefined) settle(key)?.resolve(text)
        } catch (error) {
          failAll(error)
        }
      },
      ended(reason, said) {
        const isMissing = /^E(?:NOENT|ACCES|PERM|NOTDIR)$/.test(reason)
        const words = said.trim().split('\n').at(-1)?.slice(0, 300)
        const got = words ? `${reason} and "${words}"` : reason
        const message = isMissing
          ? `Expected to start "${command[0]}", got ${reason}; ${advice}`
          : `Expected "${command[0]}" to go on, got ${got}`
        failAll(new BackendError(typeOf?.(reason) ?? (isMissing ? 'unauthorized' : 'unavailable'), backend, message))
      }
    })
    return program
  }

  return {
    call: (key, message) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          const words = `Expected an answer from "${command[0]}" in time, got none in ${timeout} ms`
          failAll(new BackendError('timeout', backend, words))
        }, timeout)
        waiting.set(key, { resolve, reject, timer })
        const program = running()
        program.hold(true)
        program.send(message)
      })
  }
}
