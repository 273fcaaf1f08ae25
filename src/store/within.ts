import { realpathSync } from 'node:fs'
import { mkdir, realpath } from 'node:fs/promises'
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

/** The folder that is to hold `path`, made where absent, with symbolic links resolved. Never makes or gives one outside `root`. */
export async function folderWithin(root: string, path: string): Promise<string> {
  const absolute = below(root, path)
  await mkdir(root, { recursive: true })
  return realFolder(await realpath(root), dirname(absolute), () => leadsOut(root, path))
}

async function realFolder(realRoot: string, folder: string, outside: () => ArticleError): Promise<string> {
  const existing = await realpathIfAny(folder)
  if (existing === undefined) {
    await realFolder(realRoot, dirname(folder), outside)
    await makeIfAbsent(folder)
  }
  const real = existing ?? (await realpath(folder))
  if (!isWithin(realRoot, real)) throw outside()
  return real
}

async function realpathIfAny(path: string): Promise<string | undefined> {
  try {
    return await realpath(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

async function makeIfAbsent(folder: string): Promise<void> {
  try {
    await mkdir(folder)
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
