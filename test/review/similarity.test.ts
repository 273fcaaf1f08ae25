import fc from 'fast-check'
import { expect, test } from 'vitest'
import { containment, featuresOf, similarity, weigher, wordsOf } from '../../src/review/similarity.ts'

function similar(a: string, b: string): number {
  const words = [wordsOf(a), wordsOf(b)] as const
  const weight = weigher(words)
  return similarity(featuresOf(words[0], weight), featuresOf(words[1], weight))
}

test('lies between 0 and 1, is symmetric, and 1 for a text and itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(similar(a, b)).toBeCloseTo(similar(b, a), 10)
      expect(similar(a, b)).toBeGreaterThanOrEqual(0)
      expect(similar(a, b)).toBeLessThanOrEqual(1 + 1e-9)
      if (wordsOf(a).length > 0) expect(similar(a, a)).toBeCloseTo(1, 10)
    })
  )
})

test('does not see case, inline tags and punctuation', () => {
  expect(similar('Read <1>the report</1> now!', 'read the report: now')).toBe(1)
})

test('compares scripts without spaces by pairs of characters', () => {
  expect(wordsOf('投票は火曜日')).toEqual(['投票', '票は', 'は火', '火曜', '曜日'])
  expect(similar('市议会星期二投票', '市议会星期三投票')).toBeGreaterThan(0.5)
})

test('sees a corrected word of a short text by its letters', () => {
  expect(similar('Recieve the noose', 'Receive the noose')).toBeGreaterThan(0.6)
  expect(similar('The vote', 'A boat')).toBeLessThan(0.2)
})

test('a rare word says more than a common one', () => {
  const weight = weigher([wordsOf('the harbour'), wordsOf('the bridge'), wordsOf('the quay')])
  expect(weight('harbour')).toBeGreaterThan(weight('the'))
})

test('a text is contained in one that only adds to it', () => {
  const [a, b] = [wordsOf('the old bridge'), wordsOf('the old bridge over the harbour')]
  const weight = weigher([a, b])
  expect(containment(featuresOf(a, weight), featuresOf(b, weight))).toBeCloseTo(1, 10)
  expect(containment(featuresOf(b, weight), featuresOf(a, weight))).toBeCloseTo(1, 10)
  expect(containment(featuresOf([], weight), featuresOf(a, weight))).toBe(0)
})
