import type { Clock } from './clock.ts'

/** Resolves when the request has passed. Rejects with what `ask` throws, and with the signal's reason when it aborts. */
export type Enter<Request, Pass> = (request: Request, signal: AbortSignal | undefined) => Promise<Pass>

interface Waiter<Request, Pass> {
  readonly request: Request
  readonly admit: (pass: Pass) => void
  readonly refuse: (error: unknown) => void
}

/**
 * First come, first served: only the head asks to pass. `ask` gives its pass, or the milliseconds after which to ask again; it is
 * told for how long it has been the head.
 */
export function waitingLine<Request, Pass extends object>(
  clock: Clock,
  ask: (request: Request, waited: number) => Pass | number
): Enter<Request, Pass> {
  const line: Waiter<Request, Pass>[] = []
  let isServing = false
  let nap = new AbortController()

  const rest = async (milliseconds: number) => {
    nap = new AbortController()
    try {
      await clock.sleep(Math.ceil(milliseconds), nap.signal)
    } catch (error) {
      if (!nap.signal.aborted) throw error
    }
  }
  const serve = async () => {
    isServing = true
    let first: Waiter<Request, Pass> | undefined
    let since = 0
    for (let head = line[0]; head; head = line[0]) {
      if (head !== first) {
        first = head
        since = clock.now()
      }
      try {
        const pass = ask(head.request, clock.now() - since)
        if (typeof pass === 'number') {
          await rest(pass)
          continue
        }
        head.admit(pass)
      } catch (error) {
        head.refuse(error)
      }
      line.shift()
      // Asking may take a while: who has passed leaves before the next one asks, or it would arrive late.
      await undefined
    }
    isServing = false
  }

  return (request, signal) =>
    new Promise((resolve, reject) => {
      const leave = () => {
        line.splice(line.indexOf(waiter), 1)
        // The one behind may have less to wait for.
        nap.abort()
        reject(signal?.reason)
      }
      const stay = () => signal?.removeEventListener('abort', leave)
      const waiter: Waiter<Request, Pass> = {
        request,
        admit(pass) {
          stay()
          resolve(pass)
        },
        refuse(error) {
          stay()
          reject(error)
        }
      }
      signal?.addEventListener('abort', leave, { once: true })
      line.push(waiter)
      if (!isServing) void serve()
    })
}
