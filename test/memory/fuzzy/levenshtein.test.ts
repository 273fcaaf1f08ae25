import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Pattern } from '../../../src/memory/fuzzy/levenshtein.ts'
import { editDistance } from './brute-force.ts'

const sequence = (maxLength: number) => fc.array(fc.integer({ min: 1, max: 4 }), { maxLength })

test('the distance is the one of the textbook, up to the limit', () => {
  const pattern = new Pattern()
  fc.assert(
    fc.property(fc.oneof(sequence(40), sequence(140)), sequence(140), fc.nat(150), (a, b, most) => {
      pattern.prepare(Int32Array.from(a), a.length, 3 + 1)
      const expected = editDistance(a, b)
      const distance = pattern.distance(Int32Array.from(b), b.length, most)
      if (expected <= most) expect(distance).toBe(expected)
      else expect(distance).toBeGreaterThan(most)
    }),
    { numRuns: 2000 }
  )
})

test.each([0, 1, 31, 32, 33, 63, 64, 65, 96])('a sequence of %i symbols', length => {
  const pattern = new Pattern()
  const symbols = new Int32Array(length).fill(1)
  pattern.prepare(symbols, length, 1)
  expect(pattern.distance(symbols, length, 0)).toBe(0)
  expect(pattern.distance(new Int32Array(length), length, 1000)).toBe(length)
  expect(pattern.distance(new Int32Array(length + 1).fill(1), length + 1, 1000)).toBe(1)
})
