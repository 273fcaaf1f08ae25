import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnswer } from '../../../src/backends/openai/read-answer.ts'

const segment = fc.record({ id: fc.integer({ min: 1, max: 99 }).map(String), src: fc.string(), tgt: fc.string() })
const segments = fc.array(segment, { maxLength: 5 })

test('JSON is read as it is, whatever its texts talk about', () => {
  const talk = fc.constantFrom('', '<think>', '</think>', '```', '{"id":"2"', '"}]}', '\\', '\n')
  fc.assert(
    fc.property(segments, talk, (segments, talk) => {
      const all = segments.map(each => ({ ...each, tgt: each.tgt + talk }))
      expect(readAnswer(JSON.stringify({ segments: all }))).toEqual(all)
    })
  )
})

test('of JSON that is cut off, what is whole is taken, and nothing is made of the rest', () => {
  fc.assert(
    fc.property(segments, fc.nat(), (segments, at) => {
      const plain = segments.map(each => ({ ...each, tgt: each.tgt.replace(/[{}]/g, ''), src: '' }))
      const text = JSON.stringify({ segments: plain })
      const found = readAnswer(text.slice(0, at % (text.length + 1)))
      expect(found).toEqual(plain.slice(0, found.length))
    })
  )
})

test('nothing throws', () => {
  const piece = fc.oneof(
    fc.constantFrom('{', '}', '[', ']', '"id"', ':', '"1"', '"tgt"', '<think>', '</think>', ','),
    fc.string()
  )
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      expect(
        readAnswer(pieces.join('')).every(({ id, tgt }) => typeof id === 'string' && typeof tgt === 'string')
      ).toBe(true)
    })
  )
})
