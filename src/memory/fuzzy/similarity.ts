/**
 * The similarity of two sources, as docs/translation-memory-similarity.md publishes it. Goes up when any two sources would get
 * another similarity: an index that was made by another version is made anew.
 */
export const similarityVersion = 1

/** Similarities are counted in hundredths of a percent, whole numbers, so that no two ways to the same one differ in the last bit. */
export const full = 10_000

/**
 * Two thirds of the tokens' similarity and one third of the characters', each 1 − distance / length of the longer; rounded down.
 * `full` only where both distances are 0.
 */
export function hybrid(tokenDistance: number, tokens: number, characterDistance: number, characters: number): number {
  if (tokenDistance === 0 && characterDistance === 0) return full
  // Where one of the texts has no token, it has no character either, and both lengths are those of the other.
  const shared = 2 * (tokens - tokenDistance) * characters + (characters - characterDistance) * tokens
  return Math.min(full - 1, Math.floor((full * shared) / (3 * tokens * characters)))
}

/** The most tokens that may differ, of `tokens` in the longer text, where all characters could be the same and `needed` is asked for. */
export function mostTokens(tokens: number, needed: number): number {
  return Math.floor((tokens * 3 * (full - needed)) / (2 * full))
}

/** The same where `characterDistance` of `characters` differ at least. May be one too many, never too few. */
export function mostTokensGiven(tokens: number, needed: number, characterDistance: number, characters: number): number {
  return Math.floor((tokens * ((3 * (full - needed)) / full - characterDistance / characters)) / 2 + 1e-6)
}

/** The most characters that may differ where `tokenDistance` of `tokens` do. May be one too many, never too few. */
export function mostCharacters(characters: number, needed: number, tokenDistance: number, tokens: number): number {
  return Math.floor(characters * ((3 * (full - needed)) / full - (2 * tokenDistance) / tokens) + 1e-6)
}

export const toHundredths = (percent: number): number => Math.floor(percent * 100 + 1e-6)

/** At least as much as a threshold in percent asks for. */
export const thresholdInHundredths = (percent: number): number => Math.ceil(percent * 100 - 1e-6)

export const toPercent = (hundredths: number): number => hundredths / 100
