import type { Role } from '../../model/document.ts'
import { bandOf } from './band.ts'
import { type Bead, type BeadPriors, isWhole, likeliestBeads } from './beads.ts'
import { type LengthModel, lengthEvidence } from './lengths.ts'
import { linkEvidence, type SideEvidence, type Sides } from './links.ts'
import type { Ending } from './passage.ts'

/** Evidence of links is not as independent as the sum has it: names come in clusters. */
const fewest = -8
const most = 12

/** A bead, and what is to be known of it before it is trusted. */
export interface TellingBead extends Bead {
  /** The part of the evidence that is of the lengths. */
  readonly length: number
  /** Of a merged or split passage, what the tokens of its weaker part say; as much as can be of other beads. */
  readonly weakest: number
}

/** Beads over two rows of blocks, or of sentences. */
export function alignPassages(sides: Sides, lengths: LengthModel, priors: BeadPriors): readonly TellingBead[] {
  const { sources, targets } = sides
  const band = bandOf(sources.length, targets.length)
  const { source, target } = linkEvidence(sides, band)
  const lows = Int32Array.from({ length: band.rows }, (_, row) => band.low(row))
  const linked = (side: SideEvidence, i: number, j: number): number => {
    const at = j + 1 - lows[i + 1]!
    return at >= 0 && at < band.width ? side.linked[(i + 1) * band.width + at]! : 0
  }

  return likeliestBeads(band, evidence, priors).map(bead => ({ ...bead, ...detailsOf(bead) }))

  function evidence(i: number, j: number, a: number, b: number): number {
    const lastSource = sources[i + a - 1]!
    const lastTarget = targets[j + b - 1]!
    let ours = source.none[i]! + linked(source, i, j)
    let theirs = target.none[j]! + linked(target, i, j)
    if (a === 2) {
      ours += source.none[i + 1]! + linked(source, i + 1, j)
      theirs = Math.min(theirs + linked(target, i + 1, j), target.none[j]! + target.all[j]!)
    }
    if (b === 2) {
      theirs += target.none[j + 1]! + linked(target, i, j + 1)
      ours = Math.min(ours + linked(source, i, j + 1), source.none[i]! + source.all[i]!)
    }
    return (
      Math.max(fewest, Math.min(most, (ours + theirs) / 2)) +
      lengthOf(i, j, a, b) +
      endingEvidence(lastSource.ending, lastTarget.ending) +
      roleEvidence(sources[i]!.role, targets[j]!.role, a + b > 2)
    )
  }

  function lengthOf(i: number, j: number, a: number, b: number): number {
    const ours = sources[i]!.length + (a === 2 ? sources[i + 1]!.length : 0)
    const theirs = targets[j]!.length + (b === 2 ? targets[j + 1]!.length : 0)
    return lengthEvidence(ours, theirs, lengths)
  }

  function detailsOf(bead: Bead): { readonly length: number; readonly weakest: number } {
    if (!isWhole(bead)) return { length: 0, weakest: 0 }
    const { start: i, end } = bead.source
    const { start: j, end: last } = bead.target
    const length = lengthOf(i, j, end - i, last - j)
    const sourceParts = Array.from({ length: end - i }, (_, k) => source.none[i + k]! + linked(source, i + k, j))
    const targetParts = Array.from({ length: last - j }, (_, k) => target.none[j + k]! + linked(target, i, j + k))
    const parts = sourceParts.length > 1 ? sourceParts : targetParts
    return { length, weakest: parts.length > 1 ? Math.min(...parts) : Number.POSITIVE_INFINITY }
  }
}

function endingEvidence(a: Ending, b: Ending): number {
  if (a === b) return equal[a]
  if (a === 'question' || b === 'question') return -2.5
  return a === 'none' || b === 'none' || a === 'colon' || b === 'colon' ? -0.7 : -0.3
}

/** The rarer an ending, the more it says. */
const equal: Readonly<Record<Ending, number>> = { question: 1.8, exclamation: 1.2, colon: 0.8, stop: 0.1, none: 0.2 }

/** Roles of running text, which a translator may take for one another. */
const running: ReadonlySet<Role> = new Set(['p', 'li', 'quote', 'dek'])

function roleEvidence(a: Role | undefined, b: Role | undefined, isMerge: boolean): number {
  if (a === undefined || b === undefined) return 0
  if (a === b) return isMerge && !running.has(a) ? -3 : 0.4
  return running.has(a) && running.has(b) ? -1.5 : -4
}
