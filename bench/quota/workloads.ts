/** Characters of requests, log-normal. */
export interface Workload {
  readonly name: string
  readonly median: number
  readonly spread: number
  readonly least: number
  readonly most: number
}

export const short: Workload = { name: 'short', median: 50, spread: 0.6, least: 5, most: 400 }
export const mixed: Workload = { name: 'mixed', median: 90, spread: 1, least: 5, most: 2_000 }
export const batch: Workload = { name: 'batch', median: 1_800, spread: 0.5, least: 200, most: 5_000 }

export function size(random: () => number, { median, spread, least, most }: Workload): number {
  return Math.round(Math.min(most, Math.max(least, logNormal(random, median, spread))))
}

export function logNormal(random: () => number, median: number, spread: number): number {
  return median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()))
}

/** The same numbers in each run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
