import type { Config } from '../config/config.ts'
import { isNew } from '../pipeline/report.ts'
import { articleStatus, type LocaleStatus } from '../pipeline/status.ts'
import { type ChangedOptions, changedArticles } from './changed-articles.ts'
import type { Io } from './io.ts'
import { count } from './numbers.ts'
import { openProject } from './open-project.ts'
import { newsLine } from './summary.ts'
import { type Column, printable, table } from './table.ts'

const columns: readonly Column[] = [
  { heading: 'article' },
  { heading: 'locale' },
  ...['blocks', 'machine', 'edited', 'reviewed', 'stale', 'flagged', 'missing', 'to send'].map(heading => ({
    heading,
    isNumber: true
  })),
  { heading: '' }
]

/** `translate status`: a row per article and locale. Reads only. */
export async function status(
  config: Config,
  io: Io,
  { paths, json, ...changed }: ChangedOptions & { readonly paths: readonly string[]; readonly json: boolean }
): Promise<number> {
  using opened = await openProject(config, io)
  const { rows, news, failures, orphanBundles } = await articleStatus(
    opened.project,
    paths,
    changedArticles(config, io, changed)
  )
  if (json) io.out(`${JSON.stringify({ articles: rows.map(withRelease), news, failures, orphanBundles })}\n`)
  else if (rows.length > 0) io.out(table(columns, rows.map(cells)))
  if (!json) describeQuarantine(io, rows)
  if (!json) for (const each of news) io.out(`${printable(newsLine(each))}\n`)
  if (!json && orphanBundles.length > 0) {
    io.out('\nBundles of no article and locale of the project; delete them, and whatever shows them:\n')
    for (const folder of orphanBundles) io.out(`  ${printable(folder)}\n`)
  }
  if (!json) for (const { article, message } of failures) io.err(`${printable(`${article}: ${message}`)}\n`)
  return failures.length > 0 ? 1 : 0
}

const quarantineColumns: readonly Column[] = [
  ...['article', 'locale', 'block', 'failed with'].map(heading => ({ heading })),
  { heading: 'times', isNumber: true },
  { heading: 'not sent before' }
]

/** What ends a quarantine before its time. */
const releasedBy = ['another text in the source', 'another engine', '--retry-quarantined'] as const

function withRelease({ quarantined, ...row }: LocaleStatus) {
  return { ...row, quarantined: quarantined.map(each => ({ ...each, releasedBy })) }
}

function describeQuarantine(io: Io, rows: readonly LocaleStatus[]): void {
  const held = rows.flatMap(({ article, locale, quarantined }) =>
    quarantined.map(({ block, failure, strikes, until }) => [
      article,
      locale,
      block,
      failure,
      count(strikes),
      `${until.slice(0, 16)}Z`
    ])
  )
  if (held.length === 0) return
  io.out(`\nIn quarantine; released by ${releasedBy.join(', ')}:\n${table(quarantineColumns, held)}`)
}

function cells({ article, locale, blocks, characters, failed }: LocaleStatus): string[] {
  const { machine, edited, reviewed, final, stale, flagged, missing } = blocks
  const all = machine + edited + reviewed + final + stale + flagged + missing
  return [
    article,
    locale,
    ...[all, machine, edited, reviewed + final, stale, flagged, missing, characters].map(count),
    failed.length > 0 ? `failed: ${(failed.find(isNew) ?? failed[0])?.type}` : ''
  ]
}
