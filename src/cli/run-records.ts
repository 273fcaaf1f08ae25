import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { isOperational } from '../model/errors.ts'
import type { Report } from '../pipeline/report.ts'
import { asArticleError } from '../store/file-trouble.ts'
import { replaceFile } from '../store/files.ts'
import type { Io } from './io.ts'
import { markdownSummary } from './markdown-summary.ts'
import { metrics } from './metrics.ts'
import { appendRun } from './run-log.ts'
import type { BrokenRun, CompletedRun } from './run-record.ts'

export interface RecordFiles {
  readonly metricsFile: string | undefined
  readonly summaryFile: string | undefined
}

/** What is known of a run at its end. */
export type RunEnd =
  | { readonly record: BrokenRun; readonly report?: undefined }
  | { readonly record: CompletedRun; readonly report: Report }

/**
 * Writes what a run leaves behind: metrics, summary, its line in the log of runs. A file that cannot be written is named on stderr
 * and keeps no other one from being written; the line that has no place in the log stands there too. Gives whether all was written.
 */
export async function leaveRecords(config: Config, io: Io, files: RecordFiles, end: RunEnd): Promise<boolean> {
  const { record } = end
  const isHeldUp = record.exitCode === 75 // the files are the other run's to write
  const written = [
    isHeldUp || (await attempt(io, () => writeMetrics(io, files.metricsFile, end))),
    isHeldUp || (await attempt(io, () => writeSummary(io, files.summaryFile, end))),
    await attempt(io, () => appendRun(config, record))
  ]
  const [, , isLogged] = written
  if (!isLogged) io.err(`The record of this run:\n${JSON.stringify(record)}\n`)
  return written.every(Boolean)
}

async function writeMetrics(io: Io, name: string | undefined, end: RunEnd): Promise<void> {
  if (name === undefined) return
  const file = resolve(io.cwd, name)
  await replaceFile(dirname(file), basename(file), metrics(end, io.now(), former(file)))
}

/** GitHub gathers the summaries of a job's steps in the file that it names, which is added to; any other file is replaced. */
async function writeSummary(io: Io, name: string | undefined, end: RunEnd): Promise<void> {
  if (name === undefined) return
  const file = resolve(io.cwd, name)
  const summary = markdownSummary(end)
  if (io.env.GITHUB_STEP_SUMMARY === undefined || resolve(io.cwd, io.env.GITHUB_STEP_SUMMARY) !== file)
    return void (await replaceFile(dirname(file), basename(file), summary))
  try {
    appendFileSync(file, summary)
  } catch (error) {
    throw asArticleError(error, name)
  }
}

function former(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  } catch (error) {
    throw asArticleError(error, file)
  }
}

async function attempt(io: Io, write: () => void | Promise<void>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (!isOperational(error)) throw error
    io.err(`translate nightly: ${error.message}\n`)
    return false
  }
}
