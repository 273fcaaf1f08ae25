import type { Config } from '../config/config.ts'
import { articleStatus, type LocaleStatus } from '../pipeline/status.ts'
import type { Io } from './io.ts'
import { count } from './numbers.ts'
import { openProject } from './open-project.ts'
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
  { paths, json }: { readonly paths: readonly string[]; readonly json: boolean }
): Promise<number> {
  using opened = await openProject(config, io)
  const { rows, failures } = await articleStatus(opened.project, paths)
  if (json) io.out(`${JSON.stringify({ articles: rows, failures })}\n`)
  else if (rows.length > 0) io.out(table(columns, rows.map(cells)))
  if (!json) for (const { article, message } of failures) io.err(`${printable(`${article}: ${message}`)}\n`)
  return failures.length > 0 ? 1 : 0
}

function cells({ article, locale, blocks, characters, failed }: LocaleStatus): string[] {
  const { machine, edited, reviewed, final, stale, flagged, missing } = blocks
  const all = machine + edited + reviewed + final + stale + flagged + missing
  return [
    article,
    locale,
    ...[all, machine, edited, reviewed + final, stale, flagged, missing, characters].map(count),
    failed.length > 0 ? `failed: ${failed[0]?.type}` : ''
  ]
}
