import { vi } from 'vitest'
import type { Clock } from '../../../src/queue/clock.ts'

let skipped = 0

/** A clock that does not wait: to sleep is to let time pass, for everybody. */
export const skippingClock: Clock = {
  now: () => performance.now() + skipped,
  async sleep(milliseconds, signal) {
    signal?.throwIfAborted()
    skipped += milliseconds
    await new Promise(resolve => setImmediate(resolve))
  }
}

const real = Date.now

/** `Date.now` passes with it. */
export function skipTime(): void {
  vi.spyOn(Date, 'now').mockImplementation(() => real() + skipped)
}
