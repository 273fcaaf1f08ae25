import type { DatabaseSync } from 'node:sqlite'
import { ConfigError } from '../../model/errors.ts'
import { guarded, transaction } from '../../store/database.ts'

/** What to delete. Machine text is what no person approved; a person's text is never deleted. */
export interface PruneOptions {
  /** Machine text of every engine. */
  readonly machine: boolean
  /** Machine text of this engine, by the name `stats` gives. */
  readonly engine: string | undefined
  /** What is in this collection. */
  readonly collection: string | undefined
  /** Of these, or of all machine text where nothing else is said, only what was last changed before; ms since 1970. */
  readonly before: number | undefined
}

export interface Pruned {
  readonly machine: number
  readonly imported: number
  /** Sources that had no translation left. */
  readonly sources: number
}

/** Rows deleted in one transaction: others may write in between, and a crash loses no more than the rest of the work. */
const batchSize = 10_000

/** Deletes, or, for a trial, only counts. `tick` is called between two transactions, and stops the work by throwing. */
export function pruneMemory(
  db: DatabaseSync,
  options: PruneOptions,
  { isTrial, tick = () => {} }: { readonly isTrial: boolean; readonly tick?: () => void }
): Pruned {
  const machine = machineRows(db, options)
  const imported = importedRows(db, options)
  if (isTrial) {
    return {
      machine: counted(db, machine),
      imported: counted(db, imported),
      sources: orphansAfter(db, machine, imported)
    }
  }
  const pruned = { machine: deleted(db, machine, tick), imported: deleted(db, imported, tick) }
  if (options.collection !== undefined) forgetCollection(db, options.collection, options.before)
  return { ...pruned, sources: sweepSources(db, tick) }
}

/** Rows of a table, by a condition with its values. */
interface Rows {
  readonly table: 'tra' | 'imported'
  readonly key: string
  readonly where: string
  readonly values: ReadonlyArray<string | number>
}

function machineRows(db: DatabaseSync, { machine, engine, collection, before }: PruneOptions): Rows {
  const isMeant = machine || engine !== undefined || collection === undefined
  const id = engine === undefined ? undefined : engineId(db, engine)
  return {
    table: 'tra',
    key: 'seg, locale, slot, previous, next',
    where: `${isMeant ? 'slot <> 0' : 'FALSE'} AND is_reviewed = 0 AND author IS NULL${id === undefined ? '' : ' AND slot = ?'}${before === undefined ? '' : ' AND updated < ?'}`,
    values: [id, before].filter(value => value !== undefined)
  }
}

function engineId(db: DatabaseSync, name: string): number {
  const engines = guarded(db, () => db.prepare('SELECT id, name FROM engine ORDER BY name').all())
  const found = engines.find(engine => engine.name === name)
  if (found) return Number(found.id)
  const known = engines.map(engine => `"${engine.name}"`).join(', ')
  throw new ConfigError(
    'usage',
    `Expected an engine that has text in the memory, got "${name}"; there are: ${known || 'none'}`
  )
}

function importedRows(db: DatabaseSync, { collection, before }: PruneOptions): Rows {
  const id = collection === undefined ? undefined : ownCollection(db, collection)
  return {
    table: 'imported',
    key: 'seg, locale, collection, alternative',
    where: id === undefined ? 'FALSE' : `collection = ?${before === undefined ? '' : ' AND updated < ?'}`,
    values: id === undefined ? [] : [id, before].filter(value => value !== undefined)
  }
}

function ownCollection(db: DatabaseSync, name: string): number {
  const all = guarded(db, () => db.prepare('SELECT id, name, kind FROM collection ORDER BY name').all())
  const found = all.find(collection => collection.name === name)
  if (found?.kind === 'folder') {
    const message = `Expected a collection of this project, got "${name}", a file of a shared folder: take the file or its folder away`
    throw new ConfigError('usage', message)
  }
  if (found) return Number(found.id)
  const known = all.map(collection => `"${collection.name}"`).join(', ')
  throw new ConfigError('usage', `Expected a collection of the memory, got "${name}"; there are: ${known || 'none'}`)
}

function counted(db: DatabaseSync, { table, where, values }: Rows): number {
  return Number(guarded(db, () => db.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${where}`).get(...values))?.n)
}

function deleted(db: DatabaseSync, { table, key, where, values }: Rows, tick: () => void): number {
  const remove = db.prepare(
    `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT ${batchSize})`
  )
  let total = 0
  for (let changes = batchSize; changes === batchSize; total += changes) {
    tick()
    changes = Number(transaction(db, () => remove.run(...values)).changes)
  }
  return total
}

/** Its file is read again when it is imported again; an empty collection goes. */
function forgetCollection(db: DatabaseSync, name: string, before: number | undefined): void {
  transaction(db, () => {
    db.prepare('UPDATE collection SET stamp = NULL WHERE name = ?').run(name)
    if (before === undefined) db.prepare('DELETE FROM collection WHERE name = ?').run(name)
  })
}

const isOrphan =
  'NOT EXISTS (SELECT 1 FROM tra WHERE tra.seg = seg.id) AND NOT EXISTS (SELECT 1 FROM imported WHERE imported.seg = seg.id)'

function orphansAfter(db: DatabaseSync, machine: Rows, imported: Rows): number {
  const sql = `SELECT count(*) AS n FROM seg
    WHERE NOT EXISTS (SELECT 1 FROM tra WHERE tra.seg = seg.id AND NOT (${machine.where}))
      AND NOT EXISTS (SELECT 1 FROM imported WHERE imported.seg = seg.id AND NOT (${imported.where}))`
  return Number(guarded(db, () => db.prepare(sql).get(...machine.values, ...imported.values))?.n)
}

/** Deletes sources that nothing translates, a stretch of ids at a time. */
export function sweepSources(db: DatabaseSync, tick: () => void = () => {}): number {
  const last = Number(guarded(db, () => db.prepare('SELECT max(id) AS id FROM seg').get())?.id ?? 0)
  const remove = db.prepare(`DELETE FROM seg WHERE id > ? AND id <= ? AND ${isOrphan}`)
  let total = 0
  for (let from = 0; from < last; from += batchSize) {
    tick()
    total += Number(transaction(db, () => remove.run(from, from + batchSize)).changes)
  }
  return total
}
