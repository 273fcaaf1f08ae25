import { isDigit, isEastAsian, isInvisible, isSpace, isWordCharacter, letterCase } from './characters.ts'

/** What stands before a stop: the word with its inner dots and hyphens. */
export interface Word {
  readonly text: string
  readonly at: number
}

const longestWord = 24

/** The word before `at`, at most 24 characters of it. */
export function wordBefore(text: string, before: number): Word {
  let end = before
  while (end > before - 3 && isInvisible(text.charCodeAt(end - 1))) end--
  let at = end
  const limit = Math.max(0, end - longestWord)
  while (at > limit) {
    const code = text.charCodeAt(at - 1)
    if (!isWordCharacter(code) && !isBinder(code) && !isGershayim(text, at - 1)) break
    at--
  }
  while (at < end && isBinder(text.charCodeAt(at))) at++
  return { text: text.slice(at, end), at }
}

/** The quotation mark inside a Hebrew acronym, `ש"ח`. */
function isGershayim(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x22 && isHebrew(text.charCodeAt(at - 1)) && isHebrew(text.charCodeAt(at + 1))
}

const isHebrew = (code: number): boolean => code >= 0x5d0 && code <= 0x5ea

function isBinder(code: number): boolean {
  return (
    code === 0x2e ||
    code === 0x27 ||
    code === 0x2019 ||
    code === 0xb7 ||
    code === 0x2d ||
    code === 0x2010 ||
    code === 0x2011
  )
}

/** The word before `word` with its stop, if only a little white space lies between. */
export function previousWord(text: string, word: Word): Word | undefined {
  let end = word.at
  while (end > word.at - 3 && end > 0 && isSpace(text.charCodeAt(end - 1))) end--
  return end === word.at ? undefined : wordBefore(text, end)
}

export function isAfterNumber(text: string, word: Word): boolean {
  const before = previousWord(text, word)
  return before !== undefined && before.text !== '' && isDigit(before.text.charCodeAt(before.text.length - 1))
}

/** One letter, with its accent perhaps. In the scripts of India a letter with its vowel sign is a word, such as the verb `है`. */
export function isInitial(word: string): boolean {
  return (
    word.length < 3 && /^(\p{L}|\p{L}\p{M})$/u.test(word) && (word.length === 1 || letterCase(word, 0) !== 'uncased')
  )
}

/** The initial that stands after another word without a space, `Jean-P`, `d'A`, `乔治·W`, `和J`, but not the `t` of `won't`. */
export function lastPart(word: string): string {
  const last = word.slice(Math.max(afterLast(word, "-‐‑'’.·"), afterLastEastAsian(word)))
  return letterCase(last, 0) === 'lower' && !word.endsWith(`.${last}`) ? word : last
}

/** The offset after the last of `separators`, or 0. */
export function afterLast(word: string, separators: string): number {
  let at = word.length
  while (at > 0 && !separators.includes(word[at - 1]!)) at--
  return at
}

function afterLastEastAsian(word: string): number {
  let at = word.length
  while (at > 0 && !isEastAsian(word.charCodeAt(at - 1))) at--
  return at
}

export function isNumber(word: string): boolean {
  return isDigit(word.charCodeAt(0)) && /^\d+$/.test(word)
}

/** `U.S`, `a.m`, `Ph.D`, `एन.डी`: dots between short parts, unlike `example.com`. */
export function isAcronym(word: string): boolean {
  return /^(\p{L}\p{M}*){1,3}(\.-?(\p{L}\p{M}*){1,3})+$/u.test(word) && !/^[^.]{3}\.[^.]{2,}$/.test(word)
}
