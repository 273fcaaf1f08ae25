import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { LockError, StoreError } from '../model/errors.ts'
import { asStoreError, isBusy } from './sqlite-trouble.ts'

const pollEvery = 100

/** Who holds a lock: told to those who want it too. */
export interface LockHolder {
  readonly pid: number
  /** ISO 8601, UTC. */
  readonly since: string
}

export interface RunLockOptions {
  readonly holder?: LockHolder
  /** Milliseconds to wait for another run to end; 0, do not wait, unless given. */
  readonly wait?: number
  readonly signal?: AbortSignal
  readonly pause?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>
}

export interface RunLock extends Disposable {
  /** Whether the run before this one did not live to give the lock back. */
  readonly followsCrash: boolean
  /** Gives the lock back. Does nothing the second time. */
  release(): void
}

/** A connection nobody refers to would be closed by the garbage collector, and its lock be gone. */
const held = new Set<DatabaseSync>()

/**
 * The right to be the project's only run, kept by the kernel on the file `path` until `release` or the end of the process, however
 * it ends. Local disks only. The file itself stays: deleting it under a run would let a second one in, and so would opening
 * it by other means in this process. Throws `LockError` when another run holds it, and the signal's reason when aborted.
 */
export async function acquireRunLock(path: string, options: RunLockOptions = {}): Promise<RunLock> {
  const { holder, wait = 0, signal, pause = defaultPause } = options
  const db = openLockFile(path)
  try {
    for (let waited = 0; !tryLock(db, path); waited += pollEvery) {
      if (waited >= wait) throw heldByAnother(path)
      await pause(pollEvery, signal).catch(error => {
        signal?.throwIfAborted()
        throw error
      })
      signal?.throwIfAborted()
    }
  } catch (error) {
    db.close()
    throw error
  }
  held.add(db)
  const followsCrash = existsSync(holderPath(path))
  writeHolder(path, holder)
  const release = () => {
    if (!held.delete(db)) return
    rmSync(holderPath(path), { force: true })
    db.close()
  }
  return { followsCrash, release, [Symbol.dispose]: release }
}

/** Who has the lock now, in words, or that it is free. Changes nothing; asks for it for no longer than an instant. */
export function runLockState(
  path: string
): { readonly state: 'free' | 'after-crash' } | { readonly state: 'held'; readonly message: string } {
  if (!existsSync(path)) return { state: 'free' }
  const db = openLockFile(path)
  try {
    if (!tryLock(db, path)) return { state: 'held', message: heldByAnother(path).message }
    return { state: existsSync(holderPath(path)) ? 'after-crash' : 'free' }
  } finally {
    db.close()
  }
}

async function defaultPause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(milliseconds, undefined, signal ? { signal } : {})
}

function openLockFile(path: string): DatabaseSync {
  try {
    mkdirSync(dirname(path), { recursive: true })
    return new DatabaseSync(path, { timeout: 0 })
  } catch (cause) {
    throw new StoreError(
      'unreadable',
      `Expected to make the lock file "${path}", but its folder cannot be written to`,
      { cause }
    )
  }
}

/** Writes nothing: the transaction is there for its lock alone. */
function tryLock(db: DatabaseSync, path: string): boolean {
  try {
    db.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (isBusy(error)) return false
    throw asStoreError(error, path, 'Let every run end, then delete it: nothing is lost with it')
  }
}

function heldByAnother(path: string): LockError {
  const holder = readHolder(path)
  const who = holder ? `process ${holder.pid}, since ${holder.since}` : 'which one is not known'
  return new LockError(
    `Expected to be the only run of this project, got another one (${who}) that holds "${path}". ` +
      'Let it end, or wait for it with --wait-lock and a number of seconds'
  )
}

const holderPath = (path: string): string => `${path}.holder`

/** For the message alone: a run that cannot say its name is still the only one. */
function writeHolder(path: string, holder: LockHolder | undefined): void {
  try {
    if (holder) writeFileSync(holderPath(path), `${holder.pid} ${holder.since}\n`)
    else rmSync(holderPath(path), { force: true })
  } catch {
    // The message will say that it is not known.
  }
}

function readHolder(path: string): LockHolder | undefined {
  try {
    const [, pid, since] = /^(\d+) (\S+)\n$/.exec(readFileSync(holderPath(path), 'utf8')) ?? []
    return pid && since ? { pid: Number(pid), since } : undefined
  } catch {
    return undefined
  }
}
