import { full, thresholdInHundredths, toHundredths, toPercent } from './similarity.ts'

export interface SearchOptions {
  /** In percent: what is less similar is not found. */
  readonly threshold: number
  /** The most to be found. All, by default. */
  readonly limit?: number
  /**
   * Has the last word on an entry that would be among the best: gives its similarity in percent, the one it is called with or a
   * lower one, or `undefined` to leave it out. Only called for entries that nothing found so far keeps out.
   */
  readonly accept?: (id: number, similarity: number) => number | undefined
}

export interface Found {
  readonly id: number
  /** In percent. */
  readonly similarity: number
}

interface Held {
  readonly id: number
  readonly hundredths: number
}

/** The best that a search has found so far. */
export class Best {
  /** What an entry needs at least, in hundredths of a percent. Rises. */
  needed: number
  readonly #limit: number
  readonly #accept: (id: number, similarity: number) => number | undefined
  readonly #held: Held[] = []

  constructor({ threshold, limit = Number.POSITIVE_INFINITY, accept = (_, similarity) => similarity }: SearchOptions) {
    this.needed = thresholdInHundredths(threshold)
    this.#limit = limit
    this.#accept = accept
  }

  get isFull(): boolean {
    return this.#held.length >= this.#limit
  }

  /** Whether nothing can get in any more but a lower id with full similarity. */
  keepsOut(id: number): boolean {
    return this.isFull && (this.#limit === 0 || (this.needed === full && id > this.#held.at(-1)!.id))
  }

  /** Takes in an entry if it is among the best. Gives `true` when more is needed from now on. */
  offer(id: number, hundredths: number): boolean {
    if (!this.#isAmongBest(id, hundredths)) return false
    const similarity = toPercent(hundredths)
    const accepted = this.#accept(id, similarity)
    if (accepted === undefined) return false
    if (accepted > similarity) throw new RangeError(`Expected at most ${similarity} from accept, got ${accepted}`)
    const kept = toHundredths(accepted)
    if (!this.#isAmongBest(id, kept)) return false
    return this.#take({ id, hundredths: kept })
  }

  /** Best first, of equals the lowest id. */
  found(): readonly Found[] {
    return this.#held.sort(byRank).map(({ id, hundredths }) => ({ id, similarity: toPercent(hundredths) }))
  }

  #isAmongBest(id: number, hundredths: number): boolean {
    return hundredths >= this.needed && (!this.isFull || this.#isBeforeLast(id, hundredths))
  }

  #isBeforeLast(id: number, hundredths: number): boolean {
    const last = this.#held.at(-1)
    return last !== undefined && byRank({ id, hundredths }, last) < 0
  }

  #take(entry: Held): boolean {
    if (this.#limit === Number.POSITIVE_INFINITY) {
      this.#held.push(entry)
      return false
    }
    if (this.isFull) this.#held.pop()
    const after = this.#held.findIndex(held => byRank(entry, held) < 0)
    this.#held.splice(after === -1 ? this.#held.length : after, 0, entry)
    if (!this.isFull) return false
    const before = this.needed
    this.needed = Math.max(before, this.#held.at(-1)!.hundredths)
    return this.needed > before
  }
}

const byRank = (a: Held, b: Held): number => b.hundredths - a.hundredths || a.id - b.id
