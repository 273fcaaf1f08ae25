import type { Config } from '../config/config.ts'
import { pruneMemory } from '../memory/upkeep/prune.ts'
import { memoryStats } from '../memory/upkeep/stats.ts'
import { ConfigError } from '../model/errors.ts'
import type { Io } from './io.ts'
import { count, counted } from './numbers.ts'
import { openMemory } from './open-memory.ts'
import { printable, table } from './table.ts'

/** `translate memory stats`: what is in the memory. */
export function showStats(config: Config, io: Io, { json }: { readonly json: boolean }): number {
  using opened = openMemory(config)
  const stats = memoryStats(opened.db)
  if (json) {
    io.out(`${JSON.stringify(stats)}\n`)
    return 0
  }
  const { segments, locales, collections, bytes } = stats
  io.out(`${counted(segments, 'source')} · ${(bytes / 1e6).toFixed(1)} MB on disk\n`)
  if (locales.length > 0) {
    const numbers = ['human', 'reviewed', 'machine'].map(heading => ({ heading, isNumber: true }))
    const columns = [{ heading: 'from' }, { heading: 'to' }, ...numbers, { heading: 'oldest' }, { heading: 'newest' }]
    const rows = locales.map(({ from, to, human, reviewed, machine, oldest, newest }) => [
      from,
      to,
      ...[human, reviewed, machine].map(count),
      oldest.slice(0, 10),
      newest.slice(0, 10)
    ])
    io.out(`\n${table(columns, rows)}`)
    for (const { to, engines } of locales)
      for (const [engine, number] of Object.entries(engines))
        io.out(`  ${to} by ${printable(engine)}: ${count(number)}\n`)
  }
  if (collections.length > 0) {
    const columns = [
      { heading: 'collection' },
      { heading: 'kind' },
      { heading: 'penalty', isNumber: true },
      { heading: 'translations' }
    ]
    const rows = collections.map(({ name, kind, penalty, translations, isComplete }) => [
      name,
      kind,
      count(penalty),
      `${Object.entries(translations)
        .map(([locale, number]) => `${locale} ${count(number)}`)
        .join(', ')}${isComplete ? '' : ' (not read to its end)'}`
    ])
    io.out(`\n${table(columns, rows)}`)
  }
  return 0
}

export interface PruneCommandOptions {
  /** Such as `365d`. */
  readonly olderThan: string | undefined
  readonly engine: string | undefined
  readonly collection: string | undefined
  readonly machine: boolean
  readonly dryRun: boolean
  readonly json: boolean
}

/** `translate memory prune`: deletes machine text and collections; a person's text, never. */
export function prune(config: Config, io: Io, options: PruneCommandOptions): number {
  const { olderThan, engine, collection, machine, dryRun, json } = options
  if (olderThan === undefined && engine === undefined && collection === undefined && !machine)
    throw new ConfigError(
      'usage',
      'Expected what to delete: --older-than, --engine, --collection or --machine, got none of them'
    )
  using opened = openMemory(config)
  const before = olderThan === undefined ? undefined : io.now().getTime() - milliseconds(olderThan)
  const pruned = pruneMemory(
    opened.db,
    { machine, engine, collection, before },
    { isTrial: dryRun, tick: () => io.signal.throwIfAborted() }
  )
  if (json) io.out(`${JSON.stringify({ dryRun, ...pruned })}\n`)
  else {
    const what = [
      counted(pruned.machine, 'machine translation'),
      counted(pruned.imported, 'imported translation'),
      `${counted(pruned.sources, 'source')} without any`
    ].join(', ')
    io.out(`${dryRun ? 'Would delete' : 'Deleted'} ${what}\n`)
  }
  return 0
}

const day = 86_400_000
const units: Readonly<Partial<Record<string, number>>> = { d: day, w: 7 * day, y: 365 * day }

function milliseconds(age: string): number {
  const [, number, unit = ''] = /^(\d{1,5})([dwy])$/.exec(age) ?? []
  const length = units[unit]
  if (length !== undefined) return Number(number) * length
  throw new ConfigError('usage', `Expected an age such as 365d, 8w or 2y after --older-than, got "${age}"`)
}
