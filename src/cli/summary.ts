import { styleText } from 'node:util'
import type { Config } from '../config/config.ts'
import type { BudgetError } from '../model/errors.ts'
import { microsPerUnit } from '../model/price.ts'
import type { LocaleForecast, Plan } from '../pipeline/plan.ts'
import {
  type Failure,
  isNew,
  type Report,
  type ReportedFinding,
  type ReportedNews,
  type ReportedSpend
} from '../pipeline/report.ts'
import { wholeArticle } from '../pipeline/source-article.ts'
import { keptBlocks } from '../pipeline/up-to-date.ts'
import type { Io } from './io.ts'
import { count, counted, money } from './numbers.ts'
import { spendSum } from './spend-groups.ts'
import { type Column, printable, table } from './table.ts'

/** Lines of a long list that are shown; the rest is counted. */
const mostLines = 40

const columns: readonly Column[] = [
  { heading: 'article' },
  { heading: 'locale' },
  ...['kept', 'reused', 'new', 'stale', 'sentences', 'to send', 'characters'].map(heading => ({
    heading,
    isNumber: true
  }))
]

/** What would be done, and why it would not. */
interface Forecast {
  readonly plan: Plan
  readonly report: Report
  readonly refused: BudgetError | undefined
}

/** What `--dry-run` and `--frozen` say: a row per article and locale, then the sum and its cost. */
export function describeDryRun(io: Io, { plan, report, refused }: Forecast, isFrozen: boolean): void {
  const rows = plan.articles.flatMap(({ file, done, open }) => [
    ...(isFrozen ? [] : done).map(({ locale, summary }) =>
      row(file.id, locale, keptBlocks(summary), summary.states.stale)
    ),
    ...open.filter(forecast => !isFrozen || !isDone(forecast)).map(forecast => openRow(file.id, forecast))
  ])
  if (rows.length > 0) io.out(`${table(columns, rows)}\n`)
  const { blocks, sentences, characters } = report
  const open = blocks.reused + blocks.translated + blocks.stale
  io.out(
    `${counted(report.articles, 'article')} in ${report.locales.join(', ')}: ${blocksLine(report)}\n` +
      (open === 0
        ? 'Nothing to do\n'
        : `To send to ${report.backend}: ${counted(sentences.sent, 'sentence')}, ${counted(characters.planned, 'character')}` +
          `${costLine(report.spend.planned)}\n`)
  )
  describeNews(io, report)
  if (refused && !isFrozen) io.out(`That would be refused: ${refused.message}\n`)
  if (isFrozen && open > 0)
    io.out('Frozen: the locale files are not complete and current; run translate and commit what it writes\n')
  describeTrouble(io, report)
}

/** What a run says at its end. */
export function describeReport(io: Io, config: Config, report: Report): void {
  const { sentences, characters, requests, written } = report
  if (written.length > 0) {
    io.out('Written:\n')
    for (const line of writtenLines(config, written)) io.out(`  ${printable(line)}\n`)
    io.out('\n')
  }
  io.out(`${counted(report.articles, 'article')} in ${report.locales.join(', ')}: ${blocksLine(report)}\n`)
  if (sentences.total > 0) {
    const share = Math.round((100 * sentences.reused) / sentences.total)
    io.out(
      `${counted(sentences.total, 'sentence')}: ${count(sentences.sent)} sent to ${report.backend} ` +
        `(${counted(characters.sent, 'character')} in ${counted(requests, 'request')}${costLine(report.spend.sent)}), ` +
        `${share} % reused from the memory\n`
    )
  } else if (report.failures.length === 0) io.out('Everything is up to date\n')
  describeNews(io, report)
  if (report.backend === 'mock' && characters.sent > 0) {
    io.out(
      'The mock backend writes a stand-in, not a translation: set another with --backend or in the configuration\n'
    )
  }
  describeTrouble(io, report)
}

/** What the metadata of articles made of them. */
function describeNews(io: Io, { news }: Report): void {
  for (const line of some(news.map(newsLine))) io.out(`${printable(line)}\n`)
}

export function newsLine({ article, type, until }: ReportedNews): string {
  switch (type) {
    case 'embargoed':
      return `${article}: embargoed until ${until}`
    case 'withheld':
      return `${article}: withheld until its metadata say otherwise`
    case 'retracted':
      return `${article}: retracted, its bundles are tombstones`
    case 'corrected':
      return `${article}: corrected, goes first`
  }
}

