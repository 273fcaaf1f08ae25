import type { Codec } from './codec.ts'
import { iconvDecode, iconvEncode } from './iconv.ts'

/** Four bytes that are no character become U+FFFD: such a file does not come back as it was, and is refused. */
export function utf32(name: 'utf-32le' | 'utf-32be'): Codec {
  return { unit: 4, decode: bytes => iconvDecode(bytes, name), encode: text => iconvEncode(text, name) }
}
