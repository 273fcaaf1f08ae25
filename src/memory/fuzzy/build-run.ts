import { indexedFrom, prefixLength } from './prefix.ts'
import { tokenMask } from './query.ts'
import { type RunArrays, tokenStarts } from './run.ts'

/** Entries in a row, those with lower ids first where that is so. */
export interface EntryBatch {
  readonly count: number
  readonly ids: Float64Array
  readonly unitCounts: Uint16Array
  readonly tokens: Uint32Array
  /** Where the tokens of the entry begin and end. */
  startOf(entry: number): number
  endOf(entry: number): number
}

/** A run of all the entries that are not gone. `vocabularySize`: their tokens' numbers are below it. */
export function buildRun(batches: readonly EntryBatch[], vocabularySize: number): RunArrays {
  const firstOfLength = countLengths(batches)
  const count = firstOfLength.at(-1)!
  const ids = new Float64Array(count)
  const unitCounts = new Uint16Array(count)
  const nextOfLength = firstOfLength.slice()
  const places: Float64Array[] = batches.map(batch => new Float64Array(batch.count))
  for (const [number, batch] of batches.entries()) {
    for (let i = 0; i < batch.count; i++) {
      if (batch.ids[i] === 0) continue
      const entry = nextOfLength[batch.endOf(i) - batch.startOf(i)]!++
      ids[entry] = batch.ids[i]!
      unitCounts[entry] = batch.unitCounts[i]!
      places[number]![i] = entry
    }
  }
  const tokens = placeTokens(batches, places, firstOfLength)
  const { ranks, rankCount } = rank(tokens, vocabularySize)
  return { ids, unitCounts, tokens, firstOfLength, ranks, ...post(tokens, firstOfLength, ranks, rankCount) }
}

function countLengths(batches: readonly EntryBatch[]): Uint32Array<ArrayBuffer> {
  let longest = 0
  for (const batch of batches) {
    for (let i = 0; i < batch.count; i++) longest = Math.max(longest, batch.endOf(i) - batch.startOf(i))
  }
  const firstOfLength = new Uint32Array(longest + 2)
  for (const batch of batches) {
    for (let i = 0; i < batch.count; i++) {
      if (batch.ids[i] !== 0) firstOfLength[batch.endOf(i) - batch.startOf(i) + 1]!++
    }
  }
  for (let length = 1; length < firstOfLength.length; length++) firstOfLength[length]! += firstOfLength[length - 1]!
  return firstOfLength
}

function placeTokens(
  batches: readonly EntryBatch[],
  places: readonly Float64Array[],
  firstOfLength: Uint32Array
): Uint32Array<ArrayBuffer> {
  const starts = tokenStarts(firstOfLength)
  const tokens = new Uint32Array(starts.at(-1)!)
  for (const [number, batch] of batches.entries()) {
    for (let i = 0; i < batch.count; i++) {
      if (batch.ids[i] === 0) continue
      const from = batch.startOf(i)
      const length = batch.endOf(i) - from
      const to = starts[length]! + (places[number]![i]! - firstOfLength[length]!) * length
      for (let k = 0; k < length; k++) tokens[to + k] = batch.tokens[from + k]!
    }
  }
  return tokens
}

/** Rarest first; of the same count, the one met first. */
function rank(tokens: Uint32Array, vocabularySize: number) {
  const counts = new Float64Array(vocabularySize)
  for (let i = 0; i < tokens.length; i++) counts[tokens[i]! & tokenMask]!++
  // Numbers sort ten times as fast as pairs: the count, cut off where nothing rarer is left to tell apart, and the token's number.
  const keys: number[] = []
  for (let token = 0; token < vocabularySize; token++) {
    if (counts[token]! > 0) keys.push(Math.min(counts[token]!, 2 ** 22 - 1) * 2 ** 31 + token)
  }
  const sorted = Float64Array.from(keys).sort()
  const ranks = new Uint32Array(vocabularySize)
  for (let i = 0; i < sorted.length; i++) ranks[sorted[i]! % 2 ** 31] = i + 1
  return { ranks, rankCount: sorted.length }
}

/** Twice through all entries: once to count, once to write, for what is sorted in between would take more memory than the index. */
function post(tokens: Uint32Array, firstOfLength: Uint32Array, ranks: Uint32Array, rankCount: number) {
  const postingStarts = new Uint32Array(rankCount + 1)
  eachPosting(tokens, firstOfLength, ranks, rank => {
    postingStarts[rank + 1]!++
  })
  for (let i = 0; i < rankCount; i++) postingStarts[i + 1]! += postingStarts[i]!
  const next = postingStarts.slice()
  const postedEntries = new Uint32Array(postingStarts[rankCount]!)
  const postedPlaces = new Uint8Array(postingStarts[rankCount]!)
  eachPosting(tokens, firstOfLength, ranks, (rank, entry, place) => {
    const at = next[rank]!++
    postedEntries[at] = entry
    postedPlaces[at] = Math.min(place, 255)
  })
  return { postingStarts, postedEntries, postedPlaces }
}

function eachPosting(
  tokens: Uint32Array,
  firstOfLength: Uint32Array,
  ranks: Uint32Array,
  visit: (rank: number, entry: number, place: number) => void
): void {
  let at = 0
  let sorted = new Uint32Array(64)
  for (let length = 0; length + 1 < firstOfLength.length; length++) {
    const posted = prefixLength(length, indexedFrom)
    if (sorted.length < length) sorted = new Uint32Array(length * 2)
    for (let entry = firstOfLength[length]!; entry < firstOfLength[length + 1]!; entry++) {
      for (let i = 0; i < length; i++) sorted[i] = ranks[tokens[at++]! & tokenMask]! - 1
      sortStart(sorted, length)
      for (let place = 0; place < posted; place++) {
        if (place === 0 || sorted[place] !== sorted[place - 1]) visit(sorted[place]!, entry, place)
      }
    }
  }
}

/** By insertion up to 64 numbers: twice as fast for a sentence as what is made for long arrays. */
function sortStart(values: Uint32Array, length: number): void {
  if (length > 64) {
    values.subarray(0, length).sort()
    return
  }
  for (let i = 1; i < length; i++) {
    const value = values[i]!
    let at = i
    while (at > 0 && values[at - 1]! > value) {
      values[at] = values[at - 1]!
      at--
    }
    values[at] = value
  }
}
