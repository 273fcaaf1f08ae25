import { Pattern } from './levenshtein.ts'
import type { MatchForm } from './match-form.ts'
import { Vocabulary } from './vocabulary.ts'

/** One sequence of pieces of text, such as tokens, that others are measured against. */
export interface Sequence {
  readonly length: number
  /** The edit distance, counted in pieces. */
  distance(units: Uint16Array, starts: Int32Array, ends: Int32Array, count: number): number
}

export function sequence(units: Uint16Array, starts: Int32Array, ends: Int32Array, length: number): Sequence {
  const vocabulary = new Vocabulary()
  const pattern = new Pattern()
  const own = new Int32Array(length)
  for (let i = 0; i < length; i++) own[i] = vocabulary.add(units, starts[i]!, ends[i]!) + 1
  pattern.prepare(own, length, vocabulary.size)
  let symbols = new Int32Array(length * 2)
  return {
    length,
    distance(units, starts, ends, count) {
      if (count > symbols.length) symbols = new Int32Array(count * 2)
      for (let i = 0; i < count; i++) symbols[i] = vocabulary.find(units, starts[i]!, ends[i]!) + 1
      return pattern.distance(symbols, count, length + count)
    }
  }
}

export const tokensOf = (form: MatchForm): Sequence => sequence(form.units, form.starts, form.ends, form.tokenCount)

export const tokenDistance = (tokens: Sequence, form: MatchForm): number =>
  tokens.distance(form.units, form.starts, form.ends, form.tokenCount)

export const charactersOf = (form: MatchForm): Sequence => {
  const places = ascending(form.unitCount + 1)
  return sequence(form.units, places, places.subarray(1), form.unitCount)
}

export const characterDistance = (characters: Sequence, form: MatchForm): number => {
  const places = ascending(form.unitCount + 1)
  return characters.distance(form.units, places, places.subarray(1), form.unitCount)
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
