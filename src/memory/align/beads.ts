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

/** Passages of the source and of the target in each kind of bead; the first three have evidence. */
const sourceSteps = [1, 1, 2, 1, 0] as const
const targetSteps = [1, 2, 1, 0, 1] as const
const kinds = 5
const kindsWithEvidence = 3

/**
 * The likeliest row of beads, from both starts to both ends and never crossing, and how sure each is: forward and backward sums over
 * the band. Time and memory go with the cells of the band. Plain loops: they are most of the time of alignment.
 */
export function likeliestBeads(band: Band, evidence: BeadEvidence, priors: BeadPriors): readonly Bead[] {
  const { rows, columns, width } = band
  const lows = Int32Array.from({ length: rows }, (_, row) => band.low(row))
  const cells = rows * width
  const forward = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY)
  const best = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY)
  const choice = new Int8Array(cells).fill(-1)
  const weights = new Float32Array(cells * kindsWithEvidence)
  const prior = [priors.one, priors.merge, priors.merge, priors.skip, priors.skip]
  const cellAt = (i: number, j: number): number => {
    if (i >= rows || j >= columns) return -1
    const at = j - lows[i]!
    return at >= 0 && at < width ? i * width + at : -1
  }
  const weightOf = (kind: number, cell: number): number =>
    kind < kindsWithEvidence ? weights[cell * kindsWithEvidence + kind]! : prior[kind]!

  const start = cellAt(0, 0)
  forward[start] = 0
  best[start] = 0
  for (let i = 0; i < rows; i++) {
    const low = lows[i]!
    const end = Math.min(columns - low, width)
    for (let at = 0; at < end; at++) {
      const cell = i * width + at
      if (forward[cell] === Number.NEGATIVE_INFINITY) continue
      for (let kind = 0; kind < kinds; kind++) {
        const a = sourceSteps[kind]!
        const b = targetSteps[kind]!
        const next = cellAt(i + a, low + at + b)
        if (next < 0) continue
        let weight = prior[kind]!
        if (kind < kindsWithEvidence) {
          weights[cell * kindsWithEvidence + kind] = weight + evidence(i, low + at, a, b)
          weight = weights[cell * kindsWithEvidence + kind]!
        }
        forward[next] = logSum(forward[next]!, forward[cell]! + weight)
        if (best[cell]! + weight <= best[next]!) continue
        best[next] = best[cell]! + weight
        choice[next] = kind
      }
    }
  }
  const backward = best.fill(Number.NEGATIVE_INFINITY)
  const last = cellAt(rows - 1, columns - 1)
  backward[last] = 0
  for (let i = rows - 1; i >= 0; i--) {
    const low = lows[i]!
    for (let at = Math.min(columns - low, width) - 1; at >= 0; at--) {
      const cell = i * width + at
      if (forward[cell] === Number.NEGATIVE_INFINITY) continue
      for (let kind = 0; kind < kinds; kind++) {
        const next = cellAt(i + sourceSteps[kind]!, low + at + targetSteps[kind]!)
        if (next < 0 || backward[next] === Number.NEGATIVE_INFINITY) continue
        backward[cell] = logSum(backward[cell]!, backward[next]! + weightOf(kind, cell))
      }
    }
  }
  const beads: Bead[] = []
  let i = rows - 1
  let j = columns - 1
  while (i > 0 || j > 0) {
    const cell = cellAt(i, j)
    const kind = choice[cell]!
    if (kind < 0) throw new RangeError(`Expected a way through the band, got none at ${i}, ${j}`)
    const from = cellAt(i - sourceSteps[kind]!, j - targetSteps[kind]!)
    const weight = weightOf(kind, from)
    beads.push({
      source: { start: i - sourceSteps[kind]!, end: i },
      target: { start: j - targetSteps[kind]!, end: j },
      posterior: Math.min(1, Math.exp(forward[from]! + weight + backward[cell]! - forward[last]!)),
      evidence: kind < kindsWithEvidence ? weight - prior[kind]! : 0
    })
    i -= sourceSteps[kind]!
    j -= targetSteps[kind]!
  }
  return beads.reverse()
}

/** log(exp(a) + exp(b)). Beyond 25 the smaller one is lost in the larger. */
function logSum(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b
  const difference = a - b
  if (difference > 25) return a
  if (difference < -25) return b
  return difference > 0 ? a + Math.log1p(Math.exp(-difference)) : b + Math.log1p(Math.exp(difference))
}
