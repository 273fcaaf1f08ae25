import { ArticleError, isOperational } from '../model/errors.ts'

const reasons = new Map([
  ['EACCES', 'access is refused; check its permissions'],
  ['EPERM', 'access is refused; check its permissions'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full; free some space'],
  ['EDQUOT', 'the disk quota is used up; free some space'],
  ['EISDIR', 'a folder has its name; rename the folder'],
  ['ENOTDIR', 'one of the folders above it is a file; rename that file'],
  ['ENAMETOOLONG', 'its name is too long; shorten it'],
  ['EMFILE', 'too many files are open; raise the limit of open files']
])

/** `ENOENT`, `EACCES` …, of an error of Node's file system. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** What a user should read when a file cannot be read or written: an `ArticleError`. Our own bugs come back as they are. */
export function asArticleError(error: unknown, path: string): unknown {
  if (isOperational(error) || !(error instanceof Error) || !('syscall' in error)) return error
  const cause = { cause: error }
  const code = errorCode(error)
  if (code === 'ENOENT') return new ArticleError('not-found', path, `Expected a file, got nothing at "${path}"`, cause)
  if (code === 'ELOOP')
    return new ArticleError('loop', path, `Expected a file, got a loop of links at "${path}"`, cause)
  const why = reasons.get(code ?? '') ?? `the system answers ${code}`
  return new ArticleError('unreadable', path, `Expected to read or write "${path}", but ${why}`, cause)
}
