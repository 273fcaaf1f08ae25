import type { Config } from '../config/config.ts'
import type { Observe } from '../model/run-event.ts'
import type { Report } from '../pipeline/report.ts'
import { dryRun, type RunOptions, run } from '../pipeline/run.ts'
import { type ChangedOptions, changedArticles } from './changed-articles.ts'
import { eventLog, type LogOptions, wantsLog } from './event-log.ts'
import { howItEnded } from './exit-code.ts'
import type { Io } from './io.ts'
import { lateness } from './lateness.ts'
import { openLocked } from './locked.ts'
import { syncMemoryFoldersIfFree } from './memory-folders.ts'
import { openProject } from './open-project.ts'
import { progressReporter } from './progress.ts'
import { endOf, startOf } from './run-events.ts'
import { describeDryRun, describeReport } from './summary.ts'

export interface TranslateOptions extends LogOptions, ChangedOptions {
  /** Relative to the project's root; all articles where there are none. */
  readonly paths: readonly string[]
  readonly force: boolean
  readonly retryQuarantined: boolean
  readonly dryRun: boolean
  readonly frozen: boolean
  readonly maxChars: number | undefined
  readonly deadline: string | undefined
  /** Seconds. */
  readonly waitLock: number
  readonly json: boolean
  readonly quiet: boolean
}

type Chosen = Pick<RunOptions, 'only' | 'isLate'>

/** `translate [paths…]`: the main job, its forecast (`--dry-run`) and its check for CI (`--frozen`). Gives the exit code. */
export async function translate(config: Config, io: Io, options: TranslateOptions): Promise<number> {
  const chosen = { only: changedArticles(config, io, options), isLate: lateness(io, options.deadline) }
  if (options.dryRun || options.frozen) return await forecast(config, io, { ...options, ...chosen })
  const started = io.now()
  const id = started.toISOString()
  const elapsed = () => io.now().getTime() - started.getTime()
  const observe = await eventLog(io, id, options)
  observe(startOf(config))
  try {
    const report = await carriedOut(config, io, id, { ...options, ...chosen, observe })
    for (const event of endOf(report, elapsed())) observe(event)
    if (options.json) io.out(`${JSON.stringify(report)}\n`)
    else if (!options.quiet || report.exitCode !== 0)
      describeReport(wantsLog(options) ? silenced(io) : io, config, report)
    return report.exitCode
  } catch (error) {
    const { exitCode, type } = howItEnded(error, io.signal)
    observe({ event: 'run-failed', exitCode, duration: elapsed(), error: type })
    throw error
  }
}

async function carriedOut(
  config: Config,
  io: Io,
  id: string,
  options: TranslateOptions & Chosen & { readonly observe: Observe }
): Promise<Report> {
  using opened = await openLocked(config, io, options)
  const progress = options.quiet || options.json || wantsLog(options) ? undefined : progressReporter(io)
  const report = await run(opened.project, options.paths, {
    id,
    force: options.force,
    retryQuarantined: options.retryQuarantined,
    only: options.only,
    isLate: options.isLate,
    maxCharacters: options.maxChars,
    overBudget: 'refuse',
    signal: io.signal,
    onProgress: state => progress?.show(state),
    onArticle: article => options.observe({ event: 'article-done', article })
  }).finally(() => progress?.end())
  await opened.save()
  return report
}

/** Where a log is wanted, stderr is the log's: it has each failure too, by its kind. */
function silenced(io: Io): Io {
  return { ...io, err: () => {} }
}

/** Reads and counts; sends and writes nothing. Frozen, anything left to do is a failure. */
async function forecast(config: Config, io: Io, options: TranslateOptions & Chosen): Promise<number> {
  using opened = await openProject(config, io, options.maxChars)
  await syncMemoryFoldersIfFree(config, io, opened.project.db)
  const { plan, report, refused } = await dryRun(opened.project, options.paths, {
    force: options.force,
    retryQuarantined: options.retryQuarantined,
    only: options.only,
    maxCharacters: options.maxChars
  })
  const { reused, translated, stale, failed } = report.blocks
  const isOpen = reused + translated + stale + failed > 0
  const exitCode = options.frozen && isOpen ? 1 : report.exitCode
  if (options.json) io.out(`${JSON.stringify({ ...report, exitCode })}\n`)
  else if (!options.quiet || exitCode !== 0) describeDryRun(io, { plan, report, refused }, options.frozen)
  return exitCode
}
