import type { Report } from '../pipeline/report.ts'

/**
 * A run in the Prometheus text format, for node_exporter's textfile collector. Alert on the age of
 * `dragoman_last_success_timestamp_seconds`, not on one failure: a run that failed carries it on from `former`, the file before.
 */
export function metrics(report: Report, seconds: number, now: Date, former: string): string {
  const { blocks, sentences, characters, requests, failures, exitCode, backend } = report
  const timestamp = Math.floor(now.getTime() / 1000)
  const carried = /^dragoman_last_success_timestamp_seconds (\d+)$/m.exec(former)?.[1]
  const success = exitCode === 0 ? timestamp : carried === undefined ? undefined : Number(carried)
  const lines = [
    gauge('last_run_timestamp_seconds', 'End of the last run', [['', timestamp]]),
    ...(success === undefined
      ? []
      : [gauge('last_success_timestamp_seconds', 'End of the last run without failure', [['', success]])]),
    gauge('last_run_exit_code', 'Exit code of the last run', [['', exitCode]]),
    gauge('last_run_duration_seconds', 'Length of the last run', [['', seconds]]),
    gauge(
      'last_run_blocks',
      'Blocks of the last run',
      Object.entries(blocks).map(([kind, count]) => [label('kind', kind), count])
    ),
    gauge(
      'last_run_sentences',
      'Sentences of the last run',
      Object.entries(sentences).map(([kind, count]) => [label('kind', kind), count])
    ),
    gauge('last_run_characters', 'Characters billed by the backend', [[label('backend', backend), characters.sent]]),
    gauge('last_run_requests', 'Requests to the backend', [[label('backend', backend), requests]]),
    gauge('last_run_failures', 'Articles, locales and blocks that failed', [['', failures.length]])
  ]
  return lines.join('')
}

function gauge(name: string, help: string, samples: ReadonlyArray<readonly [labels: string, value: number]>): string {
  const full = `dragoman_${name}`
  const lines = samples.map(([labels, value]) => `${full}${labels} ${value}\n`)
  return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join('')}`
}

function label(name: string, value: string): string {
  return `{${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"}`
}
