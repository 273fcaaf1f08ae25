import { basename, resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import type { Config } from '../config/config.ts'
import { type ImportProblem, type ImportState, importUnits } from '../memory/exchange/import.ts'
import { readMemoryFile } from '../memory/exchange/read-file.ts'
import { FormatError } from '../model/errors.ts'
import { contentHash } from '../store/content-hash.ts'
import { openTextFile } from '../store/text-file.ts'
import type { Io } from './io.ts'
import { count, counted, duration } from './numbers.ts'
import { openMemory } from './open-memory.ts'
import { progressLine } from './progress.ts'
import { printable } from './table.ts'

export interface ImportCommandOptions {
  /** Relative to the working directory. */
  readonly files: readonly string[]
  /** Of the collection, instead of the file's. */
  readonly name: string | undefined
  readonly onInvalid: 'skip' | 'fail'
  readonly json: boolean
}

/** Problems that are said one by one; of the rest, the number. */
const mostSaid = 20
const mostInJson = 1_000
/** In pages: with SQLite's own 1,000, the same pages are written again and again. */
const checkpointEvery = 20_000
/** Half of what look-ups have: an import writes most pages once. */
const cacheKilobytes = 16_000

interface Imported extends ImportState {
  readonly file: string
  readonly collection: string
  /** At most a thousand of them. */
  readonly invalid: readonly ImportProblem[]
}

/** `translate memory import`: brings TMX and JSON lines in. Interrupted, the same command goes on where it was. */
export async function importMemory(config: Config, io: Io, options: ImportCommandOptions): Promise<number> {
  using opened = openMemory(config)
  opened.db.exec(`PRAGMA wal_autocheckpoint = ${checkpointEvery}; PRAGMA cache_size = -${cacheKilobytes}`)
  const results: Imported[] = []
  for (const file of options.files) {
    const result = await importFile(opened.db, config, io, { ...options, file })
    results.push(result)
    if (!options.json) describe(io, result)
  }
  if (options.json) io.out(`${JSON.stringify({ files: results })}\n`)
  return results.some(({ problems }) => problems > 0) ? 1 : 0
}

async function importFile(
  db: DatabaseSync,
  config: Config,
  io: Io,
  { file, name, onInvalid, json }: ImportCommandOptions & { readonly file: string }
): Promise<Imported> {
  const { from, to } = config
  const path = resolve(io.cwd, file)
  const collection = name ?? basename(file)
  const stamp = `${contentHash(path)} ${from} ${to.toSorted().join(',')}`
  if (onInvalid === 'fail') refuseInvalid(path, file, config)
  using text = openTextFile(path)
  const invalid: ImportProblem[] = []
  const run = importUnits(db, () => readMemoryFile(text, from, to), {
    name: collection,
    kind: 'import',
    stamp,
    restoresOwn: true,
    onProblem: problem => {
      if (invalid.length < mostInJson) invalid.push(problem)
    }
  })
  const line = json ? undefined : progressLine(io)
  const started = io.now().getTime()
  let firstUnits: number | undefined
  try {
    let step = run.next()
    for (; !step.done; step = run.next()) {
      const { units } = step.value
      firstUnits ??= units
      const since = units - firstUnits
      line?.show(() => progress(file, text, since, io.now().getTime() - started))
      await setImmediate() // A signal is heard between two batches only.
      io.signal.throwIfAborted()
    }
    return { file, collection, ...step.value, invalid }
  } finally {
    line?.end()
  }
}

function progress(
  file: string,
  { offset, size }: { readonly offset: number; readonly size: number },
  units: number,
  elapsed: number
): string {
  const share = offset / size
  const left = (elapsed * (1 - share)) / share
  const rate = elapsed > 0 ? Math.round((1000 * units) / elapsed) : 0
  return [
    `${file}: ${Math.floor(100 * share)} %`,
    `${count(rate)} units/s`,
    ...(left < 1000 ? [] : [`about ${duration(left)} left`])
  ].join(' · ')
}

/** Reads the file once without writing anything. */
function refuseInvalid(path: string, file: string, { from, to }: Config): void {
  using text = openTextFile(path)
  for (const { problems } of readMemoryFile(text, from, to)) {
    if (problems[0]) throw new FormatError('syntax', `${said(file, problems[0])}. Nothing was imported`)
  }
}

const said = (file: string, { line, tuid, message }: ImportProblem): string =>
  `${file}:${line}: ${message}${tuid === undefined ? '' : ` (tuid "${tuid}")`}`

function describe(
  io: Io,
  { file, collection, units, pairs, restored, problems, isUnchanged, isResumed, invalid }: Imported
): void {
  if (isUnchanged) {
    io.out(`${printable(file)}: already in the memory\n`)
    return
  }
  const where = [
    ...(restored < pairs ? [`${count(pairs - restored)} in the collection "${collection}"`] : []),
    ...(restored > 0 ? [`${count(restored)} back in the project’s own memory`] : [])
  ].join(', ')
  const how = `${counted(pairs, 'pair')} from ${counted(units, 'unit')}${isResumed ? ', going on where it was interrupted' : ''}`
  io.out(`${printable(`${file}: ${how}${where === '' ? '' : `: ${where}`}`)}\n`)
  for (const problem of invalid.slice(0, mostSaid)) io.err(`${printable(said(file, problem))}\n`)
  if (problems > mostSaid) io.err(`… and ${counted(problems - mostSaid, 'problem')} more; --json has them\n`)
}
