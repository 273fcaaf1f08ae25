import type { DatabaseSync } from 'node:sqlite'
import type { LocaleTag } from '../../model/locale.ts'
import { readLargeFile, writeLargeFile } from '../../store/large-file.ts'
import type { Found, SearchOptions } from './best.ts'
import { type FuzzyIndex, fuzzyIndex } from './fuzzy-index.ts'
import { atOneMoment, type Marks, type SegRows } from './seg-rows.ts'
import { fromSnapshot, type SnapshotOf, toSnapshot } from './snapshot.ts'

/** An index of the sources of one locale in a database, which it follows. */
export interface FollowingIndex {
  search(source: string, options: SearchOptions): readonly Found[]
  /** Keeps what would take long to make anew. Gives whether it is kept. */
  save(): Promise<boolean>
  readonly bytes: number
}

/** Fewer new sources are read faster than a file is written. */
const worthSaving = 1000
/** Once more of its entries are gone, an index is made anew. */
const leastThere = 0.75

/** The index in memory, and in a file at `path` from one process to the next. `undefined`: nowhere. */
export function memoryIndex(
  db: DatabaseSync,
  rows: SegRows,
  locale: LocaleTag,
  path: string | undefined
): FollowingIndex {
  let index: FuzzyIndex
  let marks: Marks
  /** What is in the file. */
  let saved: { readonly entries: number; readonly generation: number }

  function open(): void {
    const kept = path === undefined ? undefined : readKept(rows, locale, path)
    index = fuzzyIndex(locale, kept?.parts)
    marks = kept ? { last: kept.of.lastId, generation: kept.of.generation } : { ...rows.marks(), last: 0 }
    saved = { entries: index.size, generation: marks.generation }
  }

  /** Reads all sources anew, without those that are gone. */
  function start(): void {
    index = fuzzyIndex(locale)
    marks = { ...rows.marks(), last: 0 }
    follow()
  }

  /** Inside a transaction there may be rows that are taken back, so it is for later. */
  function follow(): void {
    if (db.isTransaction) return
    const now = rows.marks()
    if (now.last === marks.last && now.generation === marks.generation) return
    try {
      atOneMoment(db, read)
    } catch (error) {
      // Part of the rows may be in it.
      open()
      throw error
    }
  }

  function read(): void {
    const now = rows.marks()
    const last = Math.min(marks.last, rows.freedAbove(marks.generation) ?? now.last, now.last)
    if (last < marks.last) index.cut(last)
    for (const [id, text] of rows.after(locale, last)) index.add(id, text)
    marks = now
  }

  open()
  return {
    search(source, options) {
      follow()
      return index.search(source, options)
    },
    async save() {
      if (path === undefined || index.size < worthSaving) return false
      follow()
      if (rows.countUpTo(locale, 0) < leastThere * index.size) start()
      const isNew = Math.abs(index.size - saved.entries) >= worthSaving || saved.generation !== marks.generation
      if (!isNew) return false
      const of = snapshotOf(rows, locale, marks)
      const entries = index.size
      const isWritten = await writeLargeFile(path, toSnapshot(of, index.parts()))
      if (isWritten) saved = { entries, generation: of.generation }
      return isWritten
    },
    get bytes() {
      return index.bytes
    }
  }
}

const sampleCount = 16

function snapshotOf(rows: SegRows, locale: LocaleTag, { last, generation }: Marks): SnapshotOf {
  const ids = Array.from({ length: sampleCount }, (_, i) => Math.ceil((last * (i + 1)) / sampleCount))
  const samples = ids.flatMap(id => {
    const hash = rows.hashOf(id)
    return hash === undefined ? [] : [[id, hash] as const]
  })
  return { database: rows.database, locale, lastId: last, generation, samples }
}

/** The index in the file, if it is of this database: not of another, and not of a later state than a backup that was put back. */
function readKept(rows: SegRows, locale: LocaleTag, path: string) {
  const bytes = readLargeFile(path)
  const kept = bytes && fromSnapshot(bytes)
  if (!kept || kept.of.database !== rows.database || kept.of.locale !== locale) return undefined
  const now = rows.marks()
  if (kept.of.generation > now.generation) return undefined
  const end = rows.freedAbove(kept.of.generation) ?? now.last
  if (kept.of.lastId > end && kept.of.generation === now.generation) return undefined
  const isSame = kept.of.samples.every(([id, hash]) => id > end || (rows.hashOf(id) ?? hash) === hash)
  return isSame ? kept : undefined
}
