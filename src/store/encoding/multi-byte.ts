import type { Codec } from './codec.ts'
import { iconvDecode, iconvEncode } from './iconv.ts'
import { encodeAround, mostStrays, stray } from './stray.ts'

export interface MultiByte {
  /** As iconv-lite has it. */
  readonly name: string
  /** Bytes of the character at `at`, by the ranges its bytes are in; 1 for a byte that begins none. */
  length(bytes: Buffer, at: number): number
  /** Whether U+FFFD is one of its characters, and not only what iconv-lite gives for bytes without a meaning. */
  readonly hasReplacement?: boolean
  /** A character that iconv-lite does not write as it is always written. */
  readonly exception?: { readonly character: string; readonly bytes: readonly number[] }
}

/** Bytes that are tried together before they are tried one character at a time. */
const chunkSize = 512

/**
 * An East Asian encoding. Some bytes stand for a character that is written with other bytes: they would not come back, so they are
 * strays as those without a meaning are.
 */
export function multiByte({ name, length, hasReplacement = false, exception }: MultiByte): Codec {
  return {
    unit: 1,
    decode: bytes => intact(bytes) ?? decodeAround(bytes),
    encode: text => encodeAround(text, encodeAll)
  }

  /** The text, if it gives these very bytes again. */
  function intact(bytes: Buffer): string | undefined {
    const text = iconvDecode(bytes, name)
    return (hasReplacement || !text.includes('\ufffd')) && write(text).equals(bytes) ? text : undefined
  }

  function encodeAll(text: string): Buffer | undefined {
    const bytes = write(text)
    return iconvDecode(bytes, name) === text ? bytes : undefined
  }

  function write(text: string): Buffer {
    if (!exception || !text.includes(exception.character)) return iconvEncode(text, name)
    const own = Buffer.from(exception.bytes)
    const pieces = text.split(exception.character).map(piece => iconvEncode(piece, name))
    return Buffer.concat(pieces.flatMap((piece, i) => (i === 0 ? [piece] : [own, piece])))
  }

  function decodeAround(bytes: Buffer): string {
    const known = new Map<string, string | undefined>()
    let text = ''
    let strays = 0
    for (let at = 0; at < bytes.length && strays <= mostStrays; ) {
      const end = chunkEnd(bytes, at)
      const chunk = intact(bytes.subarray(at, end))
      if (chunk !== undefined) text += chunk
      else {
        for (const character of charactersOf(bytes, at, end)) {
          const key = character.toString('latin1')
          if (!known.has(key)) known.set(key, intact(character))
          const read = known.get(key)
          if (read === undefined) strays += character.length
          text += read ?? Array.from(character, stray).join('')
        }
      }
      at = end
    }
    return text
  }

  function chunkEnd(bytes: Buffer, start: number): number {
    let at = start
    while (at < bytes.length && at < start + chunkSize) at += length(bytes, at)
    return at
  }

  function* charactersOf(bytes: Buffer, start: number, end: number): Generator<Buffer> {
    for (let at = start; at < end; ) {
      const next = at + length(bytes, at)
      yield bytes.subarray(at, next)
      at = next
    }
  }
}

export const shiftJis: MultiByte = {
  name: 'shift_jis',
  length: (bytes, at) =>
    (isIn(bytes[at], 0x81, 0x9f) || isIn(bytes[at], 0xe0, 0xfc)) &&
    (isIn(bytes[at + 1], 0x40, 0x7e) || isIn(bytes[at + 1], 0x80, 0xfc))
      ? 2
      : 1
}

export const eucJp: MultiByte = {
  name: 'euc-jp',
  length: (bytes, at) => {
    const isTrail = (i: number) => isIn(bytes[at + i], 0xa1, 0xfe)
    if (bytes[at] === 0x8f && isTrail(1) && isTrail(2)) return 3
    return (isTrail(0) || bytes[at] === 0x8e) && isTrail(1) ? 2 : 1
  },
  // iconv-lite has it in JIS X 0212, which hardly anything writes.
  exception: { character: '\uff5e', bytes: [0xa1, 0xc1] }
}

export const eucKr: MultiByte = {
  name: 'euc-kr',
  length: (bytes, at) => (isIn(bytes[at], 0x81, 0xfe) && isIn(bytes[at + 1], 0x41, 0xfe) ? 2 : 1)
}

export const big5: MultiByte = {
  name: 'big5',
  length: (bytes, at) =>
    isIn(bytes[at], 0x81, 0xfe) && (isIn(bytes[at + 1], 0x40, 0x7e) || isIn(bytes[at + 1], 0xa1, 0xfe)) ? 2 : 1
}

export const gbk: MultiByte = { name: 'gbk', length: gbLength }

export const gb18030: MultiByte = { name: 'gb18030', hasReplacement: true, length: gbLength }

function gbLength(bytes: Buffer, at: number): number {
  if (!isIn(bytes[at], 0x81, 0xfe)) return 1
  const isFour = isIn(bytes[at + 1], 0x30, 0x39) && isIn(bytes[at + 2], 0x81, 0xfe) && isIn(bytes[at + 3], 0x30, 0x39)
  if (isFour) return 4
  return isIn(bytes[at + 1], 0x40, 0xfe) && bytes[at + 1] !== 0x7f ? 2 : 1
}

function isIn(byte: number | undefined, first: number, last: number): boolean {
  return byte !== undefined && byte >= first && byte <= last
}
