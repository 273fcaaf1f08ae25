import type { Clock } from '../../../src/queue/clock.ts'

let skipped = 0

/** Time passes at once, for everybody who asks the time. */
export function passTime(milliseconds: number): void {
  skipped += milliseconds
}

/** A clock that does not wait: to sleep is to let time pass. */
export const skippingClock: Clock = {
  now: () => performance.now() + skipped,
  async sleep(milliseconds, signal) {
    signal?.throwIfAborted()
    passTime(milliseconds)
    await new Promise(resolve => setImmediate(resolve))
  }
}

const RealDate = globalThis.Date

/** From here on `Date` goes with the clock. A test file has a process's globals to itself. */
export function skipTime(): void {
  globalThis.Date = class extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      super(given[0] ?? RealDate.now() + skipped)
    }
    static override now(): number {
      return RealDate.now() + skipped
    }
  } as DateConstructor
}
