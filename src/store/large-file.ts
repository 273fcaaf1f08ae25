import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  unlinkSync,
  writeSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { syncFolder } from './files.ts'
import { sweepOnce, temporaryName } from './temporary-name.ts'

/** As much as one call to the system may take. */
const most = 2 ** 30

/**
 * The bytes of a file that the tool keeps for itself, or `undefined` when there is none that can be read: what it holds can be made
 * anew.
 */
export function readLargeFile(path: string): ArrayBuffer | undefined {
  let file: number | undefined
  try {
    file = openSync(path, constants.O_RDONLY)
    const bytes = new ArrayBuffer(fstatSync(file).size)
    for (let at = 0; at < bytes.byteLength; ) {
      const count = readSync(file, new Uint8Array(bytes, at, Math.min(most, bytes.byteLength - at)))
      if (count === 0) return undefined
      at += count
    }
    return bytes
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/**
 * Makes a file hold `parts`, one after another; whoever reads it finds the old bytes or the new ones. Gives `false`, and leaves the
 * old file, when the disk does not allow it.
 */
export async function writeLargeFile(path: string, parts: Iterable<Uint8Array>): Promise<boolean> {
  const temporary = join(dirname(path), temporaryName())
  try {
    write(temporary, parts)
    await sweepOnce(dirname(path), temporary)
    renameSync(temporary, path)
    await syncFolder(dirname(path), '.')
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    unlinkIfAny(temporary)
    return false
  }
}

function write(path: string, parts: Iterable<Uint8Array>): void {
  const file = openSync(path, 'wx')
  try {
    for (const part of parts) {
      for (let at = 0; at < part.length; ) at += writeSync(file, part, at, Math.min(most, part.length - at))
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function unlinkIfAny(file: string): void {
  try {
    unlinkSync(file)
  } catch {
    // It was never made, or is not ours to delete.
  }
}
