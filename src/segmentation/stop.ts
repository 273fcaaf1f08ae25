import type { AbbreviationClass } from './abbreviations.ts'
import { isDigit, isEastAsian, isInvisible, isSpace, isWordCharacter, letterCase } from './characters.ts'
import type { Cluster } from './cluster.ts'
import { isOrdinaryWord } from './ordinary-word.ts'
import type { Rules } from './rules.ts'
import { type Start, wordAt } from './start.ts'

/** What stands before a stop: the word with its inner dots and hyphens. */
interface Word {
  readonly text: string
  readonly at: number
}

/** What follows, with its first word. */
interface Next extends Start {
  readonly word: string
}

const longestWord = 24
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

/** A number with an abbreviation before it is no ordinal: `kl. 18.`, `Art. 5.` */
function isCounted(text: string, word: Word, rules: Rules): boolean {
  const before = previousWord(text, word)?.text
  return before?.endsWith('.') === true && lookUp(before.slice(0, -1), rules) === 'numeric'
}

function isLetterInRow(text: string, word: Word, start: Next, { letters, lettersInRow }: Rules): boolean {
  if (!lettersInRow.has(word.text)) return false
  const isLetter = (name: string): boolean => letters.has(name) || lettersInRow.has(name)
  const before = previousWord(text, word)?.text.replace(/\.$/, '')
  return isLetter(start.word) || (before !== undefined && isLetter(before))
}

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

/** Looks the word up whole, after its last hyphen or apostrophe, and together with the short word before it: `z. B`. */
function classOf(text: string, word: Word, start: Next, rules: Rules): AbbreviationClass | undefined {
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

function lookUp(word: string, { abbreviations }: Rules): AbbreviationClass | undefined {
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

/** The word before `word` with its stop, if only a little white space lies between. */
function previousWord(text: string, word: Word): Word | undefined {
  let end = word.at
  while (end > word.at - 3 && end > 0 && isSpace(text.charCodeAt(end - 1))) end--
  return end === word.at ? undefined : wordBefore(text, end)
}

function isAfterNumber(text: string, word: Word): boolean {
  const before = previousWord(text, word)
  return before !== undefined && before.text !== '' && isDigit(before.text.charCodeAt(before.text.length - 1))
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
  return rules.starters.has(word) && !(word.length < 3 && text[at + word.length] === '.')
}

function isInitialAt(text: string, { word, at }: Next): boolean {
  return isInitial(word) && text[at + word.length] === '.'
}

/** One letter, with its accent perhaps. In the scripts of India a letter with its vowel sign is a word, such as the verb `है`. */
function isInitial(word: string): boolean {
  return (
    word.length < 3 && /^(\p{L}|\p{L}\p{M})$/u.test(word) && (word.length === 1 || letterCase(word, 0) !== 'uncased')
  )
}

/** The initial that stands after another word without a space, `Jean-P`, `d'A`, `乔治·W`, `和J`, but not the `t` of `won't`. */
function lastPart(word: string): string {
  const last = word.slice(Math.max(afterLast(word, "-‐‑'’.·"), afterLastEastAsian(word)))
  return letterCase(last, 0) === 'lower' && !word.endsWith(`.${last}`) ? word : last
}

/** The offset after the last of `separators`, or 0. */
function afterLast(word: string, separators: string): number {
  let at = word.length
  while (at > 0 && !separators.includes(word[at - 1]!)) at--
  return at
}

function afterLastEastAsian(word: string): number {
  let at = word.length
  while (at > 0 && !isEastAsian(word.charCodeAt(at - 1))) at--
  return at
}

/** Nothing but `In 1990` or `At 5` stands before it: no sentence yet. */
function isAdverbial(text: string, from: number, to: number, { prepositions }: Rules): boolean {
  if (to - from > longestAdverbial) return false
  let at = from
  while (at < to && !isWordCharacter(text.charCodeAt(at))) at++
  if (isDigit(text.charCodeAt(at))) return /^[\d:.,\s]+$/.test(text.slice(at, to))
  return prepositions.has(wordAt(text, at))
}

function isNumber(word: string): boolean {
  return isDigit(word.charCodeAt(0)) && /^\d+$/.test(word)
}

/** `U.S`, `a.m`, `Ph.D`, `एन.डी`: dots between short parts, unlike `example.com`. */
function isAcronym(word: string): boolean {
  return /^(\p{L}\p{M}*){1,3}(\.-?(\p{L}\p{M}*){1,3})+$/u.test(word) && !/^[^.]{3}\.[^.]{2,}$/.test(word)
}

/** Words of consonants alone are shortened ones (`Hr`, `Stk`, `вкл`), unless `r` and `l` carry syllables, as in `krk`. */
function hasNoVowel(word: string, { hasSyllabicConsonants }: Rules): boolean {
  if (word.length < 2 || word.length > 5 || word === word.toUpperCase()) return false
  return noVowel.test(word) && !(hasSyllabicConsonants && /[rlрл]/i.test(word))
}
