import { ConfigError } from '../model/errors.ts'

/** When a schedule is due. Times are milliseconds since 1970. */
export interface Calendar {
  /** The first due time after `time`; none where the pattern has no more. */
  next(time: number): number | undefined
  /** The last due time before `time`. */
  previous(time: number): number | undefined
}

/**
 * A cron pattern by the clock of a time zone. An hour that daylight saving skips is made up for right after it, and a doubled one
 * counts once, for a pattern that names its hours and minutes; one with `*` or steps goes on by elapsed time. Throws `ConfigError`.
 */
export async function calendar(pattern: string, timezone: string | undefined): Promise<Calendar> {
  const { Cron } = await import('croner')
  const isPattern = /^@\w+$/.test(pattern) || pattern.trim().split(/\s+/).length === 5
  try {
    if (!isPattern) throw new RangeError('a pattern has five parts') // a date is no schedule
    const cron = new Cron(pattern, {
      paused: true,
      mode: '5-part',
      fixedTimeRule: 'no-wildcard',
      ...(timezone === undefined ? {} : { timezone })
    })
    const times: Calendar = {
      next: time => cron.nextRun(new Date(time))?.getTime(),
      previous: time => cron.previousRuns(1, new Date(time))[0]?.getTime()
    }
    times.next(0) // the time zone is first looked at here
    return times
  } catch (cause) {
    const where = timezone === undefined ? '' : ` in ${timezone}`
    throw new ConfigError(
      'invalid',
      `Expected a schedule such as "15 2 * * *" (minute, hour, day, month, day of the week), got "${pattern}"${where}`,
      { cause }
    )
  }
}
