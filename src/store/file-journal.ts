import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { ArticleError } from '../model/errors.ts'
import { guarded, transaction } from './database.ts'
import { errorCode } from './file-trouble.ts'
import { readTextIfAny, removeFile, replaceFile, syncFolder } from './files.ts'
import { inParallel } from './parallel.ts'
import { below } from './within.ts'

/** The migrations of the component `journal`. */
export const journalSchema = [
  'CREATE TABLE journal (path TEXT PRIMARY KEY, before TEXT, after TEXT) STRICT, WITHOUT ROWID'
] as const

const atOnce = 16
/** How often a set is begun anew because somebody saved one of its files in the middle of it. */
const attempts = 3

/** One file of a set that must change together. `undefined`: no file. */
export interface FileChange {
  /** Relative to the root, with `/` between folders. */
  readonly path: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/**
 * The text a file is to hold that is neither `before` nor `after` but `now`: somebody has edited it. Called again with its own
 * answer as `now`, it gives that answer again.
 */
export type Resolve = (change: FileChange, now: string | undefined) => string | undefined

/**
 * Changes all the files or none, whatever ends the process: what is to be written stands in the database before the first file
 * changes, and `recover` finishes it. When a file cannot be written, those already written are put back and the error is thrown.
 * A file that no longer holds its `before` goes to `resolve`; without `resolve` nothing is written and `ArticleError` is thrown.
 * Gives the number of files written. Calls may overlap if their paths do not.
 */
export async function writeTogether(
  db: DatabaseSync,
  root: string,
  changes: readonly FileChange[],
  resolve: Resolve = refuse
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const open = changes.map(change => against(root, change, resolve)).filter(isOpen)
    if (open.length === 0) return 0
    add(db, open)
    try {
      await apply(root, open)
      forget(db, open)
      return open.length
    } catch (error) {
      await undo(db, root, open)
      if (attempt === attempts || !open.some(change => isEdited(root, change))) throw error
    }
  }
}

/**
 * After a crash, before anything else is written: finishes what was journalled. Gives the paths. A file that cannot be read or
 * written keeps its place in the journal; the others are finished, then its error is thrown.
 */
export async function recover(db: DatabaseSync, root: string, resolve: Resolve): Promise<readonly string[]> {
  const errors: unknown[] = []
  const found: FileChange[] = []
  const pending = journalled(db)
  const unnameable = pending.filter(change => isUnnameable(root, change))
  forget(db, unnameable)
  for (const change of pending.filter(change => !unnameable.includes(change))) {
    try {
      found.push(against(root, change, resolve))
    } catch (error) {
      errors.push(error)
    }
  }
  // What `resolve` decided is journalled first: a crash from here on must not ask it about a half-written set.
  replace(db, found)
  const done: FileChange[] = []
  await inParallel(found, atOnce, async change => {
    try {
      await write(root, change)
      done.push(change)
    } catch (error) {
      errors.push(error)
    }
  })
  await syncFolders(root, done)
  forget(db, done)
  if (errors.length > 0) throw errors[0]
  return found.map(({ path }) => path)
}

/** The change as it stands against what the file holds now. */
function against(root: string, change: FileChange, resolve: Resolve): FileChange {
  below(root, change.path)
  const now = read(root, change)
  if (now === change.before) return change
  return { path: change.path, before: now, after: now === change.after ? now : resolve(change, now) }
}

const isOpen = ({ before, after }: FileChange): boolean => before !== after

function refuse({ path }: FileChange): never {
  throw new ArticleError(
    'unreadable',
    path,
    `Expected the text that was read before, got another one in "${path}": it was edited meanwhile and is left as it is. Run again`
  )
}

async function apply(root: string, changes: readonly FileChange[]): Promise<void> {
  await inParallel(changes, atOnce, change => write(root, change))
  await syncFolders(root, changes)
}

/** The last look before the point of no return: an edit saved since `against` looked must not be lost. */
async function write(root: string, change: FileChange): Promise<void> {
  const { path, before, after } = change
  const verify = () => {
    const now = read(root, change)
    if (now !== before && now !== after) refuse(change)
  }
  if (after !== undefined) await replaceFile(root, path, after, verify)
  else {
    verify()
    await removeFile(root, path)
  }
}

const read = (root: string, { path }: FileChange): string | undefined =>
  readTextIfAny(root, path, Number.POSITIVE_INFINITY)

/** After `undo`: whether a file holds what we never wrote. */
const isEdited = (root: string, change: FileChange): boolean => read(root, change) !== change.before

async function syncFolders(root: string, changes: readonly FileChange[]): Promise<void> {
  const folders = [...new Set(changes.map(({ path }) => dirname(path)))]
  await inParallel(folders, atOnce, folder => syncFolder(root, folder))
}

/** A file of a name that the file system refuses: nobody has written it, and nobody ever will. */
function isUnnameable(root: string, change: FileChange): boolean {
  try {
    read(root, change)
    return false
  } catch (error) {
    return error instanceof ArticleError && errorCode(error.cause) === 'ENAMETOOLONG'
  }
}

/** Puts back what was written, and nothing else. Where even this fails, the journal keeps the set, and `recover` finishes it. */
async function undo(db: DatabaseSync, root: string, changes: readonly FileChange[]): Promise<void> {
  try {
    const written = changes.filter(change => !isUnnameable(root, change) && read(root, change) === change.after)
    await apply(
      root,
      written.map(({ path, before, after }) => ({ path, before: after, after: before }))
    )
    forget(db, changes)
  } catch {
    // The error that led here says more, and the caller throws it.
  }
}

function journalled(db: DatabaseSync): readonly FileChange[] {
  const rows = guarded(db, () => db.prepare('SELECT path, before, after FROM journal ORDER BY path').all())
  return rows.map(({ path, before, after }) => ({ path: String(path), before: text(before), after: text(after) }))
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function add(db: DatabaseSync, changes: readonly FileChange[]): void {
  transaction(db, () => {
    const isPending = db.prepare('SELECT 1 FROM journal WHERE path = ?')
    const insert = db.prepare('INSERT INTO journal (path, before, after) VALUES (?, ?, ?)')
    for (const { path, before, after } of changes) {
      if (isPending.get(path))
        throw new RangeError(`Expected no unfinished write, got one of "${path}". Call recover first`)
      insert.run(path, before ?? null, after ?? null)
    }
  })
}

function replace(db: DatabaseSync, changes: readonly FileChange[]): void {
  if (changes.length === 0) return
  transaction(db, () => {
    const update = db.prepare('UPDATE journal SET before = ?, after = ? WHERE path = ?')
    for (const { path, before, after } of changes) update.run(before ?? null, after ?? null, path)
  })
}

function forget(db: DatabaseSync, changes: readonly FileChange[]): void {
  if (changes.length === 0) return
  transaction(db, () => {
    const remove = db.prepare('DELETE FROM journal WHERE path = ?')
    for (const { path } of changes) remove.run(path)
  })
}
