import { basename, dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { LocaleTag } from '../../model/locale.ts'
import type { Penalty } from '../../model/match.ts'
import { guarded } from '../../store/database.ts'
import { sourceComparer } from './compare-sources.ts'
import { type FollowingIndex, memoryIndex } from './memory-index.ts'
import { type SegRows, segRows } from './seg-rows.ts'
import { tableIndex } from './table-index.ts'

/** A source of the memory that is similar to the one that was looked up. */
export interface SimilarSource {
  /** Its `seg.id`. */
  readonly segment: number
  /** Its exact form. */
  readonly source: string
  /** That of `compareSources`, or what `accept` made of it. */
  readonly similarity: number
  readonly penalties: readonly Penalty[]
}

export interface FindOptions {
  /** In percent. From 70 upward the index is used, below it all sources are read. */
  readonly threshold: number
  /** The most to be found. All, by default. */
  readonly limit?: number
  /**
   * Has the last word on a source that would be among the best: gives its similarity, the one it has or a lower one, or `undefined`
   * to leave it out, such as one without a translation into the locale that is wanted. It may read the database, but find nothing.
   */
  readonly accept?: (match: SimilarSource) => number | undefined
}

export interface FuzzyMemory {
  /**
   * The sources of a locale at or above the threshold, all of them or the best, best first, of equals the one with the lowest id. Sees
   * what this and other processes have stored, up to the begin of a transaction that is open. `source` in exact form, with its variant.
   */
  find(from: LocaleTag, source: string, options: FindOptions): readonly SimilarSource[]
  /** Writes the index files that would take long to make anew. For the end of a run. A full disk does not matter. */
  save(): Promise<void>
  /** Bytes that the indexes take in memory. */
  readonly bytes: number
}

export interface FuzzyMemoryOptions {
  /** Above this many sources of a locale its index is in the database, slower and without memory. 0: always. 180 bytes each. */
  readonly mostInMemory?: number
}

/** The most that is held in memory unless told otherwise: 360 MB. */
const defaultMost = 2_000_000

/** Similar sources in a database that has `memorySchema`. Index files are beside it: `memory.db` has `memory-en.index`. */
export function fuzzyMemory(db: DatabaseSync, { mostInMemory = defaultMost }: FuzzyMemoryOptions = {}): FuzzyMemory {
  const rows = guarded(db, () => segRows(db))
  const locales = new Map<LocaleTag, Opened>()

  function opened(locale: LocaleTag): Opened {
    const known = locales.get(locale)
    if (known) return known
    const isSmall = rows.countUpTo(locale, mostInMemory) <= mostInMemory
    const index = isSmall ? memoryIndex(db, rows, locale, indexPath(db, locale)) : tableIndex(db, rows, locale)
    const made = { index, comparer: sourceComparer(locale) }
    locales.set(locale, made)
    return made
  }

  return {
    find: (from, source, options) => guarded(db, () => find(opened(from), rows, source, options)),
    async save() {
      for (const { index } of locales.values()) await index.save()
    },
    get bytes() {
      return [...locales.values()].reduce((sum, { index }) => sum + index.bytes, 0)
    }
  }
}

interface Opened {
  readonly index: FollowingIndex
  readonly comparer: ReturnType<typeof sourceComparer>
}

function find(
  { index, comparer }: Opened,
  rows: SegRows,
  source: string,
  { threshold, limit = Number.POSITIVE_INFINITY, accept = ({ similarity }) => similarity }: FindOptions
): readonly SimilarSource[] {
  const compare = comparer(source)
  const matches = new Map<number, SimilarSource>()
  const found = index.search(source, {
    threshold,
    limit,
    accept(id, most) {
      const text = rows.textOf(id)
      if (text === undefined) return undefined
      const { similarity, penalties } = compare(text)
      // More than the index says: the row is no longer the one that was indexed.
      if (similarity < threshold || similarity > most) return undefined
      const match = { segment: id, source: text, similarity, penalties }
      matches.set(id, match)
      return accept(match)
    }
  })
  return found.map(({ id, similarity }) => ({ ...matches.get(id)!, similarity }))
}

function indexPath(db: DatabaseSync, locale: LocaleTag): string | undefined {
  const path = db.location()
  return path === null ? undefined : join(dirname(path), `${basename(path, '.db')}-${locale}.index`)
}
