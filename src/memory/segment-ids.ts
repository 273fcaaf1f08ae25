import type { DatabaseSync } from 'node:sqlite'
import { exactFormVersion } from './exact-form.ts'
import type { FormKey } from './form-key.ts'

/** Gives the `seg.id` of a source, which is put in where it is not there. Inside the caller's transaction. */
export function segmentIds(db: DatabaseSync): (locale: string, key: FormKey) => number {
  const find = db.prepare('SELECT id, text FROM seg WHERE hash = ? AND locale = ? AND form = ?')
  const add = db.prepare('INSERT INTO seg (hash, locale, form, text) VALUES (?, ?, ?, ?)')
  return (locale, { hash, form }) => {
    // The text is compared here: to hand it over each time takes as long as to look.
    const rows = find.all(hash, locale, exactFormVersion)
    const found = rows.length === 0 ? undefined : rows.find(({ text }) => text === form)
    return Number(found?.id ?? add.run(hash, locale, exactFormVersion, form).lastInsertRowid)
  }
}
