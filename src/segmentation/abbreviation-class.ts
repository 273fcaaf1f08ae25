import type { AbbreviationClass } from './abbreviations.ts'
import { letterCase } from './characters.ts'
import type { Rules } from './rules.ts'
import type { Next } from './start.ts'
import { afterLast, isAfterNumber, isInitial, previousWord, type Word } from './word-before.ts'

/** Looks the word up whole, after its last hyphen or apostrophe, and together with the short word before it: `z. B`. */
export function classOf(text: string, word: Word, start: Next, rules: Rules): AbbreviationClass | undefined {
  if (word.text.length <= 4) {
    const before = previousWord(text, word)
    if (before?.text.endsWith('.') && before.text.length <= 6) {
      const found = lookUp(`${before.text}${word.text}`, rules)
      if (found) return found
    }
  }
  const found = lookUp(word.text, rules)
  // `45 m. Water`, but `Art. 5 p. 12`
  if (isUnit(text, word) && !(found === 'numeric' && start.case === 'digit')) return 'ends'
  if (found) return found
  const last = word.text.slice(afterLast(word.text, "-‐‑'’"))
  const foundLast = last === word.text ? undefined : lookUp(last, rules)
  return foundLast ?? (isCompound(word.text, rules) ? 'mayEnd' : undefined)
}

function isCompound(word: string, { compounds }: Rules): boolean {
  return compounds.some(part => word.length > part.length + 2 && word.endsWith(part))
}

export function lookUp(word: string, { abbreviations }: Rules): AbbreviationClass | undefined {
  const exact = abbreviations.get(word)
  if (exact || word.length === 1) return exact
  const lower = word.toLowerCase()
  return (
    abbreviations.get(lower) ?? (word === word.toUpperCase() ? abbreviations.get(word[0] + lower.slice(1)) : undefined)
  )
}

/** One small letter after a number: `45 m.`, `2020 г.` */
function isUnit(text: string, word: Word): boolean {
  if (!isInitial(word.text) || letterCase(word.text, 0) === 'upper') return false
  return isAfterNumber(text, word)
}

/** A number with an abbreviation before it is no ordinal: `kl. 18.`, `Art. 5.` */
export function isCounted(text: string, word: Word, rules: Rules): boolean {
  const before = previousWord(text, word)?.text
  return before?.endsWith('.') === true && lookUp(before.slice(0, -1), rules) === 'numeric'
}

export function isLetterInRow(text: string, word: Word, start: Next, { letters, lettersInRow }: Rules): boolean {
  if (!lettersInRow.has(word.text)) return false
  const isLetter = (name: string): boolean => letters.has(name) || lettersInRow.has(name)
  const before = previousWord(text, word)?.text.replace(/\.$/, '')
  return isLetter(start.word) || (before !== undefined && isLetter(before))
}
