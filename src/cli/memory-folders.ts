import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Config } from '../config/config.ts'
import { memoryExtensions } from '../memory/exchange/read-file.ts'
import { type FolderFile, foldersAreSynced, syncFolders } from '../memory/exchange/sync-folders.ts'
import { ConfigError, LockError } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import { guarded } from '../store/database.ts'
import { acquireRunLock } from '../store/run-lock.ts'
import { stampOf } from '../store/stamp.ts'
import { walk } from '../store/tree.ts'
import type { Io } from './io.ts'
import { stateFolder } from './state-folder.ts'
import { printable } from './table.ts'

/** Brings in what has changed in the folders of shared memories. For a command that holds the run's lock. */
export function syncMemoryFolders(config: Config, io: Io, db: DatabaseSync): void {
  if (config.memory.folders.length === 0 && !hasFolders(db)) return
  const files = folderFiles(config, io)
  if (foldersAreSynced(db, files, config.from, targets(config))) return
  const say = (text: string) => io.err(`${printable(text)}\n`)
  const run = syncFolders(db, files, config.from, targets(config), ({ name }, { line, message }) =>
    say(`${name}:${line}: ${message}`)
  )
  for (const _ of run) io.signal.throwIfAborted()
}

/** The same for one that only looks: where another run is at work, it is that one's to do. */
export async function syncMemoryFoldersIfFree(config: Config, io: Io, db: DatabaseSync): Promise<void> {
  if (config.memory.folders.length === 0 && !hasFolders(db)) return
  if (foldersAreSynced(db, folderFiles(config, io), config.from, targets(config))) return
  try {
    using _ = await acquireRunLock(join(config.root, stateFolder, 'run.lock.db'), {
      holder: { pid: io.pid, since: io.now().toISOString() }
    })
    syncMemoryFolders(config, io, db)
  } catch (error) {
    if (!(error instanceof LockError)) throw error
  }
}

/** Those of the configuration file too, whatever this run is about: or each run would read the files anew. */
function targets({ from, alternates }: Config): readonly LocaleTag[] {
  return alternates.filter(locale => locale !== from)
}

function hasFolders(db: DatabaseSync): boolean {
  return guarded(db, () => db.prepare("SELECT 1 FROM collection WHERE kind = 'folder' LIMIT 1").get()) !== undefined
}

/** Throws `ConfigError` where a folder is not there: its disk may not be mounted, and then nothing is to be dropped. */
function folderFiles({ root, memory }: Config, io: Io): readonly FolderFile[] {
  const files = memory.folders.flatMap(({ path, penalty }) => {
    const folder = resolve(root, path)
    if (!existsSync(folder))
      throw new ConfigError('unreadable', `Expected the folder "${path}" of memory.folders, got nothing there`)
    const { files, problems } = walk(folder, { extensions: memoryExtensions })
    for (const problem of problems) io.err(`${printable(problem.message)}\n`)
    return files.map(file => ({
      name: `${path}/${file.path}`,
      path: join(folder, file.path),
      stamp: stampOf(join(folder, file.path), Date.now()) ?? '',
      penalty: penaltyIn(file.path) ?? penalty
    }))
  })
  return [...new Map(files.map(file => [file.name, file])).values()]
}

/** Of the innermost folder that is named for one, such as `penalty-020`. */
function penaltyIn(path: string): number | undefined {
  const [, digits] = /.*(?:^|\/)penalty-(\d{1,3})\//.exec(path) ?? []
  return digits === undefined ? undefined : Math.min(100, Number(digits))
}
