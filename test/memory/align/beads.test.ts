import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandOf } from '../../../src/memory/align/band.ts'
import { type BeadEvidence, type BeadPriors, likeliestBeads } from '../../../src/memory/align/beads.ts'

const priors: BeadPriors = { one: Math.log(0.9), merge: Math.log(0.04), skip: Math.log(0.01) }

const tables = fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })).chain(([rows, columns]) =>
  fc.record({
    rows: fc.constant(rows),
    columns: fc.constant(columns),
    values: fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: (rows + 2) * (columns + 2),
      maxLength: (rows + 2) * (columns + 2)
    })
  })
)

function evidenceOf(columns: number, values: readonly number[]): BeadEvidence {
  const at = (i: number, j: number) => values[i * (columns + 2) + j]!
  return (i, j, a, b) => at(i, j) + (a === 2 ? at(i + 1, j) : 0) + (b === 2 ? at(i, j + 1) : 0)
}

test('beads cover both sides in order, whatever the evidence', () => {
  fc.assert(
    fc.property(tables, ({ rows, columns, values }) => {
      const beads = likeliestBeads(bandOf(rows, columns), evidenceOf(columns, values), priors)
      let [i, j] = [0, 0]
      for (const { source, target, posterior } of beads) {
        expect([source.start, target.start]).toEqual([i, j])
        expect(posterior).toBeGreaterThanOrEqual(0)
        expect(posterior).toBeLessThanOrEqual(1)
        i = source.end
        j = target.end
      }
      expect([i, j]).toEqual([rows, columns])
    })
  )
})

test('no other row of beads is likelier', () => {
  fc.assert(
    fc.property(tables, ({ rows, columns, values }) => {
      const evidence = evidenceOf(columns, values)
      const weight = (i: number, j: number, a: number, b: number): number => {
        if (a === 0 || b === 0) return priors.skip
        return (a + b === 2 ? priors.one : priors.merge) + evidence(i, j, a, b)
      }
      const steps = [
        [1, 1],
        [1, 2],
        [2, 1],
        [1, 0],
        [0, 1]
      ] as const
      const bestFrom = (i: number, j: number): number => {
        if (i === rows && j === columns) return 0
        const ways = steps
          .filter(([a, b]) => i + a <= rows && j + b <= columns)
          .map(([a, b]) => weight(i, j, a, b) + bestFrom(i + a, j + b))
        return Math.max(...ways)
      }
      const found = likeliestBeads(bandOf(rows, columns), evidence, priors)
        .map(({ source, target }) =>
          weight(source.start, target.start, source.end - source.start, target.end - target.start)
        )
        .reduce((sum, each) => sum + each, 0)
      expect(found).toBeCloseTo(bestFrom(0, 0), 3)
    }),
    { numRuns: 40 }
  )
})

test('a band leads from start to end, and no wider than it may be', () => {
  fc.assert(
    fc.property(fc.nat({ max: 4_000 }), fc.nat({ max: 4_000 }), (sources, targets) => {
      const band = bandOf(sources, targets)
      expect(band.low(0)).toBe(0)
      expect(band.low(sources) + band.width).toBeGreaterThan(targets)
      expect(band.rows * band.width).toBeLessThan(1_300_000)
      for (let row = 1; row < band.rows; row++) {
        expect(band.low(row)).toBeGreaterThanOrEqual(band.low(row - 1))
        expect(band.low(row)).toBeLessThan(band.low(row - 1) + band.width)
      }
    }),
    { numRuns: 30 }
  )
})
