import type { Band } from './band.ts'

/** So many passages of each side stand for each other; none of one side: the other has no partner. */
export interface Bead {
  readonly source: { readonly start: number; readonly end: number }
  readonly target: { readonly start: number; readonly end: number }
  /** How sure this very bead is among all ways to align the two sides, from 0 to 1. */
  readonly posterior: number
  /** How much likelier its sides are as translations than as strangers, as a natural logarithm; 0 of a bead with one side. */
  readonly evidence: number
}

/** Whether it has both sides. */
export const isWhole = ({ source, target }: Bead): boolean => source.end > source.start && target.end > target.start

export const isOneToOne = ({ source, target }: Bead): boolean =>
  source.end - source.start === 1 && target.end - target.start === 1

/** Evidence that sources `i` to `i + a` and targets `j` to `j + b` translate each other, `a` and `b` at least 1. */
export type BeadEvidence = (i: number, j: number, a: number, b: number) => number

/** Natural logarithms of how often each kind of bead is met. Gale and Church (1993) counted 89 %, 8.9 % (both ways) and 1 % (both ways). */
export interface BeadPriors {
  readonly one: number
  readonly merge: number
  readonly skip: number
}

const kinds = [
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 0],
  [0, 1]
] as const

/**
 * The likeliest row of beads, from both starts to both ends and never crossing, and how sure each is: forward and backward sums over
 * the band. Time and memory go with the cells of the band.
 */
export function likeliestBeads(band: Band, evidence: BeadEvidence, priors: BeadPriors): readonly Bead[] {
  const { rows, columns, width } = band
  const lows = Int32Array.from({ length: rows }, (_, row) => band.low(row))
  const cells = rows * width
  const forward = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY)
  const best = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY)
  const choice = new Int8Array(cells).fill(-1)
  const backward = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY)
  const prior = [priors.one, priors.merge, priors.merge, priors.skip, priors.skip]
  const cellAt = (i: number, j: number): number => {
    const at = i < rows && j < columns ? j - lows[i]! : -1
    return at >= 0 && at < width ? i * width + at : -1
  }
  const weight = (kind: number, i: number, j: number): number => {
    const [a, b] = kinds[kind]!
    return prior[kind]! + (a > 0 && b > 0 ? evidence(i, j, a, b) : 0)
  }
  forward[cellAt(0, 0)] = 0
  best[cellAt(0, 0)] = 0
  each(band, lows, (i, j, cell) => {
    if (forward[cell] === Number.NEGATIVE_INFINITY) return
    for (const [kind, [a, b]] of kinds.entries()) {
      const next = cellAt(i + a, j + b)
      if (next < 0) continue
      const step = weight(kind, i, j)
      forward[next] = logSum(forward[next]!, forward[cell]! + step)
      if (best[cell]! + step <= best[next]!) continue
      best[next] = best[cell]! + step
      choice[next] = kind
    }
  })
  const end = cellAt(rows - 1, columns - 1)
  backward[end] = 0
  eachBack(band, lows, (i, j, cell) => {
    for (const [kind, [a, b]] of kinds.entries()) {
      const next = cellAt(i + a, j + b)
      if (next < 0 || backward[next] === Number.NEGATIVE_INFINITY) continue
      backward[cell] = logSum(backward[cell]!, backward[next]! + weight(kind, i, j))
    }
  })
  const beads: Bead[] = []
  let i = rows - 1
  let j = columns - 1
  while (i > 0 || j > 0) {
    const cell = cellAt(i, j)
    const kind = choice[cell]!
    if (kind < 0) throw new RangeError(`Expected a way through the band, got none at ${i}, ${j}`)
    const [a, b] = kinds[kind]!
    const from = cellAt(i - a, j - b)
    const sum = forward[from]! + weight(kind, i - a, j - b) + backward[cell]! - forward[end]!
    beads.push({
      source: { start: i - a, end: i },
      target: { start: j - b, end: j },
      posterior: Math.min(1, Math.exp(sum)),
      evidence: a > 0 && b > 0 ? evidence(i - a, j - b, a, b) : 0
    })
    i -= a
    j -= b
  }
  return beads.reverse()
}

function each(
  { rows, columns, width }: Band,
  lows: Int32Array,
  visit: (i: number, j: number, cell: number) => void
): void {
  for (let i = 0; i < rows; i++) {
    const end = Math.min(columns - lows[i]!, width)
    for (let at = 0; at < end; at++) visit(i, lows[i]! + at, i * width + at)
  }
}

function eachBack(
  { rows, columns, width }: Band,
  lows: Int32Array,
  visit: (i: number, j: number, cell: number) => void
): void {
  for (let i = rows - 1; i >= 0; i--) {
    for (let at = Math.min(columns - lows[i]!, width) - 1; at >= 0; at--) visit(i, lows[i]! + at, i * width + at)
  }
}

/** log(exp(a) + exp(b)). Beyond 40 the smaller one is lost in the larger. */
function logSum(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b
  const difference = a - b
  if (difference > 40) return a
  if (difference < -40) return b
  return difference > 0 ? a + Math.log1p(Math.exp(-difference)) : b + Math.log1p(Math.exp(difference))
}
