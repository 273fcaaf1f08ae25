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
/** What more is needed the more sentences have no partner: times their share. */
const damage = 5
/** Of a merged pair, each part must speak for itself: else it is one pair and a stranger. */
const weakest = 2

/** How alike two articles are built: `blocks`: every block has one partner; `sentences`: and so has each sentence of this block. */
export interface Structure {
  readonly blocks: boolean
  readonly sentences: boolean
}

/**
 * Where every block has one partner, and every sentence of its block, nothing came and nothing went: then it is enough that nothing speaks
 * against a pair. Where only the blocks are so, or the sentences, less is needed than elsewhere.
 */
const parallel = { both: -1.5, blocks: 2, sentences: 1 }

export function isLikely({ posterior, evidence }: TellingBead, isParallel = false): boolean {
  return posterior >= leastPosterior && evidence >= (isParallel ? parallel.both : likely)
}

/** Which of the beads of an article, in order, are sure. */
export function sureBeads(beads: ReadonlyArray<TellingBead & { readonly structure: Structure }>): readonly boolean[] {
  const extra = damage * (beads.filter(bead => !isWhole(bead)).length / Math.max(1, beads.length))
  const firmness = beads.map(bead => isOneToOne(bead) && isSound(bead) && bead.evidence >= firm)
  return beads.map((bead, i) => {
    if (!isWhole(bead) || !isSound(bead)) return false
    if (!isOneToOne(bead)) return bead.weakest >= weakest && bead.evidence >= needed.beside + extra
    const { blocks, sentences } = bead.structure
    if (blocks && sentences) return bead.evidence >= parallel.both
    const evidence = bead.evidence + (blocks ? parallel.blocks : 0) + (sentences ? parallel.sentences : 0)
    const neighbours = Number(firmness[i - 1] ?? true) + Number(firmness[i + 1] ?? true)
    return evidence >= extra + (neighbours === 2 ? needed.between : neighbours === 1 ? needed.beside : needed.alone)
  })
}

function isSound({ posterior, length }: TellingBead): boolean {
  return posterior >= leastPosterior && length >= leastLength
}
