import { randomUUID } from 'node:crypto'
import { lstat, readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'

const pattern = /^\.dragoman-[0-9a-f]{8}-\d+\.tmp$/
const thisProcess = `.dragoman-${randomUUID().slice(0, 8)}-`
/** A file this much older than one just written is nobody's work in progress. */
const abandonedAfter = 60_000

let made = 0
const swept = new Set<string>()

/** A file name no other process takes. It opens with a dot and ends in `.tmp`: neither an article nor a locale file. */
export function temporaryName(): string {
  made += 1
  return `${thisProcess}${made}.tmp`
}

/** Whether a crash may have left a file of this name. Readers skip it. */
export function isTemporaryName(name: string): boolean {
  return pattern.test(name)
}

/**
 * Deletes what a killed process left in `folder`; once per folder and process. `written` is a file made just now: its time, by the
 * file system's own clock, tells leftovers from files another process is writing.
 */
export async function sweepOnce(folder: string, written: string): Promise<void> {
  if (swept.has(folder)) return
  swept.add(folder)
  const leftovers = (await readdir(folder)).filter(name => isTemporaryName(name) && !name.startsWith(thisProcess))
  if (leftovers.length === 0) return
  const { mtimeMs } = await lstat(written)
  await Promise.all(leftovers.map(name => deleteIfAbandoned(join(folder, name), mtimeMs - abandonedAfter)))
}

/** Deletes all that a killed process left below `folder`. For the only process that may be writing there. */
export async function sweepBelow(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const leftovers = entries.filter(entry => entry.isFile() && isTemporaryName(entry.name))
  await Promise.all(leftovers.map(({ parentPath, name }) => unlink(join(parentPath, name)).catch(() => undefined)))
}

/** Failing to tidy up is no reason to fail the write. */
async function deleteIfAbandoned(path: string, before: number): Promise<void> {
  try {
    if ((await lstat(path)).mtimeMs < before) await unlink(path)
  } catch {
    // Another process was quicker, or the file is not ours to delete.
  }
}
