import { resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { entriesToTmx } from '../memory/exchange/entries-to-tmx.ts'
import { entriesToJsonLines } from '../memory/exchange/json-lines.ts'
import { type EntryOrigin, entryOrigins, storedEntries } from '../memory/exchange/stored-entries.ts'
import { ConfigError } from '../model/errors.ts'
import { writeStreamAtomic } from '../store/write-stream.ts'
import type { Io } from './io.ts'
import { counted } from './numbers.ts'
import { openMemory } from './open-memory.ts'
import { tool } from './package.ts'
import { printable } from './table.ts'

export interface ExportCommandOptions {
  /** Relative to the working directory; standard output where there is none. */
  readonly file: string | undefined
  readonly to: readonly string[] | undefined
  readonly origin: readonly string[] | undefined
  readonly format: 'tmx' | 'jsonl' | undefined
  readonly json: boolean
}

/** `translate memory export`: the memory as TMX for other programs, or as JSON lines for version control. */
export async function exportMemory(config: Config, io: Io, options: ExportCommandOptions): Promise<number> {
  const { file, to, json } = options
  if (json && file === undefined)
    throw new ConfigError(
      'usage',
      'Expected a file to export to together with --json, got none: both would go to standard output'
    )
  const format = options.format ?? (file?.toLowerCase().endsWith('.jsonl') ? 'jsonl' : 'tmx')
  using opened = openMemory(config)
  let entries = 0
  const filter = { ...(to ? { to: config.to } : {}), origins: originsOf(options.origin) }
  function* stored() {
    for (const entry of storedEntries(opened.db, filter)) {
      entries++
      yield entry
    }
  }
  const pieces = format === 'tmx' ? entriesToTmx(stored(), tool(), config.from) : entriesToJsonLines(stored())
  if (file === undefined) {
    for (const piece of pieces) io.out(piece)
    return 0
  }
  await writeStreamAtomic(resolve(io.cwd, file), pieces)
  if (json) io.out(`${JSON.stringify({ file, format, entries })}\n`)
  else io.out(`${printable(file)}: ${counted(entries, 'entry', 'entries')}\n`)
  return 0
}

function originsOf(names: readonly string[] | undefined): readonly EntryOrigin[] {
  const known: readonly string[] = entryOrigins
  const unknown = names?.find(name => !known.includes(name))
  if (unknown !== undefined)
    throw new ConfigError('usage', `Expected ${known.join(', ')} after --origin, got "${unknown}"`)
  return (names as readonly EntryOrigin[] | undefined) ?? entryOrigins
}
