import { mkdirSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { ArticleError } from '../model/errors.ts'
import { errorCode } from './file-trouble.ts'

/** Whether `path` is `root` or below it. Both absolute. */
export function isWithin(root: string, path: string): boolean {
  const steps = relative(root, path)
  return steps !== '..' && !steps.startsWith(`..${sep}`) && !isAbsolute(steps)
}

/** The absolute form of `path` below `root`, before any symbolic link is looked at. */
export function below(root: string, path: string): string {
  const absolute = resolve(root, path)
  if (absolute.includes('\0') || absolute === resolve(root) || !isWithin(resolve(root), absolute)) {
    throw new ArticleError('invalid-id', path, `Expected a path inside "${root}", got "${path}"`)
  }
  return absolute
}

/** Where `path` really is, with symbolic links resolved. Throws `ArticleError` when they lead out of `root`, else Node's own error. */
export function realWithin(root: string, path: string): string {
  const absolute = below(root, path)
  const real = realpathSync.native(absolute)
  if (!isWithin(realpathSync.native(root), real)) throw leadsOut(root, path)
  return real
}

/**
 * The folder that is to hold `path`, made where absent, with symbolic links resolved. Never makes or gives one outside `root`.
 * Waits for the disk: these calls take microseconds, and a promise for each took five times the processor time.
 */
export function folderWithin(root: string, path: string): string {
  const absolute = below(root, path)
  if (realpathIfAny(root) === undefined) mkdirSync(root, { recursive: true })
  return realFolder(realpathSync.native(root), dirname(absolute), () => leadsOut(root, path))
}

function realFolder(realRoot: string, folder: string, outside: () => ArticleError): string {
  const existing = realpathIfAny(folder)
  if (existing === undefined) {
    realFolder(realRoot, dirname(folder), outside)
    makeIfAbsent(folder)
  }
  const real = existing ?? realpathSync.native(folder)
  if (!isWithin(realRoot, real)) throw outside()
  return real
}

function realpathIfAny(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

function makeIfAbsent(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
}

/** Where following `path` would end outside `root`. */
export function leadsOut(root: string, path: string): ArticleError {
  return new ArticleError(
    'unreadable',
    path,
    `Expected a file inside "${root}", but a symbolic link leads "${path}" out of it. Put a copy in its place`
  )
}
