import { type Content, plainText } from '../../model/content.ts'

/** A source, and the target that came for it. */
export interface Pair {
  readonly source: Content
  readonly target: Content
}

/**
 * Whether answers of one request are in each other's place, as they are when an engine swaps them, or leaves one out and says another
 * twice: a source with a number or an address in it has a broken target, and one near by would be a sound one for it. Then none is
 * trusted: a text that has neither gives itself away by nothing else.
 */
export function isOutOfOrder(pairs: readonly Pair[], isFine: (source: Content, target: Content) => boolean): boolean {
  let tried = 0
  for (const [i, { source, target }] of pairs.entries()) {
    if (!isTelling(source) || isFine(source, target)) continue
    if (tried++ === mostTried) return false
    const near = pairs.slice(Math.max(0, i - reach), i + reach + 1)
    const isTheirs = (other: Pair) =>
      other.source !== source && isTelling([plainText(other.target)]) && isFine(source, other.target)
    if (near.some(isTheirs)) return true
  }
  return false
}

/** The pairs whose targets say the same in as many words, though their sources have little in common. */
export function saidAlike<T extends Pair>(pairs: readonly T[]): ReadonlySet<T> {
  const bySaid = Map.groupBy(pairs, ({ target }) => plainText(target))
  const isSuspect = (said: string, alike: readonly T[]) => countWords(said) >= fewestWords && areApart(alike)
  return new Set([...bySaid].flatMap(([said, alike]) => (isSuspect(said, alike) ? alike : [])))
}

/** Whether a target that came again for a source asked alone is what the engine says to anything: an excuse, a slogan. */
export function isRefrain(former: Content, again: Content): boolean {
  return plainText(former) === plainText(again) && countWords(plainText(again)) >= fewestWordsOfRefrain
}

/** Each is a check of a pair, a thousandth of a second: a request is judged by a few. */
const mostTried = 8
const reach = 3

/** Two short labels may well be one in another language. */
const fewestWords = 3
const fewestWordsOfRefrain = 6

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
const countWords = (text: string): number => wordsOf(text).length

/** Whether a source shares less than half of its words with the first of them. */
function areApart(alike: readonly Pair[]): boolean {
  const [first = new Set<string>(), ...others] = alike.map(({ source }) => new Set(wordsOf(plainText(source))))
  return others.some(other => {
    const shared = [...other].filter(word => first.has(word)).length
    return shared * 2 < Math.min(first.size, other.size)
  })
}

/** Whether it has what its target must have too, and another's will not have by chance. */
const isTelling = (source: Content): boolean =>
  source.some(part => typeof part === 'string' && /\p{N}|:\/\/|\{\{/u.test(part))
