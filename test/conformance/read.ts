import type { DocumentFormat } from '../../src/formats/document-format.ts'
import { formats } from '../../src/formats/formats.ts'
import { FormatError } from '../../src/model/errors.ts'
import { type ArticleText, byteOffset as byteOffsetIn, decodeArticle, encodeArticle } from '../../src/store/encoding.ts'

/** A file's text, and the way back to its bytes. */
export interface Decoded extends ArticleText {
  encode(text: string): Buffer
}

/** Every format dragoman reads, with its own defaults. */
export const known: readonly DocumentFormat[] = formats({ frontMatter: undefined })

/** The text of a file. Throws `FormatError` of type `encoding`. */
export function decode(bytes: Buffer, name: string): Decoded {
  const source = decodeArticle(bytes, name)
  return { ...source, encode: text => encodeArticle(text, source).bytes }
}

/** The format that reads a file with this extension and text: the first that accepts it. `undefined`: none has the extension. */
export function formatOf(extension: string, text: string): DocumentFormat | undefined {
  const candidates = known.filter(({ extensions }) => extensions.includes(extension))
  return candidates.find(format => format.accepts?.(text) ?? true) ?? candidates.at(-1)
}

/** Whether any format reads files with this extension. */
export function isRead(extension: string): boolean {
  return known.some(({ extensions }) => extensions.includes(extension))
}

/** Where in the file's bytes an error is, if it says where. */
export function byteOffset(error: FormatError, decoded: Decoded | undefined): number | undefined {
  const { type, offset } = error
  if (offset === undefined || type === 'encoding' || !decoded) return offset
  return byteOffsetIn(decoded.text, decoded.encoding, offset)
}

/** The message of a refusal to merge and the block it names, or the error itself if it is no such refusal. */
export function refusal(error: unknown): { readonly block: string; readonly message: string } {
  if (error instanceof FormatError && error.type === 'merge' && error.block !== undefined) {
    return { block: error.block, message: error.message }
  }
  throw error
}
