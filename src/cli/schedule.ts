import type { Config } from '../config/config.ts'
import { ConfigError } from '../model/errors.ts'
import { systemClock } from '../queue/clock.ts'
import { eventLog, type LogOptions, wantsLog } from './event-log.ts'
import type { Io } from './io.ts'
import { readRuns } from './run-log.ts'
import { calendar } from './schedule-calendar.ts'
import { keepSchedule } from './schedule-loop.ts'
import { startNight } from './start-night.ts'

export interface ScheduleOptions extends LogOptions {
  readonly cron: string | undefined
  readonly timezone: string | undefined
  /** Seconds. */
  readonly jitter: number | undefined
  readonly catchUp: boolean
  readonly quiet: boolean
}

/**
 * `translate schedule`: `translate nightly` at each due time, until a signal. `args` are those of the command line: what is not about
 * the schedule goes to each night. Gives 0 when it is ended between two nights, else the exit code of the night that was ended.
 */
export async function schedule(
  config: Config,
  io: Io,
  args: readonly string[],
  options: ScheduleOptions
): Promise<number> {
  const cron = options.cron ?? config.schedule.cron
  if (cron === undefined) {
    const where = config.file ?? 'no configuration file was found'
    throw new ConfigError(
      'usage',
      `Expected a schedule, got none (${where}): name one, --cron "15 2 * * *", or set "schedule"`
    )
  }
  const timezone = options.timezone ?? config.schedule.timezone
  const due = await calendar(cron, timezone)
  const now = Date.now
  if (due.next(now()) === undefined)
    throw new ConfigError('invalid', `Expected a schedule that is due some time, got "${cron}": there is no such day`)
  const observe = await eventLog(io, io.now().toISOString(), options)
  const say = (text: string) => {
    if (!options.quiet && !wantsLog(options)) io.err(`translate schedule: ${text}\n`)
  }
  const cutShort = await keepSchedule(
    {
      calendar: due,
      jitter: 1000 * (options.jitter ?? config.schedule.jitter),
      lastSuccess: options.catchUp ? lastSuccess(config) : undefined
    },
    {
      now,
      sleep: (milliseconds, signal) => systemClock.sleep(milliseconds, signal),
      random: Math.random,
      async night() {
        const exitCode = await startNight(io, nightArguments(args))
        observe({ event: 'night-ended', exitCode })
        if (exitCode !== 0) say(`the night ended with exit code ${exitCode}`)
        return exitCode
      },
      onNext(time) {
        observe({ event: 'night-awaited', at: new Date(time).toISOString() })
        say(`the next night starts at ${shown(time, timezone)}`)
      },
      signal: io.signal
    }
  )
  return cutShort ?? 0
}

function lastSuccess(config: Config): number | 'never' {
  const last = readRuns(config).runs.findLast(({ exitCode }) => exitCode === 0)
  return last ? Date.parse(last.run) : 'never'
}

/** What of a command line is for each night: all but the command and what is about the schedule. */
export function nightArguments(args: readonly string[]): readonly string[] {
  const kept: string[] = []
  let isCommandSeen = false
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (/^--(cron|timezone|jitter)$/.test(arg)) i++
    else if (!isCommandSeen && arg === 'schedule') isCommandSeen = true
    else if (!/^--((cron|timezone|jitter)=|(no-)?catch-?up\b|(no-)?catchUp\b)/.test(arg)) kept.push(arg)
  }
  return kept
}

function shown(time: number, timezone: string | undefined): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    ...(timezone && { timeZone: timezone })
  })
  return `${format.format(time)} (${format.resolvedOptions().timeZone})`
}
