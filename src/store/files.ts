import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync
} from 'node:fs'
import { realpath, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { ArticleError, FormatError } from '../model/errors.ts'
import { asArticleError, errorCode } from './file-trouble.ts'
import { sweepOnce, temporaryName } from './temporary-name.ts'
import { decodeUtf8 } from './utf8.ts'
import { below, folderWithin, isWithin, leadsOut, realWithin } from './within.ts'

/**
 * The bytes of the file at `path` below the folder `root`, at most `limit` of them. Symbolic links are followed, but not out of
 * `root`. Throws `ArticleError`, and `FormatError` of type `too-large`.
 */
export function readBytes(root: string, path: string, limit: number): Buffer {
  try {
    return readRegularFile(realWithin(root, path), path, limit)
  } catch (error) {
    throw asArticleError(error, path)
  }
}

/** `readBytes` as text. A byte order mark stays in it, as U+FEFF. Throws `FormatError` of type `encoding` too. */
export function readText(root: string, path: string, limit: number): string {
  return decodeUtf8(readBytes(root, path, limit), path)
}

/** `readText`, or `undefined` when there is no such file. */
export function readTextIfAny(root: string, path: string, limit: number): string | undefined {
  try {
    // A third of the time of an error that is made and thrown away.
    if (!lstatSync(below(root, path), { throwIfNoEntry: false })) return undefined
    return readText(root, path, limit)
  } catch (thrown) {
    const error = asArticleError(thrown, path)
    if (error instanceof ArticleError && error.type === 'not-found' && !isLink(root, path)) return undefined
    throw error
  }
}

/**
 * Makes the file at `path` below `root` hold `text`, as UTF-8. A reader, and whoever looks after a crash, finds the old text or the
 * new one. Gives `false` and touches nothing when the file holds these very bytes. Missing folders are made. Symbolic links are
 * followed, but not out of `root`. Throws `ArticleError`.
 */
export async function writeAtomic(root: string, path: string, text: string | Uint8Array): Promise<boolean> {
  const isWritten = await replaceFile(root, path, text)
  if (isWritten) await syncFolder(root, dirname(path))
  return isWritten
}

/** Deletes the file. Gives `false` when there was none. A symbolic link goes, what it leads to stays. Throws `ArticleError`. */
export async function removeFile(root: string, path: string): Promise<boolean> {
  try {
    const folder = await realpath(dirname(below(root, path)))
    if (!isWithin(await realpath(root), folder)) throw leadsOut(root, path)
    await unlink(join(folder, basename(path)))
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw asArticleError(error, path)
  }
}

/**
 * `writeAtomic` but for power cuts: they may undo it until `syncFolder` has been called for the file's folder. `verify` is called
 * right before the new file takes the old one's place, and stops that by throwing.
 */
export async function replaceFile(
  root: string,
  path: string,
  text: string | Uint8Array,
  verify: () => void = () => {}
): Promise<boolean> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
  try {
    const file = linkTarget(root, path, join(folderWithin(root, path), basename(path)))
    const mode = modeUnlessEqual(file, bytes)
    if (mode === 'equal') return false
    await writeAndRename(file, bytes, mode, verify)
    return true
  } catch (error) {
    throw asArticleError(error, path)
  }
}

/** The one call that takes milliseconds; what takes microseconds is not worth a promise. */
const synced = promisify(fsync)

/** Makes the folder's list of names survive a power cut. Does nothing where the system cannot do that, or the folder is gone. */
export async function syncFolder(root: string, folder: string): Promise<void> {
  let opened: number | undefined
  try {
    opened = openSync(join(root, folder), constants.O_RDONLY)
    await synced(opened)
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOENT', 'ENOTSUP'].includes(errorCode(error) ?? '')) {
      throw asArticleError(error, folder)
    }
  } finally {
    if (opened !== undefined) closeSync(opened)
  }
}

/** Never waits for a pipe to speak, and never takes in more than `limit`, whatever the size was a moment ago. */
function readRegularFile(real: string, path: string, limit: number): Buffer {
  const file = openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    const found = fstatSync(file)
    if (!found.isFile())
      throw new ArticleError('unreadable', path, `Expected a file, got a folder or device: "${path}"`)
    if (found.size > limit) throw tooLarge(path, limit, found.size)
    const bytes = readFileSync(file)
    if (bytes.length > limit) throw tooLarge(path, limit, bytes.length)
    return bytes
  } finally {
    closeSync(file)
  }
}

function tooLarge(path: string, limit: number, size: number): FormatError {
  const message = `Expected at most ${limit} bytes, got ${size} in "${path}". Split the file, or raise the limit`
  return new FormatError('too-large', message, { offset: limit })
}

/** A link that leads nowhere is not the same as no file. */
function isLink(root: string, path: string): boolean {
  return lstatSync(below(root, path), { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/** The file a rename must replace so that a symbolic link at `path` stays one. */
function linkTarget(root: string, path: string, file: string): string {
  if (!isLink(root, path)) return file
  const target = realpathSync.native(file)
  if (!isWithin(realpathSync.native(root), target)) throw leadsOut(root, path)
  return target
}

/** `equal`, or the permissions the new file is to have: those of the old, where there is one. */
function modeUnlessEqual(file: string, bytes: Uint8Array): number | 'equal' | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.size === bytes.length && readFileSync(file).equals(bytes)) return 'equal'
  return found && found.mode & 0o777
}

async function writeAndRename(
  file: string,
  bytes: Uint8Array,
  mode: number | undefined,
  verify: () => void
): Promise<void> {
  const temporary = join(dirname(file), temporaryName())
  try {
    const opened = openSync(temporary, 'wx')
    try {
      writeFileSync(opened, bytes)
      if (mode !== undefined) fchmodSync(opened, mode)
      await synced(opened)
    } finally {
      closeSync(opened)
    }
    await sweepOnce(dirname(file), temporary)
    verify()
    renameSync(temporary, file)
  } catch (error) {
    unlinkIfAny(temporary)
    throw error
  }
}

/** Failing to tidy up must not hide the error that led here. */
function unlinkIfAny(file: string): void {
  try {
    unlinkSync(file)
  } catch {
    // It was never made, or is not ours to delete.
  }
}
