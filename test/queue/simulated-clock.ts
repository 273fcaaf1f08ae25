import type { Clock } from '../../src/queue/clock.ts'

interface Sleeper {
  readonly at: number
  wake(): void
}

export interface SimulatedClock extends Clock {
  /** Lets time pass, from one sleeper to the next, until nobody sleeps any more or `until` is reached. */
  run(until?: number): Promise<void>
  /** How many sleep now. */
  sleepers(): number
}

/** Time that passes only when told to. */
export function simulatedClock(): SimulatedClock {
  let time = 0
  const sleepers: Sleeper[] = []
  return {
    now: () => time,
    sleepers: () => sleepers.length,
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const sleeper: Sleeper = { at: time + milliseconds, wake: resolve }
        const after = sleepers.findIndex(({ at }) => at > sleeper.at)
        sleepers.splice(after === -1 ? sleepers.length : after, 0, sleeper)
        const leave = () => {
          const i = sleepers.indexOf(sleeper)
          if (i >= 0) sleepers.splice(i, 1)
          reject(signal?.reason)
        }
        signal?.addEventListener('abort', leave, { once: true })
      })
    },
    async run(until = Number.POSITIVE_INFINITY) {
      for (;;) {
        await settled()
        const next = sleepers[0]
        if (!next || next.at > until) break
        sleepers.shift()
        time = next.at
        next.wake()
      }
      if (Number.isFinite(until)) time = Math.max(time, until)
    }
  }
}

/** When all that can go on without time passing has gone on. */
export function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
