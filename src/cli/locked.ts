import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import type { Observe } from '../model/run-event.ts'
import { recoverWrites } from '../pipeline/recover-writes.ts'
import { setAsideIfDamaged } from '../store/damaged-database.ts'
import { acquireRunLock } from '../store/run-lock.ts'
import { sweepBelow } from '../store/temporary-name.ts'
import type { Io } from './io.ts'
import { makeGood } from './make-good.ts'
import { syncMemoryFolders } from './memory-folders.ts'
import { type OpenedProject, openProject } from './open-project.ts'
import { copySpend } from './spend-copy.ts'
import { stateFolder } from './state-folder.ts'

export interface LockOptions {
  /** Seconds to wait for another run to end. */
  readonly waitLock: number
  readonly maxChars: number | undefined
  /** Told what becomes of the requests. */
  readonly observe?: Observe
}

/** Opens a project for writing: as its only run, after what an interrupted one left to do is done. Throws `LockError`. */
export async function openLocked(
  config: Config,
  io: Io,
  { waitLock, maxChars, observe }: LockOptions
): Promise<OpenedProject> {
  const lock = await acquireRunLock(join(config.root, stateFolder, 'run.lock.db'), {
    wait: waitLock * 1000,
    signal: io.signal,
    holder: { pid: io.pid, since: io.now().toISOString() }
  })
  try {
    const database = join(config.root, stateFolder, 'memory.db')
    const aside = setAsideIfDamaged(database, { isSuspect: lock.followsCrash, at: io.now() })
    const opened = await openProject(config, io, maxChars, observe)
    await recoverWrites(opened.project)
    await makeGood(config, io, opened.project, aside)
    syncMemoryFolders(config, io, opened.project.db)
    if (lock.followsCrash)
      await Promise.all([config.locales, config.bundles].map(folder => sweepBelow(join(config.root, folder))))
    return {
      project: opened.project,
      save: opened.save,
      [Symbol.dispose]() {
        copySpend(config, opened.project.db, Date.now())
        opened[Symbol.dispose]()
        lock.release()
      }
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
