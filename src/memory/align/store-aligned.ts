import type { DatabaseSync } from 'node:sqlite'
import type { Content } from '../../model/content.ts'
import type { LocalePair } from '../../model/locale.ts'
import { transaction } from '../../store/database.ts'
import { targetToText } from '../exact-form.ts'
import { edge, formKeys, textHash } from '../form-key.ts'
import { segmentIds } from '../segment-ids.ts'
import type { Context } from '../translation-memory.ts'

/** A pair that alignment found, its target with the codes of its source. */
export interface AlignedEntry {
  readonly source: Content
  readonly target: Content
  /** Of a whole block; a sentence has none. */
  readonly context: Context | undefined
  /** Path of the article, for people who look where a translation is from. */
  readonly article: string
}

/**
 * Makes the collection `name` hold these entries and nothing else, in one transaction. A source may have several targets; of equal
 * pairs the first stays. `at`: milliseconds since 1970. Gives how many rows there are now.
 */
export function storeAligned(
  db: DatabaseSync,
  name: string,
  { from, to }: LocalePair,
  entries: readonly AlignedEntry[],
  at: number
): number {
  const keyOf = formKeys()
  const contextHash = (neighbour: Content | undefined): number =>
    neighbour === undefined ? edge : keyOf(neighbour).hash
  return transaction(db, () => {
    const collection = collectionOf(db, name)
    const idOf = segmentIds(db)
    const put = db.prepare(`
      INSERT INTO imported (seg, locale, collection, alternative, previous, next, text, extra, created, updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?9, ?9) ON CONFLICT DO NOTHING`)
    let rows = 0
    for (const { source, target, context, article } of entries) {
      const text = targetToText(source, target)
      const seg = idOf(from, keyOf(source))
      const previous = context ? contextHash(context.previous) : null
      const next = context ? contextHash(context.next) : null
      const extra = JSON.stringify({ article })
      rows += Number(put.run(seg, to, collection, textHash(text), previous, next, text, extra, at).changes)
    }
    return rows
  })
}

/** The collection, empty. */
function collectionOf(db: DatabaseSync, name: string): number {
  const found = db.prepare("SELECT id FROM collection WHERE name = ? AND kind = 'alignment'").get(name)
  if (!found) {
    const added = db.prepare("INSERT INTO collection (name, kind) VALUES (?, 'alignment')").run(name)
    return Number(added.lastInsertRowid)
  }
  db.prepare('DELETE FROM imported WHERE collection = ?').run(Number(found.id))
  return Number(found.id)
}
