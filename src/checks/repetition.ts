import type { Problem } from '../model/finding.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { seenText } from './seen-text.ts'

/** The target does not say all of itself twice, nor a word or phrase four times and more in a row, unless the source does so too. */
export function* repetition({ source, target }: TranslatedSegment): Generator<Problem> {
  const theirs = wordsOf(seenText(target))
  const ours = wordsOf(seenText(source))
  const isFigure = ours.length === 1 && /^\p{N}+$/u.test(ours[0]!)
  const isTwice = saysTwice(theirs) || (isFigure && theirs.length === 2 && theirs[0] === theirs[1])
  const phrase = repeated(theirs)
  if (isTwice && !saysTwice(ours)) yield { severity: 'error', message: 'Target says everything twice' }
  if (phrase !== undefined && repeated(ours) === undefined) {
    yield { severity: 'error', message: `Target repeats itself: ${phrase}` }
  }
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** Enough that it is no doubled word. */
const fewestWords = 4
const fewestLetters = 16

/** The same letters and figures over again. */
function saysTwice(words: readonly string[]): boolean {
  const letters = words.join('')
  const half = letters.length / 2
  if (letters.length < fewestLetters || letters.slice(0, half) !== letters.slice(half)) return false
  return words.length >= fewestWords || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u.test(letters)
}

const longestPhrase = 8
const fewestTimes = 4

/** The first word or phrase that stands there four times in a row. Numbers and single letters may. */
function repeated(words: readonly string[]): string | undefined {
  for (let size = 1; size <= longestPhrase; size++) {
    let same = 0
    for (let i = size; i < words.length; i++) {
      same = words[i] === words[i - size] ? same + 1 : 0
      if (same < (fewestTimes - 1) * size) continue
      const phrase = words.slice(i - size + 1, i + 1).join(' ')
      if (/[\p{L}\p{M}]{2}/u.test(phrase)) return phrase
    }
  }
  return undefined
}
