import { setTimeout } from 'node:timers/promises'

/** Time as a wrapper sees it: milliseconds that never go back, from an origin that means nothing. */
export interface Clock {
  now(): number
  /** Resolves when `milliseconds`, or 24 days, have passed. Rejects at once when `signal` aborts, and leaves no timer behind. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** Node's longest timer, 24 days; a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => performance.now(),
  async sleep(milliseconds, signal) {
    await setTimeout(Math.min(milliseconds, longestTimer), undefined, signal ? { signal } : {})
  }
}
