import type { Config } from '../config/config.ts'
import { memoryConflicts } from '../memory/upkeep/conflicts.ts'
import { searchMemory } from '../memory/upkeep/search.ts'
import { ConfigError } from '../model/errors.ts'
import type { Io } from './io.ts'
import { counted } from './numbers.ts'
import { openMemory } from './open-memory.ts'
import { printable } from './table.ts'

export interface SearchCommandOptions {
  readonly text: string
  /** The most entries that are shown. */
  readonly limit: number
  readonly json: boolean
}

/** `translate memory search`: where a text was translated, and how. Exit code 0 also when nothing is found. */
export function searchEntries(config: Config, io: Io, { text, limit, json }: SearchCommandOptions): number {
  if (text.trim() === '') throw new ConfigError('usage', 'Expected a text to search for, got none')
  using opened = openMemory(config)
  const entries = searchMemory(opened.db, text, { to: config.to, limit })
  if (json) io.out(`${JSON.stringify({ entries })}\n`)
  else {
    for (const entry of entries)
      io.out(`${lines(entry.from, entry.source)}${lines(entry.to, entry.target)}  ${origin(entry)}\n\n`)
    io.err(`${counted(entries.length, 'entry', 'entries')}${entries.length === limit ? '; --limit shows more' : ''}\n`)
  }
  return 0
}

/** `translate memory conflicts`: sources with several targets by people or in collections. */
export function listConflicts(config: Config, io: Io, { limit, json }: Omit<SearchCommandOptions, 'text'>): number {
  using opened = openMemory(config)
  const conflicts = memoryConflicts(opened.db, { to: config.to, limit })
  if (json) {
    io.out(`${JSON.stringify({ conflicts })}\n`)
    return 0
  }
  for (const { from, to, source, variant, targets } of conflicts) {
    io.out(lines(from, variant === undefined ? source : `${source} (${variant})`))
    for (const target of targets) io.out(`${lines(to, target.target)}  ${origin({ ...target, engine: undefined })}\n`)
    io.out('\n')
  }
  io.err(
    `${counted(conflicts.length, 'source')} with several targets${conflicts.length === limit ? '; --limit shows more' : ''}\n`
  )
  return 0
}

const lines = (locale: string, text: string): string => `${locale}: ${printable(text)}\n`

interface Origin {
  readonly author: string | undefined
  readonly engine: string | undefined
  readonly isReviewed: boolean
  readonly article: string
  readonly collection: string | undefined
  readonly updated: string | undefined
}

function origin({ author, engine, isReviewed, article, collection, updated }: Origin): string {
  const known = [
    author ?? engine,
    isReviewed ? 'reviewed' : undefined,
    article || undefined,
    collection,
    updated?.slice(0, 10)
  ]
  return printable(known.filter(part => part !== undefined).join(' · '))
}
