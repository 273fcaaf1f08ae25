import { type Matching, match, spineOf } from './exact-matches.ts'
import { containment, type Features, featuresOf, similarity, weigher, wordsOf } from './similarity.ts'

interface Text {
  readonly role: string
  readonly text: string
}

interface Candidate {
  readonly old: number
  readonly now: number
  readonly similarity: number
  readonly isNear: boolean
  readonly distance: number
}

/** Between the same neighbours, and with the same role, this much in common makes two texts versions of one. */
const similarHere = 0.4
/** There too, a text that was cut or added to, and is else the same. */
const similarContained = 0.25
const contained = 0.85
/** Anywhere else, or in another role. */
const similarAnywhere = 0.65
/** Within a gap, texts this many places apart are compared directly; beyond, and elsewhere, only those that share rare words. */
const reach = 32
const rareWords = 12
const mostUses = 16
const mostCandidates = 8

/** Adds pairs of similar texts to what is still unmatched, the most similar first. Work per text is bounded. */
export function matchEdited(matching: Matching, old: readonly Text[], now: readonly Text[]): void {
  const freeOld = freeIn(matching.newOf)
  const freeNew = freeIn(matching.oldOf)
  if (freeOld.length === 0 || freeNew.length === 0) return
  const words = { old: old.map(({ text }) => wordsOf(text)), now: now.map(({ text }) => wordsOf(text)) }
  const weight = weigher([...words.old, ...words.now])
  const features = {
    old: new Map(freeOld.map(i => [i, featuresOf(words.old[i]!, weight)])),
    now: new Map(freeNew.map(i => [i, featuresOf(words.now[i]!, weight)]))
  }
  const isNear = nearness(matching)
  const candidates: Candidate[] = []
  for (const [i, oldIndices] of pairsToCompare(matching, features, freeOld, freeNew)) {
    for (const oldIndex of oldIndices) {
      const [before, after] = [features.old.get(oldIndex)!, features.now.get(i)!]
      const score = similarity(before, after)
      const near = isNear(oldIndex, i)
      const isVersion = score >= similarHere || (score >= similarContained && containment(before, after) >= contained)
      if (near && old[oldIndex]!.role === now[i]!.role ? isVersion : score >= similarAnywhere) {
        candidates.push({ old: oldIndex, now: i, similarity: score, isNear: near, distance: Math.abs(oldIndex - i) })
      }
    }
  }
  for (const { old, now } of candidates.sort(bestFirst)) {
    if (matching.newOf[old]! < 0 && matching.oldOf[now]! < 0) match(matching, old, now)
  }
}

function bestFirst(a: Candidate, b: Candidate): number {
  return (
    b.similarity - a.similarity ||
    Number(b.isNear) - Number(a.isNear) ||
    a.distance - b.distance ||
    a.now - b.now ||
    a.old - b.old
  )
}

/** Whether both stand between the same neighbours, or beside the same one in a passage that moved as a whole. */
function nearness({ oldOf, newOf }: Matching): (old: number, now: number) => boolean {
  const spine = spineOf({ oldOf, newOf })
  const before = Int32Array.from(oldOf)
  const beside = (i: number, old: number): boolean => old >= 0 && i >= 0 && i < before.length && before[i] === old
  return (old, now) =>
    spine.gapOfOld[old] === spine.gapOfNew[now] || beside(now - 1, old - 1) || beside(now + 1, old + 1)
}

interface Compared {
  readonly old: ReadonlyMap<number, Features>
  readonly now: ReadonlyMap<number, Features>
}

/** For each free new index the old indices worth comparing with. */
function* pairsToCompare(
  matching: Matching,
  features: Compared,
  freeOld: readonly number[],
  freeNew: readonly number[]
): Generator<[now: number, old: ReadonlySet<number>]> {
  const { gapOfOld, gapOfNew } = spineOf(matching)
  const oldInGap = Map.groupBy(freeOld, i => gapOfOld[i]!)
  const newInGap = Map.groupBy(freeNew, i => gapOfNew[i]!)
  const sharing = sharesRareWords(features.old)
  for (const [gap, indices] of newInGap) {
    const olds = oldInGap.get(gap) ?? []
    for (const [place, i] of indices.entries()) {
      const middle = Math.round((place * olds.length) / indices.length)
      const found = new Set(olds.slice(Math.max(0, middle - reach), middle + reach))
      for (const old of sharing(features.now.get(i)!)) found.add(old)
      for (const old of [(matching.oldOf[i - 1] ?? -1) + 1, (matching.oldOf[i + 1] ?? -1) - 1]) {
        if (features.old.has(old)) found.add(old)
      }
      yield [i, found]
    }
  }
}

/** An index of the old texts by their words, and the texts that share most of a new one's rarest words. */
function sharesRareWords(old: ReadonlyMap<number, Features>): (features: Features) => readonly number[] {
  const uses = new Map<string, number[]>()
  for (const [i, { weights }] of old) {
    for (const word of weights.keys()) {
      const known = uses.get(word)
      if (known) known.push(i)
      else uses.set(word, [i])
    }
  }
  return ({ weights }) => {
    const known = weights.keys().filter(word => (uses.get(word)?.length ?? Infinity) <= mostUses)
    const rarest = [...known].sort((a, b) => uses.get(a)!.length - uses.get(b)!.length).slice(0, rareWords)
    const votes = new Map<number, number>()
    for (const word of rarest) for (const i of uses.get(word)!) votes.set(i, (votes.get(i) ?? 0) + 1)
    const byVotes = [...votes].sort(([a, votesOfA], [b, votesOfB]) => votesOfB - votesOfA || a - b)
    return byVotes.slice(0, mostCandidates).map(([i]) => i)
  }
}

function freeIn(other: Int32Array): readonly number[] {
  return Array.from(other.keys().filter(i => other[i]! < 0))
}
