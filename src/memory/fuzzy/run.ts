import type { Best } from './best.ts'
import { leastShared, longestSharing, lowerBound } from './prefix.ts'
import type { Query } from './query.ts'
import { mostTokens } from './similarity.ts'

/** Entries by number of tokens and, of the same number, in the order they came in; and where their rarest tokens occur. */
export interface RunArrays {
  /** 0 for an entry that is gone. */
  readonly ids: Float64Array<ArrayBuffer>
  readonly unitCounts: Uint16Array<ArrayBuffer>
  /** Token numbers with `spaceBefore`, entry by entry. */
  readonly tokens: Uint32Array<ArrayBuffer>
  /** Number of tokens → first entry with as many or more. Its last element is the number of entries. */
  readonly firstOfLength: Uint32Array<ArrayBuffer>
  /** Token → rank + 1, from the rarest upward, 0 for tokens that do not occur. */
  readonly ranks: Uint32Array<ArrayBuffer>
  /** Rank → where its postings begin; and where the last ones end. */
  readonly postingStarts: Uint32Array<ArrayBuffer>
  readonly postedEntries: Uint32Array<ArrayBuffer>
  /** The place of the token among those of the entry, rarest first; 255 for all further ones. */
  readonly postedPlaces: Uint8Array<ArrayBuffer>
}

/** Part of an index that no longer changes, but for entries that go. */
export class Run {
  readonly arrays: RunArrays
  readonly #tokenStarts: Float64Array
  /** The last search that has looked at the entry. */
  readonly #seen: Uint8Array
  #search = 0

  constructor(arrays: RunArrays) {
    this.arrays = arrays
    this.#tokenStarts = tokenStarts(arrays.firstOfLength)
    this.#seen = new Uint8Array(arrays.ids.length)
  }

  get size(): number {
    return this.arrays.ids.length
  }

  get bytes(): number {
    const arrays = Object.values(this.arrays) as ArrayBufferView[]
    return arrays.reduce((sum, array) => sum + array.byteLength, this.#seen.length + this.#tokenStarts.byteLength)
  }

  /** Offers all entries that the prefix filter leaves. `best` needs at least `indexedFrom`. */
  search(query: Query, best: Best): void {
    this.#nextSearch()
    let place = query.strangers
    const ranked: { readonly rank: number; readonly occurrences: number }[] = []
    for (const { token, occurrences } of query.tokens) {
      const rank = (this.arrays.ranks[token] ?? 0) - 1
      if (rank === -1) place += occurrences
      else ranked.push({ rank, occurrences })
    }
    ranked.sort((a, b) => a.rank - b.rank)
    for (const { rank, occurrences } of ranked) {
      if (place > mostTokens(query.tokenCount, best.needed)) return
      this.#probe(rank, place, query, best)
      place += occurrences
    }
  }

  /** Offers all entries of a length that allows them. */
  scan(query: Query, best: Best): void {
    const { firstOfLength } = this.arrays
    for (let length = 0; length + 1 < firstOfLength.length; length++) {
      const most = mostTokens(Math.max(length, query.tokenCount), best.needed)
      if (Math.abs(length - query.tokenCount) > most) continue
      for (let entry = firstOfLength[length]!; entry < firstOfLength[length + 1]!; entry++) {
        this.#offer(entry, length, query, best)
      }
    }
  }

  /** Removes the entries with ids above `id`. */
  cut(id: number): void {
    const { ids } = this.arrays
    for (let entry = 0; entry < ids.length; entry++) if (ids[entry]! > id) ids[entry] = 0
  }

  /** The inner loop of the index: a million entries are 50 to 5,000 turns of it for each token, so all it reads is in a row. */
  #probe(rank: number, place: number, query: Query, best: Best): void {
    const { firstOfLength, postingStarts, postedEntries, postedPlaces } = this.arrays
    const { tokenCount } = query
    const seen = this.#seen
    const search = this.#search
    const longestHere = firstOfLength.length - 2
    const rest = tokenCount - place
    const start = postingStarts[rank]!
    const end = postingStarts[rank + 1]!
    let needed = best.needed
    let length = Math.min(leastShared(tokenCount, needed), longestHere + 1)
    let longest = Math.min(longestSharing(rest, needed), longestHere)
    let at = lowerBound(postedEntries, start, end, firstOfLength[length]!)
    let stop = firstOfLength[longest + 1]!
    let next = firstOfLength[length + 1]!
    let shared = leastShared(Math.max(tokenCount, length), needed)
    for (; at < end; at++) {
      const entry = postedEntries[at]!
      if (entry >= stop) return
      if (entry >= next) {
        do length++
        while (entry >= firstOfLength[length + 1]!)
        next = firstOfLength[length + 1]!
        shared = leastShared(Math.max(tokenCount, length), needed)
      }
      if (length - postedPlaces[at]! < shared || seen[entry] === search) continue
      seen[entry] = search
      if (!this.#offer(entry, length, query, best)) continue
      needed = best.needed
      if (rest < leastShared(tokenCount, needed)) return
      longest = Math.min(longestSharing(rest, needed), longestHere)
      stop = firstOfLength[longest + 1]!
      shared = leastShared(Math.max(tokenCount, length), needed)
    }
  }

  #offer(entry: number, length: number, query: Query, best: Best): boolean {
    const { ids, tokens, unitCounts, firstOfLength } = this.arrays
    const id = ids[entry]!
    if (id === 0 || best.keepsOut(id)) return false
    const start = this.#tokenStarts[length]! + (entry - firstOfLength[length]!) * length
    const hundredths = query.compare(tokens, start, length, unitCounts[entry]!, best.needed)
    return hundredths >= 0 && best.offer(id, hundredths)
  }

  #nextSearch(): void {
    this.#search = (this.#search + 1) & 0xff
    if (this.#search > 0) return
    this.#seen.fill(0)
    this.#search = 1
  }
}

/** Number of tokens → where the tokens of the first entry with as many begin. */
export function tokenStarts(firstOfLength: Uint32Array): Float64Array {
  const starts = new Float64Array(firstOfLength.length)
  for (let length = 0; length + 1 < firstOfLength.length; length++) {
    starts[length + 1] = starts[length]! + (firstOfLength[length + 1]! - firstOfLength[length]!) * length
  }
  return starts
}
