import { isDigit, isWordCharacter } from './characters.ts'

/**
 * The lengths of the shortened words of a language by their last code unit, a bit for each length and one for all from 9: whether a word
 * may be one of them, without making a string of it. In English news it answers for six stops of seven, and halves the time of a stop.
 */
export type ShortenedWords = Uint16Array

const longest = 9

/** Of words with inner stops or hyphens, only the parts count: in a text these are found one at a time. */
export function shortenedWords(words: Iterable<string>, compounds: readonly string[] = []): ShortenedWords {
  const lengths = new Uint16Array(0x10000)
  for (const word of words) {
    for (const part of word.split(/[.\-‐‑'’·]/)) {
      for (const form of [part, part.toLowerCase(), part.toUpperCase()]) {
        if (form !== '') lengths[form.charCodeAt(form.length - 1)]! |= bit(form.length)
      }
    }
  }
  for (const part of compounds) lengths[part.charCodeAt(part.length - 1)] = -1
  return lengths
}

/** Whether the word that ends at `end` is for certain none that a stop shortens: no abbreviation, initial, number, or list letter. */
export function isOrdinaryWord(text: string, end: number, blockStart: number, shortened: ShortenedWords): boolean {
  let at = end
  let hasVowel = false
  while (at > 0 && at > end - longest) {
    const code = text.charCodeAt(at - 1)
    if (!isWordCharacter(code)) break
    if (isDigit(code)) return false
    if (!hasVowel) hasVowel = code === 0x61 || code === 0x65 || code === 0x69 || code === 0x6f || code === 0x75
    at--
  }
  const length = end - at
  if (length < 3 || (length < 6 && (!hasVowel || at <= blockStart))) return false
  const last = text.charCodeAt(end - 1)
  if (isCapital(last) || (shortened[last]! & bit(length)) !== 0) return false
  const before = at === 0 ? 0 : text.charCodeAt(at - 1)
  return before !== 0x2e && before !== 0xb7
}

const bit = (length: number): number => 1 << Math.min(length, longest)

const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a
