import { type Clock, systemClock } from '../../src/queue/clock.ts'

/** So much faster than real time are the minutes of the bench. */
export const compression = 3

/** A minute of quota, in milliseconds of real time. */
export const window = 60_000 / compression

export const quota = { requestsPerMinute: 6_000, charactersPerMinute: 600_000, largest: { characters: 5_000 } }

/** For our gates, which count in minutes. */
export const compressedClock: Clock = {
  now: () => performance.now() * compression,
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / compression, signal)
}

export const sleep = (milliseconds: number): Promise<void> => systemClock.sleep(milliseconds)
