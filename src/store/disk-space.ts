import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../model/errors.ts'

/** Bytes: several times what the answers in flight and SQLite's log of writes may need. */
const least = 16_000_000

/** What is paid for must have a place to be kept. Throws `StoreError` where the disk of the database is as good as full. */
export function requireSpace(db: DatabaseSync): void {
  const path = db.location()
  const free = path === null ? undefined : freeBytes(dirname(path))
  if (free === undefined || free >= least) return
  throw new StoreError(
    'unreadable',
    `Expected ${least / 1e6} MB free on the disk of "${path}", to keep what is paid for, got ${(free / 1e6).toFixed(1)}: ` +
      'nothing more is sent; free some space'
  )
}

/** Nothing where the system does not say, as on some network drives. */
function freeBytes(folder: string): number | undefined {
  try {
    const { blocks, bavail, bsize } = statfsSync(folder)
    return blocks === 0 ? undefined : bavail * bsize
  } catch {
    return undefined
  }
}
