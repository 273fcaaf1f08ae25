import type { MeasuredRow } from './measure.ts'
import { type FileRead, type FileResult, type Law, type Left, laws } from './results.ts'

/** A row of the table in figures. */
export interface RowSummary {
  readonly name: string
  readonly kind: MeasuredRow['row']['kind']
  readonly note: string | undefined
  readonly files: number
  readonly read: number
  readonly refused: number
  /** How many files each format read. */
  readonly formats: Readonly<Record<string, number>>
  /** How often each reason to refuse a file was given. */
  readonly refusals: Readonly<Record<string, number>>
  readonly blocks: number
  readonly targets: number
  /** Blocks left in the source language, over all kinds of targets. */
  readonly left: number
  readonly laws: Readonly<Partial<Record<Law, Readonly<Record<string, Tally>>>>>
  /** Files whose F3 no independent parser could judge, and why. */
  readonly unrefereed: readonly string[]
  /** To extract a file and merge its own content. */
  readonly milliseconds: { readonly p50: number; readonly p95: number; readonly most: number }
  /** Everything for which the row does not pass. */
  readonly failures: readonly Failure[]
}

export interface Failure {
  /** `undefined`: the file was not read as it should be, or not refused so. */
  readonly law: Law | undefined
  readonly text: string
}

export interface Tally {
  readonly right: number
  readonly total: number
}

/** Share of targets that may have to stay in the source language. */
export const mayBeLeft = 0.001

/** Milliseconds of processor time within which a file is read or refused. */
export const timeLimit = 2000

export function summaryOf({ row, results }: MeasuredRow): RowSummary {
  const read = results.filter(result => result.type === 'read')
  const refused = results.filter(result => result.type === 'refused')
  const times = results
    .flatMap(result => (result.type === 'crashed' ? [] : [result.milliseconds]))
    .sort((a, b) => a - b)
  const left = read.flatMap(file => file.left)
  const targets = sum(read.map(file => file.targets))
  const failures: Failure[] = results.flatMap(failuresOf)
  const binding = read.flatMap(file => file.left.filter(left => !isUnwritable(file.format, left)))
  if (binding.length > targets * mayBeLeft) {
    const share = `${binding.length} of ${targets} targets left in the source language`
    failures.push({ law: 'F3', text: `${share}, more than ${mayBeLeft * 100} %: ${shown(binding)}` })
  }
  return {
    name: row.name,
    kind: row.kind,
    note: row.note,
    files: row.files.length,
    read: read.length,
    refused: refused.length,
    formats: counted(read.map(({ format }) => format)),
    refusals: counted(refused.map(({ reason }) => reason)),
    blocks: sum(read.map(({ blocks }) => blocks)),
    targets,
    left: left.length,
    laws: Object.fromEntries(laws.map(law => [law, tallies(read, law)])),
    unrefereed: read.flatMap(({ file, unrefereed }) => (unrefereed === undefined ? [] : [`${file}: ${unrefereed}`])),
    milliseconds: { p50: quantile(times, 0.5), p95: quantile(times, 0.95), most: times.at(-1) ?? 0 },
    failures
  }
}

function failuresOf(result: FileResult): readonly Failure[] {
  const { file } = result
  if (result.type === 'crashed') return [{ law: undefined, text: `${file}: threw ${result.error}` }]
  const failures: Failure[] = []
  if (result.processor > timeLimit)
    failures.push({ law: undefined, text: `${file}: took ${Math.round(result.processor)} ms` })
  if (result.type === 'refused') {
    if (result.offset === undefined)
      failures.push({ law: undefined, text: `${file}: refused without an offset: ${result.message}` })
    return failures
  }
  const broken = result.checks.flatMap(({ law, with: name, failures }) => {
    return failures.map((failure): Failure => ({ law, text: `${file} ${law} ${name}: ${failure}` }))
  })
  return [...failures, ...broken]
}

/** Plain text has no way to write what reads as a list or a heading, nor a catalogue what i18next fills in: refused is right. */
const isUnwritable = (format: string, { with: name }: Left) => name === 'hostile' && /^(?:text|i18next)/.test(format)

const shown = (left: readonly Left[]) => `${left[0]!.block} ${left[0]!.with} ${left[0]!.reason}`

/** F4 counts attempts, the others count files. */
function tallies(read: readonly FileRead[], law: Law): Readonly<Record<string, Tally>> {
  const tallies: Record<string, Tally> = {}
  for (const check of read.flatMap(({ checks }) => checks).filter(check => check.law === law)) {
    const { right, total } = tallies[check.with] ?? { right: 0, total: 0 }
    tallies[check.with] = { right: right + check.right, total: total + check.total }
  }
  return tallies
}

export function added(tallies: Readonly<Record<string, Tally>> | undefined): Tally {
  const all = Object.values(tallies ?? {})
  return { right: sum(all.map(({ right }) => right)), total: sum(all.map(({ total }) => total)) }
}

export function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
