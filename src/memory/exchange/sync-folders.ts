import type { DatabaseSync } from 'node:sqlite'
import { ArticleError, FormatError } from '../../model/errors.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { guarded, transaction } from '../../store/database.ts'
import { openTextFile } from '../../store/text-file.ts'
import { collectionId, dropCollection } from './collections.ts'
import { type ImportCounts, type ImportProblem, importUnits } from './import.ts'
import { readMemoryFile } from './read-file.ts'

/** A file of a shared folder. */
export interface FolderFile {
  /** Of the collection: the path as the configuration leads to it. */
  readonly name: string
  /** On the disk. */
  readonly path: string
  /** Another one, another content. */
  readonly stamp: string
  /** 0 to 100: taken off the similarity of its matches. */
  readonly penalty: number
}

export interface SyncedFile extends ImportCounts {
  readonly name: string
  readonly problems: number
}

interface Kept {
  readonly id: number
  readonly name: string
  readonly stamp: string | null
  readonly penalty: number
}

function keptFolders(db: DatabaseSync): readonly Kept[] {
  return guarded(db, () =>
    db.prepare("SELECT id, name, stamp, penalty FROM collection WHERE kind = 'folder'").all()
  ) as unknown as readonly Kept[]
}

const stampFor = (file: FolderFile, from: LocaleTag, to: readonly LocaleTag[]): string =>
  `${file.stamp} ${from} ${to.toSorted().join(',')}`

/** Whether `syncFolders` has anything to do. One query, and no file is opened. */
export function foldersAreSynced(
  db: DatabaseSync,
  files: readonly FolderFile[],
  from: LocaleTag,
  to: readonly LocaleTag[]
): boolean {
  const kept = new Map(keptFolders(db).map(collection => [collection.name, collection]))
  return (
    kept.size === files.length &&
    files.every(file => {
      const collection = kept.get(file.name)
      return collection?.stamp === stampFor(file, from, to) && collection.penalty === file.penalty
    })
  )
}

/**
 * Makes the collections of shared folders what their files are: one that changed is read anew, one whose file is gone is dropped. The files
 * are never written to. For the project's only run: of two at once, one would drop what the other brings in.
 */
export function* syncFolders(
  db: DatabaseSync,
  files: readonly FolderFile[],
  from: LocaleTag,
  to: readonly LocaleTag[],
  onProblem: (file: FolderFile, problem: ImportProblem) => void
): Generator<SyncedFile> {
  const wanted = new Map(files.map(file => [file.name, file]))
  const kept = keptFolders(db)
  for (const { id, name } of kept) if (!wanted.has(name)) dropCollection(db, id)
  for (const file of files) {
    const stamp = stampFor(file, from, to)
    const former = kept.find(({ name }) => name === file.name)
    if (former?.stamp === stamp) {
      if (former.penalty !== file.penalty) transaction(db, () => collectionId(db, { ...file, stamp, kind: 'folder' }))
      continue
    }
    const isInterrupted =
      former !== undefined &&
      guarded(db, () => db.prepare('SELECT 1 FROM reading WHERE collection = ? AND stamp = ?').get(former.id, stamp))
    if (former && !isInterrupted) dropCollection(db, former.id)
    const counts = readIn(db, file, { stamp, from, to, onProblem: problem => onProblem(file, problem) })
    if (counts) yield { ...counts, name: file.name }
  }
}

/** A file that cannot be read is a problem, and is tried again by the next run. */
function readIn(
  db: DatabaseSync,
  file: FolderFile,
  options: {
    readonly stamp: string
    readonly from: LocaleTag
    readonly to: readonly LocaleTag[]
    onProblem(problem: ImportProblem): void
  }
): ImportCounts | undefined {
  try {
    using text = openTextFile(file.path)
    const units = () => readMemoryFile(text, options.from, options.to)
    const run = importUnits(db, units, {
      ...options,
      ...file,
      stamp: options.stamp,
      kind: 'folder',
      restoresOwn: false
    })
    let step = run.next()
    while (!step.done) step = run.next()
    return step.value
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof ArticleError)) throw error
    options.onProblem({ line: 1, message: error.message })
    return undefined
  }
}
