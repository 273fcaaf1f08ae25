import type { Config } from '../config/config.ts'
import { dryRun, run } from '../pipeline/run.ts'
import type { Io } from './io.ts'
import { openLocked } from './locked.ts'
import { syncMemoryFoldersIfFree } from './memory-folders.ts'
import { openProject } from './open-project.ts'
import { progressReporter } from './progress.ts'
import { describeDryRun, describeReport } from './summary.ts'

export interface TranslateOptions {
  /** Relative to the project's root; all articles where there are none. */
  readonly paths: readonly string[]
  readonly force: boolean
  readonly dryRun: boolean
  readonly frozen: boolean
  readonly maxChars: number | undefined
  /** Seconds. */
  readonly waitLock: number
  readonly json: boolean
  readonly quiet: boolean
}

/** `translate [paths…]`: the main job, its forecast (`--dry-run`) and its check for CI (`--frozen`). Gives the exit code. */
export async function translate(config: Config, io: Io, options: TranslateOptions): Promise<number> {
  if (options.dryRun || options.frozen) return await forecast(config, io, options)
  using opened = await openLocked(config, io, options)
  const progress = options.quiet || options.json ? undefined : progressReporter(io)
  const report = await run(opened.project, options.paths, {
    force: options.force,
    maxCharacters: options.maxChars,
    overBudget: 'refuse',
    signal: io.signal,
    onProgress: state => progress?.show(state)
  }).finally(() => progress?.end())
  await opened.save()
  if (options.json) io.out(`${JSON.stringify(report)}\n`)
  else if (!options.quiet || report.exitCode !== 0) describeReport(io, config, report)
  return report.exitCode
}

/** Reads and counts; sends and writes nothing. Frozen, anything left to do is a failure. */
async function forecast(config: Config, io: Io, options: TranslateOptions): Promise<number> {
  using opened = await openProject(config, io, options.maxChars)
  await syncMemoryFoldersIfFree(config, io, opened.project.db)
  const { plan, report, refused } = await dryRun(opened.project, options.paths, {
    force: options.force,
    maxCharacters: options.maxChars
  })
  const { reused, translated, stale } = report.blocks
  const isOpen = reused + translated + stale > 0
  const exitCode = options.frozen && isOpen ? 1 : report.exitCode
  if (options.json) io.out(`${JSON.stringify({ ...report, exitCode })}\n`)
  else if (!options.quiet || exitCode !== 0) describeDryRun(io, config, { plan, report, refused }, options.frozen)
  return exitCode
}
