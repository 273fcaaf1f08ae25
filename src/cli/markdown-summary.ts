import { formatMicros } from '../model/price.ts'
import { type Failure, isNew, type Report, type ReportedFinding } from '../pipeline/report.ts'
import { count, counted, duration } from './numbers.ts'
import type { RunEnd } from './run-records.ts'
import { spendSum } from './spend-groups.ts'
import { printable } from './table.ts'

/** Rows of a table that are shown; the rest is counted. */
const mostRows = 50

/** A run as Markdown, for the text of a pull request or the page of a job. What comes from articles stands as code: it makes no markup. */
export function markdownSummary({ record, report }: RunEnd): string {
  const { run, seconds, exitCode } = record
  const head = `## Translations: ${headline(exitCode)}\n\nRun ${run.replace(/\.\d+Z$/, 'Z')}, ${duration(seconds * 1000)}, exit code ${exitCode}.\n`
  return report ? `${head}${sections(report).join('')}\n` : `${head}\nWhat ended it: ${text(record.error.message)}\n\n`
}

function headline(exitCode: number): string {
  if (exitCode === 0) return 'all is current'
  if (exitCode === 1) return 'something needs a look'
  if (exitCode === 3) return 'the budget or a quota is reached'
  return exitCode === 130 || exitCode === 143 ? 'ended by a signal' : 'the run did not take place'
}

function sections(report: Report): string[] {
  const { articles, locales, backend, blocks, sentences, characters, requests } = report
  const numbers = [
    ['articles', articles],
    ...Object.entries(blocks).map(([kind, blocks]) => [`blocks ${kind}`, blocks] as const),
    ['sentences reused', sentences.reused],
    ['sentences sent', sentences.sent],
    ['characters sent', characters.sent],
    ['requests', requests]
  ] as const
  const caps = new Map(report.overBudget.map(({ article, cap }) => [article, cap]))
  const errors = report.findings.filter(({ severity }) => severity === 'error')
  return [
    `\nLocales: ${locales.join(', ')}. Backend: ${text(backend)}.\n`,
    list(
      '',
      ['', 'number'],
      [
        ...numbers.filter(([, number]) => number > 0).map(([name, number]) => [name, count(number)]),
        ...spendSum(report.spend.sent).cost.map(({ micros, currency }) => [
          'cost',
          `${formatMicros(micros)} ${currency}`
        ])
      ]
    ),
    list('Failed', columns, report.failures.filter(isNew).map(failureRow)),
    list('In quarantine, and not sent for now', columns, report.failures.filter(isQuarantined).map(failureRow)),
    list('Flagged, and not published until somebody looks', columns, errors.map(findingRow)),
    list(
      'Left for the next run',
      ['article', 'over'],
      report.postponed.map(article => [text(article), text(caps.get(article) ?? '')])
    ),
    report.written.length > 0 ? `\n${counted(report.written.length, 'file')} written.\n` : ''
  ]
}

const columns = ['article', 'locale', 'block', 'what']

const isQuarantined = (failure: Failure): boolean => !isNew(failure)

const failureRow = ({ article, locale, block, type, message }: Failure): string[] =>
  [article, locale ?? '', block ?? '', `${message} (${type})`].map(text)

const findingRow = ({ article, locale, block, check, message }: ReportedFinding): string[] =>
  [article, locale, block, `${message} (${check})`].map(text)

/** Nothing where there are no rows. */
function list(heading: string, columns: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  const more = rows.length > mostRows ? `\n… and ${count(rows.length - mostRows)} more\n` : ''
  return [
    heading === '' ? '\n' : `\n### ${heading}\n\n`,
    line(columns),
    line(columns.map((_, i) => (columns.length === 2 && i === 1 ? '---:' : '---'))),
    ...rows.slice(0, mostRows).map(line),
    more
  ].join('')
}

/** As code, where nothing means anything to Markdown, and GitHub calls nobody by name. */
function text(from: string): string {
  return from === '' ? '' : `\`${printable(from).replaceAll('`', "'").replaceAll('|', '¦')}\``
}
