import { closeSync, fsyncSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { asArticleError } from './file-trouble.ts'
import { syncFolder } from './files.ts'
import { temporaryName } from './temporary-name.ts'

/** Characters that are written at once. */
const pieceSize = 1 << 16

/**
 * Makes the file at `path` hold what `pieces` give, in memory that does not grow with it. A reader, and whoever looks after a crash, finds
 * the old text or the new one. Throws `ArticleError`, and what `pieces` throw.
 */
export async function writeStreamAtomic(path: string, pieces: Iterable<string>): Promise<void> {
  const temporary = join(dirname(path), temporaryName())
  try {
    const file = openSync(temporary, 'wx')
    try {
      let held = ''
      for (const piece of pieces) {
        held += piece
        if (held.length < pieceSize) continue
        writeAll(file, held)
        held = ''
      }
      writeAll(file, held)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    unlinkIfAny(temporary)
    throw asArticleError(error, path)
  }
  await syncFolder(dirname(path), '.')
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
}

/** Failing to tidy up must not hide the error that led here. */
function unlinkIfAny(file: string): void {
  try {
    unlinkSync(file)
  } catch {
    // It was never made.
  }
}
