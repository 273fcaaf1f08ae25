import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FormatError } from '../../src/model/errors.ts'
import { decodeUtf8 } from '../../src/store/utf8.ts'

const offsetOf = (bytes: Buffer): number | undefined => {
  try {
    decodeUtf8(bytes, 'a.md')
    return undefined
  } catch (error) {
    if (error instanceof FormatError && error.type === 'encoding') return error.offset
    throw error
  }
}

test('gives back any text, byte order mark and NUL among it', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, text => {
      expect(decodeUtf8(Buffer.from(text), 'a.md')).toBe(text)
    })
  )
  expect(decodeUtf8(Buffer.from('\ufeffa\0b'), 'a.md')).toBe('\ufeffa\0b')
})

test('says where the first byte is that does not belong', () => {
  expect(offsetOf(Buffer.from('caf\xe9 au lait', 'latin1'))).toBe(3)
  expect(offsetOf(Buffer.from([0x61, 0xc0, 0x80]))).toBe(1) // Too long a form of NUL.
  expect(offsetOf(Buffer.from([0xe2, 0x82]))).toBe(0) // Cut short.
  expect(offsetOf(Buffer.from([0x61, 0xed, 0xa0, 0x80]))).toBe(1) // A surrogate.
  expect(offsetOf(Buffer.from([0xf4, 0x90, 0x80, 0x80]))).toBe(0) // Above U+10FFFF.
})

test('names byte, line and file, and guesses UTF-16', () => {
  const latin = Buffer.from('one\ntwo\ncaf\xe9', 'latin1')
  expect(() => decodeUtf8(latin, 'a.md')).toThrow(
    'Expected UTF-8, got the byte 0xE9 at byte 11, line 3, of "a.md". Save it as UTF-8'
  )
  expect(() => decodeUtf8(Buffer.from('\ufeffvote', 'utf16le'), 'a.md')).toThrow('it looks like UTF-16')
})

test('agrees with the platform on every text that one byte spoils', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
  const byte = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), byte, (text, at, byte) => {
      const bytes = Buffer.from(text)
      bytes[at % bytes.length] = byte
      const offset = offsetOf(bytes)
      const intact = strict.decode(bytes.subarray(0, offset))
      expect(lenient.decode(bytes)).toBe(
        offset === undefined ? intact : `${intact}${lenient.decode(bytes.subarray(offset))}`
      )
      if (offset !== undefined) expect(lenient.decode(bytes.subarray(offset))[0]).toBe('\ufffd')
    })
  )
})
