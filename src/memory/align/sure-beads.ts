import type { TellingBead } from './align-passages.ts'
import { isOneToOne, isWhole } from './beads.ts'

/** Next to no other way to align. */
const leastPosterior = 0.95
/** No translation is so much longer or shorter than its source; where it is, something was left out or added. */
const leastLength = -1
/** In favour of a block being another's partner, before its sentences are looked at. */
const likely = 0.5
/** In favour of a pair that stands between firm pairs, beside one, or alone: where sentences come and go, strangers meet. */
const needed = { between: 0.5, beside: 2, alone: 4 }
const firm = 3
/** Of a merged pair, each part must speak for itself: else it is one pair and a stranger. */
const weakest = 1

export function isLikely({ posterior, evidence }: TellingBead): boolean {
  return posterior >= leastPosterior && evidence >= likely
}

/** Which of the beads of an article, in order, are sure. */
export function sureBeads(beads: readonly TellingBead[]): readonly boolean[] {
  const firmness = beads.map(bead => isOneToOne(bead) && isSound(bead) && bead.evidence >= firm)
  return beads.map((bead, i) => {
    if (!isWhole(bead) || !isSound(bead)) return false
    const neighbours = Number(firmness[i - 1] ?? true) + Number(firmness[i + 1] ?? true)
    if (!isOneToOne(bead)) return bead.weakest >= weakest && bead.evidence >= needed.beside
    return bead.evidence >= (neighbours === 2 ? needed.between : neighbours === 1 ? needed.beside : needed.alone)
  })
}

function isSound({ posterior, length }: TellingBead): boolean {
  return posterior >= leastPosterior && length >= leastLength
}
