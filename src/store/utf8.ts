import { isUtf8 } from 'node:buffer'
import { FormatError } from '../model/errors.ts'
import { sequenceLength } from './encoding/utf8.ts'

/**
 * The text of UTF-8 bytes. A byte order mark stays, as U+FEFF, so that writing the text back gives the same bytes. Throws
 * `FormatError` of type `encoding` with the offset of the first byte that is not UTF-8. `path` is for the message.
 */
export function decodeUtf8(bytes: Buffer, path: string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  const offset = firstInvalid(bytes)
  const byte = bytes[offset]!.toString(16).toUpperCase().padStart(2, '0')
  const line = bytes.subarray(0, offset).filter(unit => unit === 0x0a).length + 1
  const message = `Expected UTF-8, got the byte 0x${byte} at byte ${offset}, line ${line}, of "${path}"${likely(bytes)}. Save it as UTF-8`
  throw new FormatError('encoding', message, { offset })
}

function likely(bytes: Buffer): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return isUtf16 ? ' (it looks like UTF-16)' : ''
}

/** Offset of the first sequence that is cut short, too long, a surrogate or above U+10FFFF. */
function firstInvalid(bytes: Buffer): number {
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  throw new RangeError('Expected bytes that are not UTF-8, got UTF-8')
}
