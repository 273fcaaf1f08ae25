import type { Column } from './columns.ts'
import { Pattern } from './levenshtein.ts'
import type { MatchForm } from './match-form.ts'
import { hybrid, mostCharacters, mostTokensGiven } from './similarity.ts'
import type { Vocabulary } from './vocabulary.ts'

/** In an entry's tokens, set where a space stands before the token. What is left is its number in the vocabulary. */
export const spaceBefore = 0x8000_0000
export const tokenMask = 0x7fff_ffff
/** Units of an entry are counted in 16 bits; this is the count of all longer ones. */
export const mostUnits = 0xffff

/** Adds the tokens of a form to a row of entries, and to the vocabulary those it lacks. */
export function pushTokens(
  { units, starts, ends, tokenCount }: MatchForm,
  vocabulary: Vocabulary,
  tokens: Column<Uint32Array<ArrayBuffer>>
): void {
  tokens.reserve(tokenCount)
  for (let i = 0; i < tokenCount; i++) {
    const isAfterSpace = i > 0 && starts[i]! > ends[i - 1]!
    tokens.push(vocabulary.add(units, starts[i]!, ends[i]!) + (isAfterSpace ? spaceBefore : 0))
  }
}

/** A distinct token of a source that the vocabulary knows. */
export interface QueryToken {
  readonly token: number
  readonly occurrences: number
}

