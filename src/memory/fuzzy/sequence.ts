import { Pattern } from './levenshtein.ts'
import type { MatchForm } from './match-form.ts'
import { Vocabulary } from './vocabulary.ts'

/**
 * One sequence of pieces of text, such as tokens, that others are measured against. Serves one after another: new arrays for each took
 * more time than the comparison.
 */
export class Sequence {
  length = 0
  readonly #vocabulary = new Vocabulary()
  readonly #pattern = new Pattern()
  #symbols = new Int32Array(256)

  setTokens({ units, starts, ends, tokenCount }: MatchForm): void {
    this.#set(units, starts, ends, tokenCount)
  }

  setCharacters({ units, unitCount }: MatchForm): void {
    const places = ascending(unitCount + 1)
    this.#set(units, places, places.subarray(1), unitCount)
  }

  /** The edit distance, counted in tokens. */
  tokenDistance({ units, starts, ends, tokenCount }: MatchForm): number {
    return this.#distance(units, starts, ends, tokenCount)
  }

  /** The same in characters. */
  characterDistance({ units, unitCount }: MatchForm): number {
    const places = ascending(unitCount + 1)
    return this.#distance(units, places, places.subarray(1), unitCount)
  }

  #set(units: Uint16Array, starts: Int32Array, ends: Int32Array, length: number): void {
    this.#vocabulary.clear()
    this.#makeRoom(length)
    for (let i = 0; i < length; i++) this.#symbols[i] = this.#vocabulary.add(units, starts[i]!, ends[i]!) + 1
    this.#pattern.prepare(this.#symbols, length, this.#vocabulary.size)
    this.length = length
  }

  #distance(units: Uint16Array, starts: Int32Array, ends: Int32Array, count: number): number {
    this.#makeRoom(count)
    for (let i = 0; i < count; i++) this.#symbols[i] = this.#vocabulary.find(units, starts[i]!, ends[i]!) + 1
    return this.#pattern.distance(this.#symbols, count, this.length + count)
  }

  #makeRoom(count: number): void {
    if (count > this.#symbols.length) this.#symbols = new Int32Array(count * 2)
  }
}

/** The edit distance of two lists. */
export function listDistance(a: readonly string[], b: readonly string[]): number {
  if (a.length === b.length && a.every((item, i) => item === b[i])) return 0
  const numbers = new Map([...a, ...b].map((item, i) => [item, i + 1]))
  const pattern = new Pattern()
  pattern.prepare(
    Int32Array.from(a, item => numbers.get(item)!),
    a.length,
    a.length + b.length
  )
  return pattern.distance(
    Int32Array.from(b, item => numbers.get(item)!),
    b.length,
    a.length + b.length
  )
}

let places = new Int32Array(0)

/** 0, 1, 2, … */
function ascending(length: number): Int32Array {
  if (places.length < length) places = Int32Array.from({ length: 2 * length }, (_, i) => i)
  return places
}
