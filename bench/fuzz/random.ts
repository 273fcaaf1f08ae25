/** A stream of numbers that its seed decides (mulberry32): the same seed, the same input. */
export interface Random {
  /** From 0 up to, not including, `limit`. */
  below(limit: number): number
  oneOf<T>(choices: readonly T[]): T
}

export function random(seed: number, input: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(input + 1, 0x85ebca6b)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, oneOf: choices => choices[below(choices.length)]! }
}
