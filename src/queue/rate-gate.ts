import type { Clock } from './clock.ts'
import { type Cost, type Quota, turnstile } from './turnstile.ts'

/** Everything that is sent to one account passes here, each attempt anew. */
export interface RateGate {
  /**
   * Resolves when a request of this cost may leave, first come, first served. Rejects with the signal's reason when it aborts, and
   * with a `RangeError` for a cost that is more than a whole minute's quota: it could never pass.
   */
  acquire(cost: Cost, signal?: AbortSignal): Promise<void>
  /** Lets nobody pass for so long, those already waiting among them. Never shortens an earlier hold. */
  hold(milliseconds: number): void
}

/**
 * A gate that no server's sliding minute ever sees exceeded, at 97 % of the binding quota. It knows of this process only, and
 * starts with its burst to spend.
 */
export function pacedGate(quota: Quota, clock: Clock): RateGate {
  const { start, wait, pass } = turnstile(quota)
  let standing = start(clock.now())
  return inLine(quota, clock, {
    tryPass(cost) {
      const now = clock.now()
      const milliseconds = wait(standing, cost, now)
      if (milliseconds <= 0) standing = pass(standing, cost, now)
      return milliseconds
    },
    hold(milliseconds) {
      standing = { ...standing, heldUntil: Math.max(standing.heldUntil, clock.now() + milliseconds) }
    }
  })
}

/** The place where one request at a time asks to pass. */
export interface Passage {
  /** 0 when the request has passed, else the milliseconds after which to ask again. */
  tryPass(cost: Cost): number
  hold(milliseconds: number): void
}

interface Waiter {
  readonly cost: Cost
  readonly admit: () => void
  readonly refuse: (error: unknown) => void
}

/** Only the head of the line asks to pass. */
export function inLine(quota: Quota, clock: Clock, { tryPass, hold }: Passage): RateGate {
  const line: Waiter[] = []
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
    for (let head = line[0]; head; head = line[0]) {
      try {
        const milliseconds = tryPass(head.cost)
        if (milliseconds > 0) {
          await rest(milliseconds)
          continue
        }
        head.admit()
      } catch (error) {
        head.refuse(error)
      }
      line.shift()
    }
    isServing = false
  }

  return {
    async acquire(cost, signal) {
      signal?.throwIfAborted()
      refuseUnservable('requests', cost.requests, quota.requestsPerMinute)
      refuseUnservable('characters', cost.characters, quota.charactersPerMinute)
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          line.splice(line.indexOf(waiter), 1)
          // The one behind may have less to wait for.
          nap.abort()
          reject(signal?.reason)
        }
        const stay = () => signal?.removeEventListener('abort', leave)
        const waiter: Waiter = {
          cost,
          admit() {
            stay()
            resolve()
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
    },
    hold
  }
}

function refuseUnservable(resource: string, cost: number, limit = Number.MAX_SAFE_INTEGER): void {
  if (!Number.isSafeInteger(cost) || cost < 0)
    throw new RangeError(`Expected a whole number of ${resource}, got ${cost}`)
  if (cost > limit) throw new RangeError(`Expected at most the ${limit} ${resource} of one minute's quota, got ${cost}`)
}
