import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { asArticleError } from './file-trouble.ts'

/** SHA-256 of a file's content, in memory that does not grow with it: about a second for a gigabyte. Throws `ArticleError`. */
export function contentHash(path: string): string {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(1 << 20)
  try {
    const file = openSync(path, 'r')
    try {
      for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
        hash.update(buffer.subarray(0, read))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw asArticleError(error, path)
  }
  return hash.digest('hex')
}
