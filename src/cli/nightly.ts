import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { run } from '../pipeline/run.ts'
import { replaceFile } from '../store/files.ts'
import type { Io } from './io.ts'
import { openLocked } from './locked.ts'
import { metrics } from './metrics.ts'
import { stateFolder } from './state-folder.ts'
import { describeTrouble } from './summary.ts'

export interface NightlyOptions {
  readonly maxChars: number | undefined
  /** Seconds. */
  readonly waitLock: number
  readonly json: boolean
  readonly metricsFile: string | undefined
}

/**
 * `translate nightly`: one unattended run over all articles. Says nothing when all is well, so that cron sends no mail; what does
 * not fit the budget waits for the next night. Each run leaves a line in `.dragoman/runs.jsonl`.
 */
export async function nightly(config: Config, io: Io, options: NightlyOptions): Promise<number> {
  const started = io.now()
  using opened = await openLocked(config, io, options)
  const report = await run(opened.project, [], {
    force: false,
    maxCharacters: options.maxChars,
    overBudget: 'defer',
    signal: io.signal,
    onProgress: () => {}
  })
  await opened.save()
  const seconds = (io.now().getTime() - started.getTime()) / 1000
  const { written, skipped, findings, ...record } = report
  const line = { ...record, written: written.length, findings: findings.length, seconds }
  appendFileSync(join(config.root, stateFolder, 'runs.jsonl'), `${JSON.stringify(line)}\n`)
  if (options.metricsFile !== undefined) {
    const file = resolve(io.cwd, options.metricsFile)
    const former = existsSync(file) ? readFileSync(file, 'utf8') : ''
    await replaceFile(dirname(file), basename(file), metrics(report, seconds, io.now(), former))
  }
  if (options.json) io.out(`${JSON.stringify(report)}\n`)
  else if (report.exitCode !== 0) {
    io.err(`translate nightly: exit code ${report.exitCode}\n`)
    describeTrouble(io, report)
  }
  return report.exitCode
}
