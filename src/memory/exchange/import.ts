import type { DatabaseSync } from 'node:sqlite'
import { ConfigError } from '../../model/errors.ts'
import { transaction } from '../../store/database.ts'
import type { CollectionKind } from '../collection.ts'
import { collectionId, finishReading, isThere, keepReading, readingOf } from './collections.ts'
import { entryWriter } from './entry-writer.ts'
import type { StoredEntry } from './stored-entry.ts'

/** What comes out of a file, in its order. */
export interface ReadUnit {
  readonly entries: readonly StoredEntry[]
  readonly problems: readonly ImportProblem[]
}

export interface ImportProblem {
  /** From 1. */
  readonly line: number
  readonly tuid?: string
  readonly message: string
}

export interface ImportOptions {
  /** Of the collection that translations from elsewhere go to. */
  readonly name: string
  readonly kind: CollectionKind
  /** What the file is: the same stamp, the same content, read for the same locales. */
  readonly stamp: string
  readonly penalty?: number
  /** Whether this tool's own entries go back into the project's memory; otherwise into the collection, as all others. */
  readonly restoresOwn: boolean
  onProblem(problem: ImportProblem): void
}

export interface ImportCounts {
  /** Units or lines in the file. */
  readonly units: number
  /** Pairs of the project's locales, each put into the memory or found there. */
  readonly pairs: number
  /** Of these, pairs of this tool's own that went back into the project's memory. */
  readonly restored: number
  readonly problems: number
}

export type ImportState = ImportCounts & { readonly isResumed: boolean; readonly isUnchanged: boolean }

/** Rows in one transaction: what a crash costs at most to read again. */
const batchSize = 10_000

/**
 * Puts what `units` gives into the memory, and says after each batch how far it is. What is committed is durable, together with the
 * number of units it came from: after a crash, the same call reads over these and goes on behind them. A file that was read to its end
 * before is not read again.
 */
export function* importUnits(
  db: DatabaseSync,
  units: () => Iterable<ReadUnit>,
  options: ImportOptions
): Generator<ImportState, ImportState> {
  const { id, isRead } = transaction(db, () => collectionId(db, options))
  const kept = readingOf(db, id, options.stamp)
  if (isRead) return { ...none, isResumed: false, isUnchanged: true }
  const isResumed = kept !== undefined
  const counts: Mutable<ImportCounts> = { ...(kept ?? none) }
  const put = entryPutter(db, id, options, counts)
  const rest = units()[Symbol.iterator]()
  for (let skipped = 0; skipped < counts.units; skipped++) rest.next()

  /** Reads under the write lock: what is read is written at once, and never piles up. */
  function batch(): boolean {
    if (!isThere(db, id, options.name)) {
      const message = `Expected the collection "${options.name}" to stay while a file is read into it, but it was deleted. Import the file again`
      throw new ConfigError('usage', message)
    }
    const { units, pairs, problems } = counts
    while (counts.pairs - pairs + counts.problems - problems < batchSize && counts.units - units < batchUnits) {
      const next = rest.next()
      if (next.done) {
        finishReading(db, id, options.stamp)
        return true
      }
      counts.units++
      for (const entry of next.value.entries) put(entry)
      for (const problem of next.value.problems) options.onProblem(problem)
      counts.problems += next.value.problems.length
    }
    keepReading(db, id, options.stamp, counts)
    return false
  }

  while (!transaction(db, batch)) yield { ...counts, isResumed, isUnchanged: false }
  return { ...counts, isResumed, isUnchanged: false }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** Where few units are of use, these are a batch. */
const batchUnits = 100_000
const none: ImportCounts = { units: 0, pairs: 0, restored: 0, problems: 0 }

function entryPutter(
  db: DatabaseSync,
  id: number,
  { restoresOwn }: ImportOptions,
  counts: Mutable<ImportCounts>
): (entry: StoredEntry) => void {
  const { putOwn, putImported } = entryWriter(db)
  return entry => {
    const { collection } = entry
    counts.pairs++
    if (collection === '') putImported(entry, id)
    else if (!restoresOwn) putImported(asImported(entry), id)
    else {
      counts.restored++
      if (collection === undefined) putOwn(entry)
      else {
        // Asked for anew each time: another process may have dropped it since the last batch.
        const kind = entry.isAligned ? 'alignment' : 'import'
        putImported(entry, collectionId(db, { name: collection, kind }).id)
      }
    }
  }
}

/** An entry of another project's own memory, as its shared file has it. */
function asImported(entry: StoredEntry): StoredEntry {
  if (entry.collection !== undefined) return entry
  const { article, isReviewed } = entry
  const extra = { ...(article === '' ? {} : { article }), ...(isReviewed ? { reviewed: true } : {}) }
  return { ...entry, extra: Object.keys(extra).length === 0 ? undefined : JSON.stringify(extra) }
}
