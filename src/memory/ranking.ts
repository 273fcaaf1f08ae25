import type { Content } from '../model/content.ts'
import type { Match } from '../model/match.ts'
import type { Origin } from '../model/segment.ts'

/** A person's entry for the source that is looked up. */
export interface Candidate {
  readonly target: Content
  /** The target as stored: what two targets are compared by. */
  readonly text: string
  readonly origin: Origin
  readonly isReviewed: boolean
  /** Milliseconds since 1970. */
  readonly updated: number
  /** Whether it was stored between the same neighbours as the source that is looked up has. */
  readonly isInContext: boolean
  /** Whether one of its neighbours at least is there and the same. The edge of an article is none. */
  readonly isBeside: boolean
}

/**
 * People's matches, best first: in this context, reviewed, newest; of equal targets the best alone. Where people gave
 * one source several targets and the context does not tell which, order does not either: then only a target is a match that all
 * beside one same neighbour have, or that all reviewers agree on.
 */
export function rankPeoples(candidates: readonly Candidate[]): readonly Match[] {
  const best = candidates.toSorted(byRank)
  const elsewhere = best.filter(({ isInContext }) => !isInContext)
  const certain = [...best.filter(({ isInContext }) => isInContext), ...agreed(elsewhere)]
  return certain.filter(({ text }, i) => certain.findIndex(other => other.text === text) === i).map(toMatch)
}

function agreed(candidates: readonly Candidate[]): readonly Candidate[] {
  if (isUnanimous(candidates)) return candidates
  const beside = candidates.filter(({ isBeside }) => isBeside)
  if (beside.length > 0 && isUnanimous(beside)) return beside
  const reviewed = candidates.filter(({ isReviewed }) => isReviewed)
  return isUnanimous(reviewed) ? reviewed : []
}

const isUnanimous = (candidates: readonly Candidate[]): boolean =>
  candidates.every(({ text }) => text === candidates[0]?.text)

function byRank(a: Candidate, b: Candidate): number {
  return (
    Number(b.isInContext) - Number(a.isInContext) ||
    Number(b.isReviewed) - Number(a.isReviewed) ||
    b.updated - a.updated
  )
}

function toMatch({ isInContext, target, origin, isReviewed }: Candidate): Match {
  return { kind: isInContext ? 'in-context' : 'exact', similarity: 100, target, origin, isReviewed }
}
