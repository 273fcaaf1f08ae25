import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packBatches, totalCharacters } from '../../src/queue/batches.ts'
import { textLength } from './backends.ts'

const itself = (n: number) => n

describe('packBatches', () => {
  test('keeps the order and the limits, and opens a batch only when it must', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 60, size: 'max' })
    const limits = fc.record({ sources: fc.integer({ min: 1, max: 8 }), characters: fc.integer({ min: 1, max: 200 }) })
    fc.assert(
      fc.property(sizes, limits, (items, limits) => {
        const batches = packBatches(items, limits, itself)
        expect(batches.flat()).toEqual(items)
        for (const [i, batch] of batches.entries()) {
          expect(batch.length).toBeGreaterThan(0)
          expect(batch.length).toBeLessThanOrEqual(limits.sources)
          if (batch.length > 1) expect(sum(batch)).toBeLessThanOrEqual(limits.characters)
          const next = batches[i + 1]?.[0]
          if (next === undefined) continue
          expect(batch.length === limits.sources || sum(batch) + next > limits.characters).toBe(true)
        }
      })
    )
  })

  test('an item over the limit stands alone', () => {
    expect(packBatches([3, 500, 4, 5], { sources: 10, characters: 100 }, itself)).toEqual([[3], [500], [4, 5]])
  })
})

test('totalCharacters adds up', () => {
  expect(totalCharacters([['one'], ['three']], textLength)).toBe(8)
  expect(totalCharacters([], textLength)).toBe(0)
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
