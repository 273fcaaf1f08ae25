import type { Best } from './best.ts'
import type { EntryBatch } from './build-run.ts'
import { float64Column, uint16Column, uint32Column } from './columns.ts'
import type { MatchForm } from './match-form.ts'
import { indexedFrom, leastShared, prefixLength } from './prefix.ts'
import { mostUnits, pushTokens, type Query, tokenMask } from './query.ts'
import { mostTokens } from './similarity.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The newest entries, to which more can be added. The order of its tokens stays: those that are new later count as rarer. */
export class Tail implements EntryBatch {
  readonly #vocabulary: Vocabulary
  /** Token → rank + 1, 0 or absent where it was not known when the tail began. */
  readonly #ranks: Uint32Array
  readonly #ids = float64Column()
  readonly #unitCounts = uint16Column()
  readonly #starts = uint32Column()
  readonly #tokens = uint32Column()
  /** Entries that have postings. What is added in bulk becomes a run without ever having had any. */
  #posted = 0
  /** Token → its newest posting + 1. Each posting leads to the one before it. */
  readonly #heads = new Map<number, number>()
  readonly #previous = uint32Column()
  readonly #postedEntries = uint32Column()
  readonly #postedPlaces = uint32Column()
  #seen = new Float64Array(0)
  #search = 0

  constructor(vocabulary: Vocabulary, ranks: Uint32Array = new Uint32Array(0)) {
    this.#vocabulary = vocabulary
    this.#ranks = ranks
    this.#starts.push(0)
  }

  get count(): number {
    return this.#ids.length
  }
  get ids(): Float64Array {
    return this.#ids.values
  }
  get unitCounts(): Uint16Array {
    return this.#unitCounts.values
  }
  get tokens(): Uint32Array {
    return this.#tokens.values
  }
  startOf(entry: number): number {
    return this.#starts.values[entry]!
  }
  endOf(entry: number): number {
    return this.#starts.values[entry + 1]!
  }

  add(id: number, form: MatchForm): void {
    this.#ids.push(id)
    this.#unitCounts.push(Math.min(form.unitCount, mostUnits))
    pushTokens(form, this.#vocabulary, this.#tokens)
    this.#starts.push(this.#tokens.length)
  }

  search(query: Query, best: Best): void {
    this.#post()
    this.#search++
    let place = query.strangers
    const ordered = query.tokens
      .map(({ token, occurrences }) => ({ token, occurrences, rank: this.#rankOf(token) }))
      .sort((a, b) => a.rank - b.rank)
    for (const { token, occurrences } of ordered) {
      if (place > mostTokens(query.tokenCount, best.needed)) return
      this.#probe(token, place, query, best)
      place += occurrences
    }
  }

  scan(query: Query, best: Best): void {
    for (let entry = 0; entry < this.count; entry++) this.#offer(entry, query, best)
  }

  cut(id: number): void {
    for (let entry = 0; entry < this.count; entry++) if (this.ids[entry]! > id) this.ids[entry] = 0
  }

  #probe(token: number, place: number, query: Query, best: Best): void {
    const rest = query.tokenCount - place
    for (let at = this.#heads.get(token) ?? 0; at > 0; at = this.#previous.values[at - 1]!) {
      const entry = this.#postedEntries.values[at - 1]!
      if (this.#seen[entry] === this.#search) continue
      const length = this.endOf(entry) - this.startOf(entry)
      const shared = leastShared(Math.max(length, query.tokenCount), best.needed)
      if (Math.min(rest, length - this.#postedPlaces.values[at - 1]!) < shared) continue
      this.#seen[entry] = this.#search
      this.#offer(entry, query, best)
    }
  }

  #offer(entry: number, query: Query, best: Best): void {
    const id = this.ids[entry]!
    if (id === 0 || best.keepsOut(id)) return
    const start = this.startOf(entry)
    const length = this.endOf(entry) - start
    const hundredths = query.compare(this.tokens, start, length, this.unitCounts[entry]!, best.needed)
    if (hundredths >= 0) best.offer(id, hundredths)
  }

  #post(): void {
    if (this.#seen.length < this.count) this.#seen = new Float64Array(Math.ceil(this.count * 1.5))
    for (; this.#posted < this.count; this.#posted++) {
      const tokens = Array.from(this.tokens.subarray(this.startOf(this.#posted), this.endOf(this.#posted)), token => ({
        token: token & tokenMask,
        rank: this.#rankOf(token & tokenMask)
      })).sort((a, b) => a.rank - b.rank)
      const posted = prefixLength(tokens.length, indexedFrom)
      for (let place = 0; place < posted; place++) {
        const { token } = tokens[place]!
        if (place > 0 && token === tokens[place - 1]!.token) continue
        this.#previous.push(this.#heads.get(token) ?? 0)
        this.#postedEntries.push(this.#posted)
        this.#postedPlaces.push(place)
        this.#heads.set(token, this.#postedEntries.length)
      }
    }
  }

  #rankOf(token: number): number {
    const rank = this.#ranks[token] ?? 0
    return rank > 0 ? rank : -token
  }
}
