import type { Calendar } from './schedule-calendar.ts'

/** Milliseconds. A sleep is cut so short so that a clock that is set, or a machine that slept, is noticed. */
const longestSleep = 30_000

/** A clock that is set back by more than this makes due times be reckoned anew. */
const day = 86_400_000

export interface ScheduleMeans {
  /** Milliseconds since 1970, by a clock that may be set. */
  now(): number
  /** Rejects when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** In [0, 1). */
  random(): number
  /** One night, to its end; its exit code. Never overlaps another one. */
  night(): Promise<number>
  /** Told when the next night starts. */
  onNext(time: number): void
  readonly signal: AbortSignal
}

export interface Schedule {
  readonly calendar: Calendar
  /** Milliseconds: each night starts up to so much later. */
  readonly jitter: number
  /** When the last night that ended well has started; `never` where there is none. Nothing: missed nights are not made up for. */
  readonly lastSuccess: number | 'never' | undefined
}

/**
 * A night at each due time until the signal aborts, or the calendar ends; gives the exit code of the night that the signal ended, if
 * any. Due times that pass while a night runs or the machine sleeps are made up for by one night, not by one each. A night that
 * fails does not end the schedule.
 */
export async function keepSchedule(
  { calendar, jitter, lastSuccess }: Schedule,
  { now, sleep, random, night, onNext, signal }: ScheduleMeans
): Promise<number | undefined> {
  const start = now()
  const missed = calendar.previous(start)
  const isBehind =
    lastSuccess !== undefined && missed !== undefined && (lastSuccess === 'never' || lastSuccess < missed)
  let due = isBehind ? start : calendar.next(start)
  while (due !== undefined && !signal.aborted) {
    const startAt = due + Math.floor(random() * jitter)
    onNext(startAt)
    if (await isSetBackBefore(startAt)) {
      due = calendar.next(now())
      continue
    }
    if (signal.aborted) return undefined
    const exitCode = await night()
    if (signal.aborted) return exitCode
    due = calendar.next(afterwards(due))
  }
  return undefined

  /** Waits until the clock shows `time`, or the signal aborts. Gives up waiting where the clock is set back by more than a day. */
  async function isSetBackBefore(time: number): Promise<boolean> {
    for (let shown = now(); !signal.aborted && shown < time; ) {
      await sleep(Math.min(time - shown, longestSleep), signal).catch((error: unknown) => {
        if (!signal.aborted) throw error
      })
      const next = now()
      if (next < shown - day) return true
      shown = next
    }
    return false
  }

  /** A clock that is set back a little must not bring the same due time again; one that was years ahead must not stop the nights. */
  function afterwards(due: number): number {
    const time = now()
    return due - time > day ? time : Math.max(due, time)
  }
}