/** A source, made ready to be compared with entries of one vocabulary. Its buffers serve one source after another. */
export class Query {
  tokenCount = 0
  /** Distinct, in order of first appearance. */
  tokens: readonly QueryToken[] = []
  /** Occurrences of tokens that no entry has. */
  strangers = 0
  readonly #vocabulary: Vocabulary
  readonly #tokenPattern = new Pattern()
  readonly #unitPattern = new Pattern()
  /** Token → symbol of the pattern; all 0 between two searches. */
  #symbolOf = new Uint32Array(0)
  /** How often each symbol is in the query. */
  #occurrences = new Int32Array(0)
  readonly #symbolOfUnit = new Uint16Array(0x10000)
  #symbols = new Int32Array(256)
  #form!: MatchForm
  #hasUnitPattern = false

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  prepare(form: MatchForm): void {
    this.clear()
    const known = this.#vocabulary.size
    if (this.#symbolOf.length < known) this.#symbolOf = new Uint32Array(Math.ceil(known * 1.25))
    this.#makeRoom(form.tokenCount)
    const occurrences: number[] = []
    const tokens: number[] = []
    for (let i = 0; i < form.tokenCount; i++) {
      const token = this.#vocabulary.find(form.units, form.starts[i]!, form.ends[i]!)
      if (token !== -1 && this.#symbolOf[token] === 0) this.#symbolOf[token] = tokens.push(token)
      const symbol = token === -1 ? 0 : this.#symbolOf[token]!
      this.#symbols[i] = symbol
      occurrences[symbol] = (occurrences[symbol] ?? 0) + 1
    }
    // Symbol 0 is in no pattern's place that an entry could ask for: entries have it where a token is not the query's.
    this.strangers = occurrences[0] ?? 0
    this.tokens = tokens.map((token, i) => ({ token, occurrences: occurrences[i + 1]! }))
    this.tokenCount = form.tokenCount
    this.#occurrences = Int32Array.from([0, ...occurrences.slice(1)])
    const strange = tokens.length + 1
    for (let i = 0; i < form.tokenCount; i++) if (this.#symbols[i] === 0) this.#symbols[i] = strange
    this.#tokenPattern.prepare(this.#symbols, form.tokenCount, strange)
    this.#form = form
    this.#hasUnitPattern = false
  }

  /** Forgets the source. */
  clear(): void {
    for (const { token } of this.tokens) this.#symbolOf[token] = 0
    this.tokens = []
    if (this.#hasUnitPattern) {
      const { units, unitCount } = this.#form
      for (let i = 0; i < unitCount; i++) this.#symbolOfUnit[units[i]!] = 0
    }
    this.#hasUnitPattern = false
  }

  /**
   * The similarity to an entry in hundredths of a percent, without penalties, or −1 when it is below `needed`. The entry is the
   * `length` tokens of `tokens` from `start`; `unitCount` is capped at `mostUnits`.
   */
  compare(tokens: Uint32Array, start: number, length: number, unitCount: number, needed: number): number {
    const own = this.#form.unitCount
    const longest = Math.max(length, this.tokenCount)
    if (longest === 0) return hybrid(0, 0, 0, 0)
    const leastUnits = unitCount === mostUnits ? 0 : Math.abs(own - unitCount)
    const most = mostTokensGiven(longest, needed, leastUnits, Math.max(own, unitCount))
    if (most < 0 || Math.abs(length - this.tokenCount) > most) return -1
    this.#makeRoom(length)
    const symbols = this.#symbols
    const symbolOf = this.#symbolOf
    for (let i = 0; i < length; i++) symbols[i] = symbolOf[tokens[start + i]! & tokenMask]!
    // Twice as fast where a text has as many brackets and commas as code has; with fewer tokens the distance is found as fast.
    if (this.tokenCount > 32 && longest - this.#countShared(length) > most) return -1
    const tokenDistance = this.#tokenPattern.distance(symbols, length, most)
    if (tokenDistance > most) return -1
    return this.#compareUnits(tokens, start, length, tokenDistance, needed)
  }

  /** Tokens that the entry whose symbols are read has in common with the query, whatever their order. */
  #countShared(length: number): number {
    const symbols = this.#symbols
    const left = this.#occurrences
    let shared = 0
    for (let i = 0; i < length; i++) if (left[symbols[i]!]!-- > 0) shared++
    for (let i = 0; i < length; i++) left[symbols[i]!]!++
    return shared
  }

  #compareUnits(tokens: Uint32Array, start: number, length: number, tokenDistance: number, needed: number): number {
    if (!this.#hasUnitPattern) this.#prepareUnits()
    const own = this.#form.unitCount
    const count = this.#readUnits(tokens, start, length)
    const longest = Math.max(own, count)
    const tokenLongest = Math.max(length, this.tokenCount)
    const most = mostCharacters(longest, needed, tokenDistance, tokenLongest)
    const distance = this.#unitPattern.distance(this.#symbols, count, most)
    if (distance > most) return -1
    const hundredths = hybrid(tokenDistance, tokenLongest, distance, longest)
    return hundredths < needed ? -1 : hundredths
  }

  /** An entry's characters are those of its tokens: kept once, they would take as much memory as all the rest. */
  #readUnits(tokens: Uint32Array, start: number, length: number): number {
    const { values: starts } = this.#vocabulary.starts
    const { values: units } = this.#vocabulary.units
    const blank = this.#symbolOfUnit[0x20]!
    let count = 0
    for (let i = start; i < start + length; i++) {
      const token = tokens[i]! & tokenMask
      const end = starts[token + 1]!
      if (count + end - starts[token]! >= this.#symbols.length) this.#makeRoom(2 * (count + end - starts[token]!) + 2)
      if ((tokens[i]! & spaceBefore) !== 0) this.#symbols[count++] = blank
      for (let at = starts[token]!; at < end; at++) this.#symbols[count++] = this.#symbolOfUnit[units[at]!]!
    }
    return count
  }

  #prepareUnits(): void {
    const { units, unitCount } = this.#form
    this.#makeRoom(unitCount)
    let symbolCount = 0
    for (let i = 0; i < unitCount; i++) {
      if (this.#symbolOfUnit[units[i]!] === 0) this.#symbolOfUnit[units[i]!] = ++symbolCount
      this.#symbols[i] = this.#symbolOfUnit[units[i]!]!
    }
    this.#unitPattern.prepare(this.#symbols, unitCount, symbolCount)
    this.#hasUnitPattern = true
  }

  #makeRoom(count: number): void {
    if (count <= this.#symbols.length) return
    const grown = new Int32Array(count * 2)
    grown.set(this.#symbols)
    this.#symbols = grown
  }
}
