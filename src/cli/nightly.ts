import type { Config } from '../config/config.ts'
import type { Report } from '../pipeline/report.ts'
import { run } from '../pipeline/run.ts'
import { howItEnded } from './exit-code.ts'
import type { Io } from './io.ts'
import { openLocked } from './locked.ts'
import { brokenRun, completedRun } from './run-record.ts'
import { leaveRecords } from './run-records.ts'
import { describeTrouble } from './summary.ts'

export interface NightlyOptions {
  readonly maxChars: number | undefined
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
  const seconds = () => (io.now().getTime() - started.getTime()) / 1000
  let report: Report
  try {
    report = await night(config, io, id, options)
  } catch (error) {
    const { exitCode, type, message } = howItEnded(error, io.signal)
    await leaveRecords(config, io, options, {
      record: brokenRun({ run: id, seconds: seconds(), exitCode }, { type, message })
    })
    throw error
  }
  const record = completedRun(report, seconds())
  const isLeft = await leaveRecords(config, io, options, { record, report })
  if (options.json) io.out(`${JSON.stringify(report)}\n`)
  else if (report.exitCode !== 0) {
    io.err(`translate nightly: exit code ${report.exitCode}\n`)
    describeTrouble(io, report)
  }
  return report.exitCode === 0 && !isLeft ? 1 : report.exitCode
}

async function night(config: Config, io: Io, id: string, options: NightlyOptions): Promise<Report> {
  using opened = await openLocked(config, io, options)
  const report = await run(opened.project, [], {
    id,
    force: false,
    maxCharacters: options.maxChars,
    overBudget: 'defer',
    signal: io.signal,
    onProgress: () => {}
  })
  await opened.save()
  return report
}
