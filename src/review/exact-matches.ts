import { longestAscending } from './ascending.ts'

/** Which old index each new one stands for, and the reverse; -1 where there is none. */
export interface Matching {
  readonly oldOf: Int32Array
  readonly newOf: Int32Array
}

export function emptyMatching(oldLength: number, newLength: number): Matching {
  return { oldOf: new Int32Array(newLength).fill(-1), newOf: new Int32Array(oldLength).fill(-1) }
}

export function match({ oldOf, newOf }: Matching, oldIndex: number, newIndex: number): void {
  oldOf[newIndex] = oldIndex
  newOf[oldIndex] = newIndex
}

/**
 * Adds the pairs of equal tokens among what is unmatched, moved ones too (Heckel 1978): tokens that occur once on both sides, then
 * their neighbours, then repeated tokens in order, those between the same neighbours first. Linear but for one sort of indices.
 */
export function matchEqual(matching: Matching, old: readonly string[], now: readonly string[]): void {
  matchUnique(matching, old, now)
  matchNeighbours(matching, old, now)
  const spine = spineOf(matching)
  matchInOrder(
    matching,
    old.map((token, i) => `${spine.gapOfOld[i]} ${token}`),
    now.map((token, i) => `${spine.gapOfNew[i]} ${token}`)
  )
  matchInOrder(matching, old, now)
}

/** The pairs that kept their order, and between which of them everything else stands. */
export interface Spine {
  /** By new index. */
  readonly isOn: Uint8Array
  readonly gapOfOld: Int32Array
  readonly gapOfNew: Int32Array
}

/** The longest ascending run of pairs: what is on it stayed, what is matched beside it moved. */
export function spineOf({ oldOf, newOf }: Matching): Spine {
  const isOn = new Uint8Array(oldOf.length)
  const isOldOn = new Uint8Array(newOf.length)
  const matched = Array.from(oldOf.keys().filter(i => oldOf[i]! >= 0))
  for (const place of longestAscending(matched.map(i => oldOf[i]!))) {
    const i = matched[place]!
    isOn[i] = 1
    isOldOn[oldOf[i]!] = 1
  }
  return { isOn, gapOfOld: runningCount(isOldOn), gapOfNew: runningCount(isOn) }
}

function matchUnique(matching: Matching, old: readonly string[], now: readonly string[]): void {
  const oldOnly = onceIn(old, matching.newOf)
  for (const [token, i] of onceIn(now, matching.oldOf)) {
    const oldIndex = oldOnly.get(token) ?? -1
    if (i >= 0 && oldIndex >= 0) match(matching, oldIndex, i)
  }
}

/** Token → its index, or -1 when it occurs more than once among the free ones. */
function onceIn(tokens: readonly string[], other: Int32Array): Map<string, number> {
  const indices = new Map<string, number>()
  for (const [i, token] of tokens.entries()) if (other[i]! < 0) indices.set(token, indices.has(token) ? -1 : i)
  return indices
}

function matchNeighbours(matching: Matching, old: readonly string[], now: readonly string[]): void {
  const { oldOf, newOf } = matching
  const extend = (oldIndex: number, newIndex: number): void => {
    if (oldOf[newIndex] === -1 && newOf[oldIndex] === -1 && old[oldIndex] === now[newIndex]) {
      match(matching, oldIndex, newIndex)
    }
  }
  extend(0, 0)
  for (let i = 0; i < now.length; i++) if (oldOf[i]! >= 0) extend(oldOf[i]! + 1, i + 1)
  extend(old.length - 1, now.length - 1)
  for (let i = now.length - 1; i >= 0; i--) if (oldOf[i]! >= 0) extend(oldOf[i]! - 1, i - 1)
}

function matchInOrder(matching: Matching, old: readonly string[], now: readonly string[]): void {
  const waiting = Map.groupBy(
    old.keys().filter(i => matching.newOf[i]! < 0),
    i => old[i]!
  )
  for (const indices of waiting.values()) indices.reverse()
  for (const [i, token] of now.entries()) {
    if (matching.oldOf[i]! >= 0) continue
    const oldIndex = waiting.get(token)?.pop()
    if (oldIndex !== undefined) match(matching, oldIndex, i)
  }
}

function runningCount(flags: Uint8Array): Int32Array {
  let count = 0
  return Int32Array.from(flags, flag => (flag ? ++count : count))
}
