import type { DatabaseSync } from 'node:sqlite'
import type { LocaleTag } from '../../model/locale.ts'
import { exactFormVersion } from '../exact-form.ts'

/** How far `seg` goes, and how often ids at its end were freed. */
export interface Marks {
  readonly last: number
  readonly generation: number
}

/** What an index reads of the memory's tables. */
export interface SegRows {
  readonly database: string
  marks(): Marks
  /** The lowest id above which ids may have been given anew since `generation`. */
  freedAbove(generation: number): number | undefined
  /** Sources of a locale in exact form with ids above `id`, ascending. */
  after(locale: LocaleTag, id: number): Iterable<readonly [id: number, text: string]>
  textOf(id: number): string | undefined
  hashOf(id: number): number | undefined
  /** Sources of a locale. Reads the whole table where there are more than `most` in all locales together. */
  countUpTo(locale: LocaleTag, most: number): number
}

export function segRows(db: DatabaseSync): SegRows {
  const marks = db.prepare(
    'SELECT coalesce((SELECT max(id) FROM seg), 0), coalesce((SELECT max(generation) FROM fuzzy_cut), 0)'
  )
  const freed = db.prepare('SELECT min(above) FROM fuzzy_cut WHERE generation > ?')
  const after = db.prepare('SELECT id, text FROM seg WHERE id > ? AND locale = ? AND form = ? ORDER BY id')
  const text = db.prepare('SELECT text FROM seg WHERE id = ?')
  const hash = db.prepare('SELECT hash FROM seg WHERE id = ?')
  const count = db.prepare('SELECT count(*) FROM seg WHERE locale = ? AND form = ?')
  for (const statement of [marks, freed, after, text, hash, count]) statement.setReturnArrays(true)
  const first = (row: unknown) => (row as readonly unknown[] | undefined)?.[0]
  return {
    database: String(db.prepare('SELECT id FROM fuzzy_database').get()!.id),
    marks() {
      const [last, generation] = marks.get() as unknown as readonly [number, number]
      return { last, generation }
    },
    freedAbove: generation => (first(freed.get(generation)) as number | null) ?? undefined,
    after: (locale, id) =>
      after.iterate(id, locale, exactFormVersion) as unknown as Iterable<readonly [number, string]>,
    textOf: id => first(text.get(id)) as string | undefined,
    hashOf: id => first(hash.get(id)) as number | undefined,
    countUpTo(locale, most) {
      const { last } = this.marks()
      return last <= most ? last : Number(first(count.get(locale, exactFormVersion)))
    }
  }
}

/** Reads that see one state of the database, whatever others write meanwhile. */
export function atOneMoment<T>(db: DatabaseSync, read: () => T): T {
  db.exec('BEGIN')
  try {
    return read()
  } finally {
    db.exec('COMMIT')
  }
}