/** Failures and findings, to stderr. */
export function describeTrouble(io: Io, report: Report): void {
  const { failures, findings, postponed, overBudget, skipped, blocks, characters } = report
  if (skipped.length > 0) io.err(`Passed over, not an article: ${some(skipped).join(', ')}\n`)
  if (postponed.length > 0) {
    const { planned, sent } = characters
    io.err(`Left for the next run (${count(sent)} of ${counted(planned, 'planned character')} sent):\n`)
    const caps = new Map(overBudget.map(({ article, cap }) => [article, ` (over ${cap})`]))
    for (const line of some(postponed.map(article => `${article}${caps.get(article) ?? ''}`))) io.err(`  ${line}\n`)
  }
  const unknown = findings.filter(({ check }) => check === 'unknown-key')
  if (unknown.length > 0) {
    io.err('Keys of no block; the text is kept in the record:\n')
    for (const line of some(unknown.map(({ article, locale, block }) => `${article} ${locale} ${block}`)))
      io.err(`  ${line}\n`)
  }
  const ofSources = findings.filter(({ block }) => block === wholeArticle)
  if (ofSources.length > 0) {
    io.err('Not translated, for what the source has there:\n')
    for (const line of some(ofSources.map(({ article, locale, message }) => `${article} ${locale}: ${message}`)))
      io.err(`  ${line}\n`)
  }
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    io.err(
      `${styleText('yellow', 'Flagged')}, and not published until somebody looks: ${counted(blocks.flagged, 'block')}\n`
    )
    for (const line of some(errors.map(findingLine))) io.err(`  ${line}\n`)
  }
  const [anew, known] = [failures.filter(isNew), failures.filter(failure => !isNew(failure))]
  if (known.length > 0) {
    io.err('In quarantine, and not sent for now; see translate status:\n')
    for (const line of some(known.map(failureLine))) io.err(`  ${line}\n`)
  }
  if (anew.length > 0) {
    io.err(`${styleText('red', 'Failed')}; a later run tries again:\n`)
    for (const line of some(anew.map(failureLine))) io.err(`  ${line}\n`)
  }
}

function isDone({ blocks: { reused, translated, stale }, error }: LocaleForecast): boolean {
  return reused + translated + stale === 0 && error === undefined
}

function row(article: string, locale: string, kept: number, stale: number, ...rest: readonly number[]): string[] {
  const [reused = 0, fresh = 0, sentences = 0, sent = 0, characters = 0] = rest
  return [article, locale, ...[kept, reused, fresh, stale, sentences, sent, characters].map(count)]
}

function openRow(article: string, { locale, blocks, sentences, characters, error }: LocaleForecast): string[] {
  if (error) return [article, locale, error.type]
  return row(
    article,
    locale,
    blocks.kept,
    blocks.stale,
    blocks.reused,
    blocks.translated,
    sentences.total,
    sentences.sent,
    characters
  )
}

function blocksLine({ blocks, dryRun }: Report): string {
  const parts: ReadonlyArray<readonly [number, string]> = [
    [blocks.kept, 'kept'],
    [blocks.reused, 'reused'],
    [blocks.translated, dryRun ? 'new' : 'translated'],
    [blocks.stale, 'stale'],
    [blocks.flagged, 'flagged'],
    [blocks.failed, 'failed']
  ]
  const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${count(number)} ${word}`)
  return said.length > 0 ? `${said.join(', ')} (blocks)` : 'no blocks'
}

function costLine(spend: readonly ReportedSpend[]): string {
  return spendSum(spend)
    .cost.map(({ micros, currency }) => `, ${money({ amount: micros / microsPerUnit, currency })}`)
    .join('')
}

/** The files themselves while they are few, else what was written in each folder. */
function writtenLines({ bundles }: Config, written: readonly string[]): string[] {
  const shown = written.filter(path => !path.endsWith('.jsonl') && !path.endsWith('/bundle.json'))
  if (shown.length <= mostLines) return shown
  const folders = Map.groupBy(shown, path =>
    path
      .split('/')
      .slice(0, path.startsWith(`${bundles}/`) ? 2 : 3)
      .join('/')
  )
  return Array.from(folders, ([folder, paths]) => `${folder}/  ${counted(paths.length, 'file')}`)
}

function findingLine({ article, locale, block, check, message }: ReportedFinding): string {
  return `${article} ${locale} ${block}: ${message} (${check})`
}

function failureLine({ article, locale, block, type, message }: Failure): string {
  return `${[article, locale, block].filter(part => part !== undefined).join(' ')}: ${message} (${type})`
}

function some(lines: readonly string[]): readonly string[] {
  return lines.length <= mostLines
    ? lines
    : [...lines.slice(0, mostLines), `… and ${count(lines.length - mostLines)} more`]
}
