import type { Role } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import type { State } from '../model/segment.ts'

/** What the evidence records say of a bundle. */
export interface BundleEvidence {
  /** All blocks that are to ship. */
  readonly blocks: readonly BlockEvidence[]
}

export interface BlockEvidence {
  readonly role: Role
  readonly state: State
  /** Who acted last, and when (ISO 8601). */
  readonly by: string | undefined
  readonly at: string | undefined
  /** Words of the target, and those of them that a person has changed. */
  readonly words: number
  readonly wordsChanged: number
  /** What checks have found and nobody has dismissed. With an open error a block is not reviewed. */
  readonly findings?: readonly Finding[]
  /** When the original of a stale block was last changed (ISO 8601), where that is known. */
  readonly sourceUpdated?: string | undefined
}

/** How an article was made, as far as the evidence goes and no further. */
export interface Disclosure {
  /**
   * `machine`: no part that counts is reviewed; `partial`: some blocks are, title and dek among them; `reviewed`: every block is, by a named
   * person, for the present text and source; `edited`: that, and people have changed much of it.
   */
  readonly state: 'machine' | 'partial' | 'reviewed' | 'edited'
  /** Whether a person's text translates an earlier version of the original. */
  readonly isStale: boolean
  readonly reviewers: ReadonlyArray<{ readonly by: string; readonly at: string; readonly blocks: number }>
  /** Value of the draft W3C `ai-disclosure` attribute. */
  readonly aiDisclosure: 'ai-autonomous' | 'mixed' | 'ai-assisted'
  /** IPTC digital source type. */
  readonly digitalSourceType: string
}

/** Share of the words that people must have changed for an article to count as edited by them. */
const muchChanged = 0.25

const sourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

/** Never stronger than the evidence: an unsigned, flagged, missing or stale block keeps an article from being reviewed. */
export function disclose({ blocks }: BundleEvidence): Disclosure {
  const state = stateOf(blocks)
  return {
    state,
    isStale: blocks.some(block => block.state === 'stale'),
    reviewers: state === 'machine' ? [] : reviewersOf(blocks),
    aiDisclosure: state === 'machine' ? 'ai-autonomous' : state === 'partial' ? 'mixed' : 'ai-assisted',
    digitalSourceType:
      sourceType + (state === 'machine' ? 'trainedAlgorithmicMedia' : 'compositeWithTrainedAlgorithmicMedia')
  }
}

function stateOf(blocks: readonly BlockEvidence[]): Disclosure['state'] {
  const reviewed = blocks.filter(isReviewed)
  if (reviewed.length === 0) return 'machine'
  if (reviewed.length < blocks.length) {
    const isHeadReviewed = blocks.filter(({ role }) => role === 'title' || role === 'dek').every(isReviewed)
    return isHeadReviewed ? 'partial' : 'machine'
  }
  const words = blocks.reduce((sum, block) => sum + block.words, 0)
  const changed = blocks.reduce((sum, block) => sum + block.wordsChanged, 0)
  return changed > 0 && changed >= muchChanged * words ? 'edited' : 'reviewed'
}

/** Only a named person's recorded act counts, and no error may be open. */
function isReviewed({ state, by, at, findings = [] }: BlockEvidence): boolean {
  const isSigned = (state === 'reviewed' || state === 'final') && Boolean(by?.trim()) && Boolean(at)
  return isSigned && !findings.some(({ severity }) => severity === 'error')
}

function reviewersOf(blocks: readonly BlockEvidence[]): Disclosure['reviewers'] {
  const people = Map.groupBy(blocks.filter(isReviewed), ({ by = '' }) => by)
  return Array.from(people, ([by, own]) => ({
    by,
    at: own
      .map(({ at = '' }) => at)
      .sort()
      .at(-1)!,
    blocks: own.length
  })).sort((a, b) => b.blocks - a.blocks || (a.by < b.by ? -1 : 1))
}
