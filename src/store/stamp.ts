import { lstatSync, statSync } from 'node:fs'
import { asArticleError, errorCode } from './file-trouble.ts'

/** Longer than the tick of any file system's clock in use on a local disk. */
const settleMs = 50
const unsettled = '<unsettled>'

/**
 * What tells whether a file has been touched: size, times and inode, from one look at the folder, never at the content. Equal
 * stamps, equal content. `undefined`: no such file. Take it *before* reading the file.
 *
 * `now`, in ms since 1970, is any moment not after the call. A file changed within 50 ms before it may be changed again without its
 * stamp showing it; its stamp says so, and `FileStates` does not keep it: the file counts as changed until it has come to rest.
 */
export function stampOf(path: string, now: number): string | undefined {
  try {
    const link = lstatSync(path, { bigint: true, throwIfNoEntry: false })
    if (!link?.isSymbolicLink()) return link && stamp(link, now)
    const file = statSync(path, { bigint: true, throwIfNoEntry: false })
    return file && `${stamp(link, now)}>${stamp(file, now)}`
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return undefined
    throw asArticleError(error, path)
  }
}

/** Whether a stamp, or a text with stamps in it, may be relied on later. */
export function isSettled(stamp: string): boolean {
  return !stamp.includes(unsettled)
}

interface Times {
  readonly size: bigint
  readonly mtimeNs: bigint
  readonly ctimeNs: bigint
  readonly ino: bigint
}

function stamp({ size, mtimeNs, ctimeNs, ino }: Times, now: number): string {
  const changed = Number(ctimeNs / 1_000_000n)
  return `${size}-${mtimeNs}-${ctimeNs}-${ino}${now - changed < settleMs ? unsettled : ''}`
}
