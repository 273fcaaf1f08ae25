import { type Dictionary, lookUp, type WordValue, wordValue } from './dictionary.ts'
import { fold } from './number-language.ts'
import type { NumberToken } from './number-token.ts'
import type { Piece } from './pieces.ts'

/** Words of one number. More are no number, and would pass the largest. */
const mostWords = 20

/** The number that begins with the word at `at`, if it says one. */
export function wordsAt(text: string, pieces: readonly Piece[], at: number, dictionary: Dictionary) {
  const { language } = dictionary
  let total = 0
  let current: number | undefined
  let smallest = Number.POSITIVE_INFINITY
  let isLoose = true
  let exponent = 0
  let used = 0
  for (let i = at; i < pieces.length && i - at < mostWords; i++) {
    const piece = pieces[i]!
    if (piece.kind !== 'word' || (i > at && !touches(text, pieces[i - 1]!, piece))) break
    const word = fold(piece.text)
    if (i > at && dictionary.joiners.has(word)) {
      const next = pieces[i + 1]
      const value =
        next?.kind === 'word' && touches(text, piece, next) ? wordValue(dictionary, fold(next.text)) : undefined
      if (!value || continued(current, total, value, true, dictionary) === undefined) break
      continue
    }
    const scale = lookUp(dictionary.scales, word, language)
    if (scale !== undefined) {
      if (scale === 2 && (current ?? 1) < 100) current = (current ?? 1) * 100
      else if (scale < smallest) {
        total += (current ?? 1) * 10 ** scale
        current = undefined
        smallest = scale
      } else if (current === undefined && total > 0) total *= 10 ** scale
      else if (current !== undefined) {
        total = (total + current) * 10 ** scale
        current = undefined
      } else break
      if (i > at) isLoose = false
      exponent = scale
      used = i - at + 1
      continue
    }
    const said = wordValue(dictionary, word)
    if (!said) break
    const next = continued(current, total, said, isJoined(word, dictionary), dictionary)
    if (next === undefined) break
    current = next
    isLoose &&= said.isLoose
    used = i - at + 1
    if (isLoose && said.value >= 10) break
  }
  if (used === 0) return undefined
  const piece = pieces[at]!
  const end = pieces[at + used - 1]!.end
  const modifier = dictionary.modifiers.get(fold(pieces[at - 1]?.text ?? ''))
  const value = total + (current ?? 0) + (modifier ?? 0) * (total > 0 && current === undefined ? 10 ** exponent : 1)
  const token: NumberToken = {
    raw: text.slice(piece.start, end),
    start: piece.start,
    end,
    values: value === 0.5 ? ['0.5', '30', '50'] : value === 0.25 ? ['0.25', '15', '25', '4'] : [plain(value)],
    written: isLoose ? 'loose' : 'words',
    ...(exponent >= 3 && { exponent })
  }
  return { token, used }
}

const touches = (text: string, a: Piece, b: Piece) =>
  b.start - a.end <= 3 && /^(?:[\s\u00A0]+|-|\u2010)$/.test(text.slice(a.end, b.start))
const plain = (value: number) =>
  Number.isSafeInteger(value) || !Number.isInteger(value) ? String(value) : BigInt(value).toString()

/** Whether `value` fits into the zeros at the end of `current`: 20 and 3, 200 and 15. */
function fills(current: number, value: number): boolean {
  if (current < 20 || value < 1 || !Number.isInteger(value)) return false
  const zeros = /0+$/.exec(String(current))?.[0].length ?? 0
  return String(value).length <= zeros
}

/** `current` and the word after it as one number, if they are one. */
function continued(
  current: number | undefined,
  total: number,
  { value }: WordValue,
  joined: boolean,
  { language }: Dictionary
): number | undefined {
  if (current === undefined) return total === 0 || fills(total, value) ? value : undefined
  return language.continued?.(current, value, joined) ?? (fills(current, value) ? current + value : undefined)
}

/** Whether the word carries its own `and`. */
const isJoined = (word: string, dictionary: Dictionary) => /^[وف]/u.test(word) && !dictionary.words.has(word)
