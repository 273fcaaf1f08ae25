import type { KnownSentence } from '../../support/perturbed.ts'

/** Numbers from 0 up to 1, not with it, the same ones for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const syllables = ['ka', 'lo', 'mi', 'ter', 'sun', 'bra', 'vel', 'do', 'pim', 'go', 'ris', 'an']
const others = ['شا', 'رو', 'مي', 'كر', 'با', 'نت', 'سو', 'دل', 'غا', 'في', 'زم', 'حو']

/** Sentences of an invented language and its invented translation, word by word in another order, with names and numbers now and then. */
export function bilingual(count: number, seed: number): readonly KnownSentence[] {
  const roll = dice(seed)
  const pick = (end: number): number => Math.floor(roll() * end)
  const spelled = (parts: readonly string[], n: number): string =>
    `${parts[n % 12]}${parts[Math.floor(n / 12) % 12]}${parts[(n * 7) % 12]}`
  return Array.from({ length: count }, (_, truth) => {
    const words = Array.from({ length: 4 + pick(14) }, () => pick(300))
    const number = pick(4) === 0 ? ` ${10 + pick(990)}` : ''
    const mark = pick(10) === 0 ? ['?', '؟'] : ['.', '.']
    const source = words.map(word => spelled(syllables, word)).join(' ')
    const target = words
      .toReversed()
      .map(word => spelled(others, word))
      .join(' ')
    return { truth, source: `${source}${number}${mark[0]}`, target: `${target}${number}${mark[1]}` }
  })
}
