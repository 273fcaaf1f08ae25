import { isUtf8 } from 'node:buffer'
import type { Codec } from './codec.ts'
import { encodeAround, mostStrays, stray } from './stray.ts'

export const utf8: Codec = {
  unit: 1,
  decode: bytes => (isUtf8(bytes) ? bytes.toString('utf8') : decodeAround(bytes)),
  encode: text => (text.isWellFormed() ? Buffer.from(text, 'utf8') : encodeAround(text, wellFormed))
}

const wellFormed = (text: string) => (text.isWellFormed() ? Buffer.from(text, 'utf8') : undefined)

function decodeAround(bytes: Buffer): string {
  let text = ''
  let end = 0
  let strays = 0
  for (let at = 0; at < bytes.length && strays <= mostStrays; ) {
    const length = sequenceLength(bytes, at)
    if (length === 0) {
      text += bytes.toString('utf8', end, at) + stray(bytes[at]!)
      end = at + 1
      strays++
    }
    at += length || 1
  }
  return text + (strays <= mostStrays ? bytes.toString('utf8', end) : '')
}

/** Length of the well-formed sequence at `at`, 0 if there is none: table 3-7 of the Unicode Standard. */
export function sequenceLength(bytes: Buffer, at: number): number {
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
