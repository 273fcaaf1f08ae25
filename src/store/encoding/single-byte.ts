import type { Codec } from './codec.ts'
import { iconvDecode } from './iconv.ts'
import { stray } from './stray.ts'

const noByte = -1

/** An encoding of 256 characters or fewer; `name` as iconv-lite has it. */
export function singleByte(name: string): Codec {
  const units = unitsOf(name)
  const bytesOf = new Int16Array(0x10000).fill(noByte)
  for (const [byte, unit] of units.entries()) bytesOf[unit] = byte
  return {
    unit: 1,
    decode(bytes) {
      const text = Buffer.allocUnsafe(2 * bytes.length)
      for (let i = 0; i < bytes.length; i++) {
        const unit = units[bytes[i]!]!
        text[2 * i] = unit
        text[2 * i + 1] = unit >> 8
      }
      return text.toString('utf16le')
    },
    encode(text) {
      const bytes = Buffer.allocUnsafe(text.length)
      for (let i = 0; i < text.length; i++) {
        const byte = bytesOf[text.charCodeAt(i)]!
        if (byte === noByte) return undefined
        bytes[i] = byte
      }
      return bytes
    }
  }
}

/** The character of each byte. */
function unitsOf(name: string): Uint16Array {
  const characters = Array.from({ length: 256 }, (_, byte) => iconvDecode(Buffer.from([byte]), name))
  return Uint16Array.from(characters, (character, byte) =>
    (character === '\ufffd' ? stray(byte) : character).charCodeAt(0)
  )
}
