import type { Config } from '../config/config.ts'
import type { Observe } from '../model/run-event.ts'
import type { Report } from '../pipeline/report.ts'
import { run } from '../pipeline/run.ts'
import { systemClock } from '../queue/clock.ts'
import { type ChangedOptions, changedArticles } from './changed-articles.ts'
import { eventLog, type LogOptions, wantsLog } from './event-log.ts'
import { howItEnded } from './exit-code.ts'
import type { Io } from './io.ts'
import { lateness } from './lateness.ts'
import { openLocked } from './locked.ts'
import { notices } from './notices.ts'
import { endOf, startOf } from './run-events.ts'
import { brokenRun, completedRun } from './run-record.ts'
import { leaveRecords } from './run-records.ts'
import { describeTrouble } from './summary.ts'

export interface NightlyOptions extends LogOptions, ChangedOptions {
  readonly maxChars: number | undefined
  readonly deadline: string | undefined
  /** Seconds. */
  readonly waitLock: number
  readonly json: boolean
  readonly metricsFile: string | undefined
  readonly summaryFile: string | undefined
}

/**
 * `translate nightly`: one unattended run over all articles. Says nothing when all is well, so that cron sends no mail; what does
 * not fit the budget waits for the next night. However it ends, it leaves a record.
 */
export async function nightly(config: Config, io: Io, options: NightlyOptions): Promise<number> {
  const started = io.now()
  const id = started.toISOString()
  const elapsed = () => io.now().getTime() - started.getTime()
  const observe = await eventLog(io, id, options)
  const told = notices(config.nightly, {
    io,
    fetch: globalThis.fetch,
    sleep: milliseconds => systemClock.sleep(milliseconds),
    onTrouble(notice, error) {
      observe({ event: 'notice-failed', notice, error })
      if (!wantsLog(options))
        io.err(`translate nightly: nightly.${notice} is not told, ${error}; the run is none the worse\n`)
    }
  })
  let report: Report
  try {
    observe(startOf(config))
    report = await night(config, io, id, { ...options, observe, onLocked: told.started })
  } catch (error) {
    const { exitCode, ...ending } = howItEnded(error, io.signal)
    const record = brokenRun({ run: id, seconds: elapsed() / 1000, exitCode }, ending)
    await leaveRecords(config, io, options, { record })
    observe({ event: 'run-failed', exitCode, duration: elapsed(), error: ending.type })
    await told.ended(record)
    throw error
  }
  const record = completedRun(report, elapsed() / 1000)
  const isLeft = await leaveRecords(config, io, options, { record, report })
  const exitCode = report.exitCode === 0 && !isLeft ? 1 : report.exitCode
  for (const event of endOf(report, elapsed())) observe(event)
  await told.ended({ ...record, exitCode })
  if (options.json) io.out(`${JSON.stringify(report)}\n`)
  else if (report.exitCode !== 0 && !wantsLog(options)) {
    io.err(`translate nightly: exit code ${report.exitCode}\n`)
    describeTrouble(io, report)
  }
  return exitCode
}

async function night(
  config: Config,
  io: Io,
  id: string,
  options: NightlyOptions & { readonly observe: Observe; onLocked(): void }
): Promise<Report> {
  const isLate = lateness(io, options.deadline)
  using opened = await openLocked(config, io, options)
  options.onLocked()
  const report = await run(opened.project, [], {
    id,
    force: false,
    only: changedArticles(config, io, options),
    isLate,
    maxCharacters: options.maxChars,
    overBudget: 'defer',
    signal: io.signal,
    onProgress: () => {},
    onArticle: article => options.observe({ event: 'article-done', article })
  })
  await opened.save()
  return report
}
