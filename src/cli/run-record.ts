import type { Report } from '../pipeline/report.ts'

/** One line of `.dragoman/runs.jsonl`: what became of an unattended run. */
export type RunRecord = CompletedRun | BrokenRun

interface RunTimes {
  /** Identifies the run in logs and records: its start, ISO 8601 in UTC. */
  readonly run: string
  readonly seconds: number
  /** What the process exits with. */
  readonly exitCode: number
}

/** A run that came to its report. The files it wrote and its findings are counted; findings stand in the evidence records. */
export interface CompletedRun extends RunTimes, Omit<Report, 'run' | 'exitCode' | 'written' | 'findings' | 'skipped'> {
  readonly written: number
  readonly findings: number
}

/** A run that an error ended before it had a report: the lock, the configuration, the store, a signal while planning, a bug of ours. */
export interface BrokenRun extends RunTimes {
  readonly error: { readonly name: string; readonly type: string; readonly message: string }
}

export function isBroken(record: RunRecord): record is BrokenRun {
  return 'error' in record
}

export function completedRun(report: Report, seconds: number): CompletedRun {
  const { written, skipped: _skipped, findings, ...rest } = report
  return { ...rest, seconds, written: written.length, findings: findings.length }
}

export function brokenRun(times: RunTimes, error: BrokenRun['error']): BrokenRun {
  return { ...times, error }
}

/** The record for others to see: which article, locale and block, and what kind of failure, but no message, which may quote a text. */
export function withoutTexts(record: RunRecord): object {
  if (isBroken(record)) return { ...record, error: { name: record.error.name, type: record.error.type } }
  return {
    ...record,
    failures: record.failures.map(({ article, locale, block, type }) => ({ article, locale, block, type }))
  }
}
