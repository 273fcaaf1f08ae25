import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestAscending } from '../../src/review/ascending.ts'

test('is ascending, and as long as an exhaustive search finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 50 }), { maxLength: 12 }), values => {
      const indices = longestAscending(values)
      const run = indices.map(i => values[i]!)
      expect(run).toEqual(run.toSorted((a, b) => a - b))
      expect(indices).toEqual(indices.toSorted((a, b) => a - b))
      const lengths: number[] = []
      for (const [i, value] of values.entries()) {
        lengths.push(1 + Math.max(0, ...lengths.filter((_, k) => k < i && values[k]! < value)))
      }
      expect(indices.length).toBe(Math.max(0, ...lengths))
    })
  )
})
