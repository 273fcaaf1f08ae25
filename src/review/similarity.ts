/** What a text is compared by: its words (or pairs of characters) with their weight, and the sum of the weights. */
export interface Features {
  readonly weights: ReadonlyMap<string, number>
  readonly total: number
  /** The same for the letters of a short text, in which one corrected word would be half of all. */
  readonly letters: Features | undefined
}

const fewWords = 6
const tag = /\\*<\/?\d+\/?>/g
const word = /[\p{L}\p{M}\p{N}]+/gu
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

/** The words of a text in its order, lower case, inline tags left out; scripts without spaces give pairs of characters. */
export function wordsOf(text: string): readonly string[] {
  const found = text.normalize('NFKC').toLowerCase().replace(tag, ' ').match(word) ?? []
  return found.flatMap(word => (unspaced.test(word) ? ngrams(word, 2) : [word]))
}

/** How much a word says about the block it is in: more, the fewer of `texts` have it. */
export function weigher(texts: Iterable<readonly string[]>): (word: string) => number {
  const frequency = new Map<string, number>()
  let count = 0
  for (const words of texts) {
    count++
    for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  }
  return word => Math.log2(1 + count / (frequency.get(word) ?? 1))
}

export function featuresOf(words: readonly string[], weight: (word: string) => number): Features {
  const byWord = words.map(word => [word, weight(word)] as const)
  const isShort = words.length <= fewWords
  return { ...summed(byWord), letters: isShort ? summed(byWord.flatMap(byLetters)) : undefined }
}

/** 0 to 1: the weight two texts share, of the weight they have (Dice). Symmetric; 1 for the same words in any order. */
export function similarity(a: Features, b: Features): number {
  const byWord = dice(a, b)
  return a.letters && b.letters ? Math.max(byWord, dice(a.letters, b.letters)) : byWord
}

/** 0 to 1: how much of the smaller text is in the larger one. */
export function containment(a: Features, b: Features): number {
  const shared = sharedWeight(a, b)
  return shared === 0 ? 0 : shared / Math.min(a.total, b.total)
}

function dice(a: Features, b: Features): number {
  const shared = sharedWeight(a, b)
  return shared === 0 ? 0 : (2 * shared) / (a.total + b.total)
}

function sharedWeight(a: Features, b: Features): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a]
  let shared = 0
  for (const [feature, weight] of small.weights) shared += Math.min(weight, large.weights.get(feature) ?? 0)
  return shared
}

function byLetters([word, weight]: readonly [string, number]): ReadonlyArray<readonly [string, number]> {
  const trigrams = ngrams(` ${word} `, 3)
  return trigrams.map(trigram => [trigram, weight / trigrams.length])
}

function summed(weighted: ReadonlyArray<readonly [string, number]>): Features {
  const weights = new Map<string, number>()
  let total = 0
  for (const [feature, weight] of weighted) {
    weights.set(feature, (weights.get(feature) ?? 0) + weight)
    total += weight
  }
  return { weights, total, letters: undefined }
}

function ngrams(text: string, length: number): readonly string[] {
  const characters = Array.from(text)
  if (characters.length <= length) return [text]
  return Array.from({ length: characters.length - length + 1 }, (_, i) => characters.slice(i, i + length).join(''))
}
