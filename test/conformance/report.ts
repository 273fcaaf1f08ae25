import type { Score } from './gold.ts'
import type { MeasuredRow } from './measure.ts'
import { type Law, laws } from './results.ts'
import { added, counted, type RowSummary, summaryOf, type Tally } from './summary.ts'

export interface Report {
  readonly corpus: string
  readonly rows: readonly RowSummary[]
  /** Why blocks were left in the source language, over all rows. */
  readonly reasons: Readonly<Record<string, number>>
  /** Extraction against gold files of ours and the expected outputs of a test suite. */
  readonly scores: readonly Score[]
  readonly passed: boolean
}

export function reportOf(corpus: string, measured: readonly MeasuredRow[], scores: readonly Score[]): Report {
  const rows = measured.map(summaryOf)
  const left = measured.flatMap(({ results }) => results.flatMap(result => (result.type === 'read' ? result.left : [])))
  const reasons = counted(
    left.map(({ with: name, reason }) => `${name}: ${/got (.*?)(?:: |$)/.exec(reason)?.[1] ?? reason}`)
  )
  const passed = rows.every(({ failures }) => failures.length === 0) && scores.every(isGood)
  return { corpus, rows, reasons, scores, passed }
}

/** The report as a table for people, its worst cases below. */
export function printed({ corpus, rows, reasons, scores, passed }: Report, failuresShown = 8): string {
  const articles = rows.filter(({ kind }) => kind !== 'other')
  const lines = [
    `conformance formats ${corpus}`,
    ...table([header, ...articles.map(cells)]),
    '',
    ...section(
      'read by',
      articles.map(({ name, formats }) => named(name, formats))
    ),
    ...section(
      'refused',
      articles.map(({ name, refusals }) => named(name, refusals))
    ),
    ...section(
      'read otherwise',
      articles.map(({ name, note, files }) => note && `${name} ${files}: ${note}`)
    ),
    ...section(
      'no article format, not read',
      rows.flatMap(({ name, kind, note, files }) => (kind === 'other' ? [`${name} ${files}: ${note}`] : []))
    ),
    ...section(
      'F3 not judged by an independent parser',
      articles.flatMap(({ unrefereed }) => shortened(unrefereed, failuresShown))
    ),
    ...section('tried', tried(rows)),
    ...section(
      'left in source',
      Object.entries(reasons)
        .sort(([, a], [, b]) => b - a)
        .map(([reason, count]) => `${count} × ${reason}`)
    ),
    ...section('extraction', scores.map(scored)),
    ...scores
      .filter(score => !isGood(score))
      .flatMap(({ name, wrong }) => section(`extraction of ${name}`, shortened(wrong, failuresShown))),
    ...rows.flatMap(({ name, failures }) =>
      section(
        `failed: ${name}`,
        shortened(
          failures.map(({ text }) => text),
          failuresShown
        )
      )
    ),
    closing(rows, scores, passed)
  ]
  return `${lines.join('\n')}\n`
}

const header = [
  'folder',
  'files',
  'read',
  'refused',
  'F1',
  'F2',
  'F3 pseudo | ar | zh | hostile',
  'F4',
  'F6',
  'F8',
  'blocks',
  'left',
  'ms p50',
  'p95',
  'most'
]

function cells({
  name,
  files,
  read,
  refused,
  laws,
  blocks,
  targets,
  left,
  milliseconds
}: RowSummary): readonly string[] {
  const law = (law: Law) => (Object.keys(laws[law] ?? {}).length > 0 ? share(added(laws[law])) : '–')
  const trees = ['pseudo', 'ar', 'zh', 'hostile'].map(target => share(laws.F3?.[target]))
  const { p50, p95, most } = milliseconds
  return [
    name,
    ...[files, read, refused].map(String),
    law('F1'),
    law('F2'),
    trees.join(' | '),
    law('F4'),
    law('F6'),
    law('F8'),
    String(blocks),
    targets === 0 ? '0' : `${left} (${((100 * left) / targets).toFixed(2)} %)`,
    ...[p50, p95, most].map(time => time.toFixed(1))
  ]
}

const share = (tally: Tally | undefined) => (tally ? `${tally.right}/${tally.total}` : '–')

/** Columns as wide as their widest cell: the first to the left, the others to the right. */
function table(rows: ReadonlyArray<readonly string[]>): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  return rows.map(row =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')
  )
}

function section(title: string, entries: ReadonlyArray<string | false | undefined>): readonly string[] {
  const there = entries.filter(entry => entry !== undefined && entry !== false && entry !== '')
  return there.length === 0 ? [] : [`${title}:`, ...there.map(entry => `  ${entry}`)]
}

function named(name: string, counts: Readonly<Record<string, number>>): string | undefined {
  const entries = Object.entries(counts)
  return entries.length === 0 ? undefined : `${name}: ${entries.map(([key, count]) => `${key} ${count}`).join(', ')}`
}

function shortened(entries: readonly string[], most: number): readonly string[] {
  const failures = entries.map(entry => entry.replace(/\s+/g, ' ').slice(0, 300))
  if (failures.length <= most) return failures
  return [...failures.slice(0, most), `… and ${failures.length - most} more (--json FILE has all)`]
}

/** Gold files are ours: nothing in them may be missed. The test suite's categories are not all ours: nearly all must be right. */
export function isGood({ name, right, found, expected }: Score): boolean {
  return /^its /.test(name) ? right >= leastShare * Math.max(found, expected) : right === found && right === expected
}

const leastShare = 0.95

function scored({ name, files, right, found, expected }: Score): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  return `${name}: ${files} files, precision ${right}/${found} (${percent(right / found)}), recall ${right}/${expected} (${percent(right / expected)})`
}

/** How often each law was tried with what, over all rows. */
function tried(rows: readonly RowSummary[]): readonly string[] {
  return laws.flatMap(law => {
    const counts = new Map<string, number>()
    for (const [name, { total }] of rows.flatMap(row => Object.entries(row.laws[law] ?? {}))) {
      counts.set(name, (counts.get(name) ?? 0) + total)
    }
    return counts.size === 0 ? [] : [`${law}: ${Array.from(counts, ([name, count]) => `${name} ${count}`).join(', ')}`]
  })
}

function closing(rows: readonly RowSummary[], scores: readonly Score[], passed: boolean): string {
  const failed = [...rows.filter(({ failures }) => failures.length > 0), ...scores.filter(score => !isGood(score))]
  const articles = rows.filter(({ kind }) => kind === 'articles')
  const total = (count: (row: RowSummary) => number) => articles.reduce((sum, row) => sum + count(row), 0)
  const read = `${total(row => row.files)} files, ${total(row => row.read)} read, ${total(row => row.refused)} refused, ${total(row => row.blocks)} blocks`
  return passed ? `${read}: every law holds` : `${read}: broken in ${failed.map(({ name }) => name).join(', ')}`
}
