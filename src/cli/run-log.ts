import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../config/config.ts'
import { asArticleError, errorCode } from '../store/file-trouble.ts'
import type { RunRecord } from './run-record.ts'
import { stateFolder } from './state-folder.ts'

/** Path of the log of runs below the project's root. */
export const runLog = `${stateFolder}/runs.jsonl`

/** Adds a line, at once, so that a reader sees all of it or nothing; after a line that a crash has torn, on a line of its own. Throws `ArticleError`. */
export function appendRun({ root }: Pick<Config, 'root'>, record: RunRecord): void {
  const file = join(root, runLog)
  try {
    mkdirSync(dirname(file), { recursive: true })
    appendFileSync(file, `${endsTorn(file) ? '\n' : ''}${JSON.stringify(record)}\n`)
  } catch (error) {
    throw asArticleError(error, runLog)
  }
}

export interface RunLog {
  /** Oldest first. */
  readonly runs: readonly RunRecord[]
  /** Numbers of the lines that are no records, such as one that a crash has torn. */
  readonly unreadable: readonly number[]
}

/** The runs on record; none where there is no log yet. Throws `ArticleError` where it cannot be read. */
export function readRuns({ root }: Pick<Config, 'root'>): RunLog {
  const lines = readLog(join(root, runLog)).split('\n')
  const read = lines.map((line, i) => ({ number: i + 1, line, record: parsed(line) }))
  return {
    runs: read.flatMap(({ record }) => record ?? []),
    unreadable: read.flatMap(({ number, line, record }) => (line === '' || record ? [] : [number]))
  }
}

function readLog(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ''
    throw asArticleError(error, runLog)
  }
}

/** By what every record has; the rest is ours. */
function parsed(line: string): RunRecord | undefined {
  try {
    const value = JSON.parse(line)
    const isRecord =
      typeof value?.run === 'string' &&
      !Number.isNaN(Date.parse(value.run)) &&
      Number.isFinite(value.exitCode) &&
      Number.isFinite(value.seconds) &&
      (Array.isArray(value.failures) || typeof value.error?.type === 'string')
    return isRecord ? value : undefined
  } catch {
    return undefined
  }
}

function endsTorn(file: string): boolean {
  let opened: number
  try {
    opened = openSync(file, 'r')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
  try {
    const { size } = fstatSync(opened)
    if (size === 0) return false
    const last = Buffer.alloc(1)
    readSync(opened, last, 0, 1, size - 1)
    return last[0] !== 0x0a
  } finally {
    closeSync(opened)
  }
}
