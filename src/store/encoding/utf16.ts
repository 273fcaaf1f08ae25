import type { Codec } from './codec.ts'

/** Half a surrogate pair stays what it is: in these encodings it has bytes of its own. */
export const utf16le: Codec = {
  unit: 2,
  decode: bytes => bytes.toString('utf16le'),
  encode: text => Buffer.from(text, 'utf16le')
}

export const utf16be: Codec = {
  unit: 2,
  decode: bytes => Buffer.from(bytes).swap16().toString('utf16le'),
  encode: text => Buffer.from(text, 'utf16le').swap16()
}
