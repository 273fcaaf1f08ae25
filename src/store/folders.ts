import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { asArticleError, errorCode } from './file-trouble.ts'

/** Names of the files in a folder, as `foldersIn` has its folders. */
export function filesIn(root: string, path: string): readonly string[] {
  return namesIn(root, path, entry => entry.isFile())
}

/** Names of the folders in a folder, in the order of UTF-16 code units; none where there is no such folder. Throws `ArticleError`. */
export function foldersIn(root: string, path: string): readonly string[] {
  return namesIn(root, path, entry => entry.isDirectory())
}

function namesIn(root: string, path: string, isWanted: (entry: Dirent) => boolean): readonly string[] {
  try {
    return readdirSync(join(root, path), { withFileTypes: true })
      .filter(isWanted)
      .map(({ name }) => name)
      .sort()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw asArticleError(error, path)
  }
}
