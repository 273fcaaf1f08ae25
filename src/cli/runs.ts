import type { Config } from '../config/config.ts'
import { isNew } from '../pipeline/report.ts'
import type { Io } from './io.ts'
import { count, counted, duration } from './numbers.ts'
import { readRuns } from './run-log.ts'
import { isBroken, type RunRecord } from './run-record.ts'
import { costOf } from './spend-groups.ts'
import { type Column, table } from './table.ts'

const columns: readonly Column[] = [
  { heading: 'when' },
  ...['length', 'exit code', 'articles', 'sent', 'characters', 'money', 'failed', 'quarantined'].map(heading => ({
    heading,
    isNumber: true
  })),
  { heading: '' }
]

/** `translate runs`: the last unattended runs, oldest first. Reads only, and opens no database. */
export function listRuns(
  config: Config,
  io: Io,
  { last, json }: { readonly last: number; readonly json: boolean }
): number {
  const { runs, unreadable } = readRuns(config)
  const shown = last === 0 ? [] : runs.slice(-last)
  if (json) io.out(`${JSON.stringify({ runs: shown, unreadable: unreadable.length })}\n`)
  else if (shown.length === 0) io.out('No runs on record\n')
  else io.out(table(columns, shown.map(cells)))
  if (unreadable.length > 0)
    io.err(
      `Passed over ${counted(unreadable.length, 'line')} of the record that cannot be read: ${unreadable.join(', ')}\n`
    )
  return 0
}

function cells(record: RunRecord): string[] {
  const { run, seconds, exitCode } = record
  const times = [run.replace(/\.\d+Z$/, 'Z'), duration(seconds * 1000), String(exitCode)]
  if (isBroken(record)) return [...times, ...Array<string>(6).fill(''), `${record.error.name}: ${record.error.type}`]
  const { articles, sentences, characters, failures, postponed, spend } = record
  const failed = failures.filter(isNew).length
  return [
    ...times,
    ...[articles, sentences.sent, characters.sent].map(count),
    costOf(spend?.sent ?? []), // records of an earlier version have none
    ...[failed, failures.length - failed].map(count),
    postponed.length > 0 ? `${count(postponed.length)} left for the next run` : ''
  ]
}
