import { microsPerUnit } from '../model/price.ts'
import { type Failure, isNew, type Report } from '../pipeline/report.ts'
import type { RunEnd } from './run-records.ts'

/**
 * A run in the Prometheus text format, for node_exporter's textfile collector. Alert on the age of
 * `dragoman_last_success_timestamp_seconds`, not on one failure: a run that failed carries it on from `former`, the file before.
 */
export function metrics({ record, report }: RunEnd, now: Date, former: string): string {
  const timestamp = Math.floor(now.getTime() / 1000)
  const carried = /^dragoman_last_success_timestamp_seconds (\d+)$/m.exec(former)?.[1]
  const success = record.exitCode === 0 ? timestamp : carried === undefined ? undefined : Number(carried)
  const lines = [
    gauge('last_run_timestamp_seconds', 'End of the last run', [['', timestamp]]),
    ...(success === undefined
      ? []
      : [gauge('last_success_timestamp_seconds', 'End of the last run without failure', [['', success]])]),
    gauge('last_run_exit_code', 'Exit code of the last run', [['', record.exitCode]]),
    gauge('last_run_duration_seconds', 'Length of the last run', [['', record.seconds]]),
    ...(report ? work(report) : [])
  ]
  return lines.join('')
}

/** What a run that came to its report has done. */
function work({
  blocks,
  sentences,
  characters,
  requests,
  failures,
  postponed,
  locales,
  backend,
  spend
}: Report): string[] {
  const anew = failures.filter(isNew)
  const quarantined = failures.filter(failure => !isNew(failure))
  const byLocale = (some: readonly Failure[]) =>
    locales.map(locale => [labels({ locale }), some.filter(failure => failure.locale === locale).length] as const)
  return [
    gauge('last_run_blocks', 'Blocks of the last run', byKind(blocks)),
    gauge('last_run_sentences', 'Sentences of the last run', byKind(sentences)),
    gauge('last_run_characters', 'Characters billed by the backend', [[labels({ backend }), characters.sent]]),
    gauge('last_run_requests', 'Requests to the backend', [[labels({ backend }), requests]]),
    ...spending(spend.sent),
    gauge('last_run_failures', 'Articles, locales and blocks that failed', [['', anew.length]]),
    gauge('last_run_locale_failures', 'Those of one locale; the rest are of whole articles', byLocale(anew)),
    gauge('quarantined_blocks', 'Blocks that failed before and are not sent for now', byLocale(quarantined)),
    gauge('last_run_postponed_articles', 'Articles left for the next run', [['', postponed.length]])
  ]
}

/** Money in units: a sum of exact parts, divided once. */
function spending(sent: Report['spend']['sent']): string[] {
  if (sent.length === 0) return []
  const priced = sent.filter(({ currency }) => currency !== undefined)
  return [
    gauge(
      'last_run_desk_characters',
      'Those characters by locale and desk, the first folder of an article',
      sent.map(({ backend, locale, desk, characters }) => [labels({ backend, locale, desk }), characters])
    ),
    gauge(
      'last_run_desk_cost',
      'What they cost',
      priced.map(({ backend, locale, desk, currency = '', micros }) => [
        labels({ backend, locale, desk, currency }),
        micros / microsPerUnit
      ])
    )
  ]
}

function gauge(name: string, help: string, samples: ReadonlyArray<readonly [labels: string, value: number]>): string {
  const full = `dragoman_${name}`
  const lines = samples.map(([labels, value]) => `${full}${labels} ${value}\n`)
  return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join('')}`
}

function byKind(counts: object): ReadonlyArray<readonly [string, number]> {
  return Object.entries(counts).map(([kind, count]) => [labels({ kind }), count])
}

function labels(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}="${escaped(value)}"`)
  return `{${pairs.join(',')}}`
}

const escaped = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
