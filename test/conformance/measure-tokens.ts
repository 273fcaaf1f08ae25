import { FormatError } from '../../src/model/errors.ts'
import { tokens } from '../../src/xml/lexer.ts'
import { clocks } from './clocks.ts'
import { described } from './described.ts'
import { firstDifference } from './measure-file.ts'
import { byteOffset, type Decoded, decode } from './read.ts'
import type { FileResult } from './results.ts'
import type { CorpusFile } from './rows.ts'

/** F1 of the lexer alone, on an XML file that is no article: its tokens, put together, are the file. */
export function measureTokens({ name: file, bytes: read }: CorpusFile): FileResult {
  const bytes = read()
  const spent = clocks()
  let decoded: Decoded | undefined
  try {
    decoded = decode(bytes, file)
    const { text, encode } = decoded
    const found = tokens(text)
    const time = spent()
    const together = encode(found.map(({ start, end }) => text.slice(start, end)).join(''))
    const isSame = together.equals(bytes)
    const failures = isSame ? [] : [`first differs at byte ${firstDifference(together, bytes)}`]
    const identity = { law: 'F1', with: 'tokens', right: isSame ? 1 : 0, total: 1, failures } as const
    return {
      type: 'read',
      file,
      format: 'XML lexer',
      bytes: bytes.length,
      blocks: 0,
      targets: 0,
      ...time,
      checks: [identity],
      left: []
    }
  } catch (error) {
    if (!(error instanceof FormatError)) return { type: 'crashed', file, error: described(error) }
    const { type: reason, message } = error
    return {
      type: 'refused',
      file,
      reason,
      offset: byteOffset(error, decoded),
      message,
      ...spent()
    }
  }
}
