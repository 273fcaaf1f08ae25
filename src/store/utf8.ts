import { isUtf8 } from 'node:buffer'
import { FormatError } from '../model/errors.ts'

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

/** Length of the well-formed sequence at `at`, 0 if there is none: table 3-7 of the Unicode Standard. */
function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  if (first < 0xc2 || first > 0xf4) return 0
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  const second = bytes[at + 1] ?? 0
  if (second < low || second > high) return 0
  for (let i = at + 2; i < at + length; i++) {
    if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return length
}
