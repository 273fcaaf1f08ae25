import type { Role } from '../../model/document.ts'
import { bandOf } from './band.ts'
import { type Bead, type BeadPriors, likeliestBeads } from './beads.ts'
import { type LengthModel, lengthEvidence } from './lengths.ts'
import { linkEvidence, type SideEvidence, type Sides } from './links.ts'
import type { Ending } from './passage.ts'

/** Evidence of links is not as independent as the sum has it: names come in clusters. */
const fewest = -8
const most = 12

/** Beads over two rows of blocks, or of sentences. */
export function alignPassages(sides: Sides, lengths: LengthModel, priors: BeadPriors): readonly Bead[] {
  const { sources, targets } = sides
  const band = bandOf(sources.length, targets.length)
  const { source, target } = linkEvidence(sides, band)
  const cellAt = (i: number, j: number): number => {
    const at = j + 1 - band.low(i + 1)
    return at >= 0 && at < band.width ? (i + 1) * band.width + at : -1
  }
  const linked = ({ linked }: SideEvidence, i: number, j: number): number => linked[cellAt(i, j)] ?? 0

  return likeliestBeads(
    band,
    (i, j, a, b) => {
      const first = sources[i]!
      const other = targets[j]!
      const lastSource = sources[i + a - 1]!
      const lastTarget = targets[j + b - 1]!
      let ours = source.none[i]! + linked(source, i, j)
      let theirs = target.none[j]! + linked(target, i, j)
      let sourceLength = first.length
      let targetLength = other.length
      if (a === 2) {
        ours += source.none[i + 1]! + linked(source, i + 1, j)
        theirs = Math.min(theirs + linked(target, i + 1, j), target.none[j]! + target.all[j]!)
        sourceLength += lastSource.length
      }
      if (b === 2) {
        theirs += target.none[j + 1]! + linked(target, i, j + 1)
        ours = Math.min(ours + linked(source, i, j + 1), source.none[i]! + source.all[i]!)
        targetLength += lastTarget.length
      }
      const links = Math.max(fewest, Math.min(most, (ours + theirs) / 2))
      return (
        links +
        lengthEvidence(sourceLength, targetLength, lengths) +
        endingEvidence(lastSource.ending, lastTarget.ending) +
        roleEvidence(first.role, other.role, a + b > 2)
      )
    },
    priors
  )
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
