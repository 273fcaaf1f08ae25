import { classOf, isCounted, isLetterInRow } from './abbreviation-class.ts'
import { isDigit, isWordCharacter, letterCase } from './characters.ts'
import type { Cluster } from './cluster.ts'
import { isOrdinaryWord } from './ordinary-word.ts'
import type { Rules } from './rules.ts'
import { type Next, type Start, wordAt } from './start.ts'
import { isAcronym, isAfterNumber, isInitial, isNumber, lastPart, type Word, wordBefore } from './word-before.ts'

const longestAdverbial = 32
const noVowel = /^[b-df-hj-np-tv-xzčćçđñšžб-джзк-нп-тф-щљњћђџј]+$/i
const roman = /^[IVXLC]{1,6}$/

/** Whether a single stop before a capital, a digit or a letter without case ends its sentence. */
export function stopEnds(
  text: string,
  cluster: Cluster,
  from: Start,
  rules: Rules,
  { blockStart, segmentStart }: { readonly blockStart: number; readonly segmentStart: number }
): boolean {
  if (isOrdinaryWord(text, cluster.start, blockStart, rules.shortened)) return true
  const word = wordBefore(text, cluster.start)
  if (word.text === '') return true
  if (isListNumber(text, word, blockStart)) return false
  const start: Next = { ...from, word: wordAt(text, from.at) }
  const isStarter = isStarterWord(text, start, rules)
  if (word.text.length < 5 && rules.abbreviations.has(`${word.text}.${start.word}`)) return false
  if (isInitial(word.text) && isInitialAt(text, start)) return false
  // `30 m/s.`, and the last letter of an address: `?a=B.`
  if (word.text.length < 3 && '/=&#_'.includes(text.charAt(word.at - 1) || ' ')) return true
  // `5 ft. 3 in. 210 lb.`
  if (start.case === 'digit' && rules.units.has(word.text) && isAfterNumber(text, word)) return false
  const abbreviation = classOf(text, word, start, rules)
  // A closing quote after a title or company name: the quotation has ended, and its sentence with it.
  if (cluster.closed?.isQuote && abbreviation !== 'never') return true
  switch (abbreviation) {
    case 'never':
      return false
    case 'numeric':
      // `No. I think so.`
      if (isStarter && rules.starters.has(word.text)) return true
      // `PARIS, 3 nov. (AFP)`
      if (belongsToNumber(start, rules) || (start.hasBracket && isAfterNumber(text, word))) return false
      return !isInitial(word.text) || unlistedEnds(text, word, start, isStarter, rules)
    case 'mayEnd':
      return isStarter
    case 'ends':
      if (isStarter || start.case === 'uncased') return isStarter
      return !rules.continuing.has(start.word) && !isAdverbial(text, segmentStart, word.at, rules)
    case undefined:
      return unlistedEnds(text, word, start, isStarter, rules)
  }
}

function unlistedEnds(text: string, word: Word, start: Next, isStarter: boolean, rules: Rules): boolean {
  const last = lastPart(word.text)
  if (rules.letters.has(last) || isLetterInRow(text, word, start, rules)) return isStarter
  if (isNumber(word.text)) return !rules.ordinals || word.text.length > 2 || isStarter || isCounted(text, word, rules)
  if (isInitial(last)) return isStarter
  if (word.text.includes('.')) return isStarter || !isAcronym(word.text)
  if (rules.ordinals && roman.test(word.text)) return isStarter
  if (hasNoVowel(word.text, rules)) return isStarter || isAfterNumber(text, word)
  return true
}

/** Nothing but the number or letter stands before its stop in the block: `1.`, `1.2.`, `a.`, `IV.` */
function isListNumber(text: string, word: Word, blockStart: number): boolean {
  return (
    word.at <= blockStart &&
    /^(\p{L}|[IVXivx]{1,5}|\d{1,3}(\.\d{1,3}){0,4})$/u.test(text.slice(word.at, word.at + word.text.length))
  )
}

function belongsToNumber(start: Next, rules: Rules): boolean {
  return (
    start.case === 'digit' ||
    rules.continuing.has(start.word) ||
    roman.test(start.word) ||
    (start.case !== 'uncased' && (isInitial(start.word) || /^\p{L}{1,3}-?\d/u.test(start.word)))
  )
}

/** A starter, unless a stop makes it an abbreviation or an initial itself. */
export function isStarterAt(text: string, at: number, rules: Rules): boolean {
  return isStarterWord(text, { word: wordAt(text, at), at }, rules)
}

function isStarterWord(text: string, { word, at }: Pick<Next, 'word' | 'at'>, rules: Rules): boolean {
  const isStarter =
    rules.starters.has(word) || (isCapitals(word) && rules.starters.has(word[0] + word.slice(1).toLowerCase()))
  return isStarter && !(word.length < 3 && text[at + word.length] === '.')
}

/** As in a headline: `GEN. ROE LEAVES U.S. THE WAR IS OVER`. */
function isCapitals(word: string): boolean {
  return word.length > 1 && letterCase(word, 1) === 'upper' && word === word.toUpperCase()
}

function isInitialAt(text: string, { word, at }: Next): boolean {
  return isInitial(word) && text[at + word.length] === '.'
}

/** Nothing but `In 1990` or `At 5` stands before it: no sentence yet. */
function isAdverbial(text: string, from: number, to: number, { prepositions }: Rules): boolean {
  if (to - from > longestAdverbial) return false
  let at = from
  while (at < to && !isWordCharacter(text.charCodeAt(at))) at++
  if (isDigit(text.charCodeAt(at))) return /^[\d:.,\s]+$/.test(text.slice(at, to))
  return prepositions.has(wordAt(text, at))
}

/** Words of consonants alone are shortened ones (`Hr`, `Stk`, `вкл`), unless `r` and `l` carry syllables, as in `krk`. */
function hasNoVowel(word: string, { hasSyllabicConsonants }: Rules): boolean {
  if (word.length < 2 || word.length > 5 || word === word.toUpperCase()) return false
  return noVowel.test(word) && !(hasSyllabicConsonants && /[rlрл]/i.test(word))
}
