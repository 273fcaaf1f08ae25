import { FormatError } from '../model/errors.ts'
import { type ArticleText, placeOf } from '../store/encoding.ts'

/** What a format reads of an article's text; its error learns of the file. */
export function inPlace<T>(path: string, source: ArticleText, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    const { type, message, offset } = error
    if (offset === undefined) throw new FormatError(type, `${path}: ${message}`, { cause: error })
    const { line, column, byte } = placeOf(source, offset)
    const place = `${path}:${line}:${column} (byte ${byte})`
    throw new FormatError(type, `${place}: ${message}`, { offset: byte, cause: error })
  }
}
