import type { InlineCode } from '../../model/content.ts'

/**
 * `number`: its digits, whatever their script and marks; `code`: a code span, an address, a link's markup; `foreign`: a Latin word in a
 * text of another script; `word`: a Latin word as it is written; `stem`: a word cut short, to be found in a lexicon.
 */
export type TokenKind = 'number' | 'code' | 'foreign' | 'word' | 'stem'

/** Characters of a text that are looked at: what is longer is no sentence, and its first words tell enough. */
const most = 4_000
/** Characters of a word that make its stem: endings differ from form to form. */
const stemLength = 5
const hangulStemLength = 3

const address = /https?:\/\/[^\s<>()"”»]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/g
const number = /\p{Nd}+(?:[.,٫٬'’\u00a0\u202f]\p{Nd}+)*/gu
const word = /[\p{L}\p{M}]+/gu
const latin = /^[\p{sc=Latn}\p{M}]+$/u
const unspaced = /[\p{sc=Han}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+|[\p{sc=Hira}]+|[\p{sc=Katakana}ー]+/gu
const mayBeUnspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
/** Conjunctions, prepositions and the article that Arabic writes together with the word after them. */
const arabicPrefix = /^(?:[وف]?(?:[بك]?ال|لل)|[وف])(?=\p{L}{3})/u

/** What a text can be recognised by in another language. Each token opens with a sign of its kind. */
export function tokensOf(text: string, codes: readonly InlineCode[], script: string): ReadonlyMap<string, TokenKind> {
  const tokens = new Map<string, TokenKind>()
  for (const { data, equiv } of codes) {
    const seen = equiv.trim()
    if (seen.length > 1) tokens.set(`=${seen.slice(0, 200)}`, 'code')
    else if (data.trim().length > 3) tokens.set(`=${data.trim().slice(0, 200)}`, 'code')
  }
  const start = text.slice(0, most).normalize('NFC')
  const rest = start.replace(address, found => {
    tokens.set(`=${found.replace(/[.,;:!?]+$/, '')}`, 'code')
    return ' '
  })
  for (const [found] of rest.matchAll(number)) tokens.set(`#${digitsOf(found)}`, 'number')
  for (const [found] of rest.matchAll(word)) {
    for (const piece of mayBeUnspaced.test(found) ? pairsOf(found) : [found]) addWord(tokens, piece, script)
  }
  return tokens
}

function addWord(tokens: Map<string, TokenKind>, found: string, script: string): void {
  const lower = found.toLowerCase()
  if (latin.test(found)) {
    if (script !== 'Latn') tokens.set(`=${lower}`, 'foreign')
    else if (lower.length > 2) tokens.set(`=${lower}`, 'word')
    if (script !== 'Latn') return
  }
  const bare = lower.normalize('NFD').replace(/\p{M}+/gu, '')
  const stem = script === 'Arab' ? bare.replace(arabicPrefix, '') : bare
  const length = script === 'Kore' ? hangulStemLength : stemLength
  if (stem !== '') tokens.set(`~${stem.slice(0, length)}`, 'stem')
}

/** Where words are not set apart, two characters are as good as a word; hiragana is mostly endings. */
function* pairsOf(text: string): Generator<string> {
  for (const [run] of text.matchAll(unspaced)) {
    if (/^\p{sc=Hira}/u.test(run)) continue
    if (/^[\p{sc=Katakana}ー]/u.test(run) || run.length < 3) yield run
    else for (let i = 0; i + 2 <= run.length; i++) yield run.slice(i, i + 2)
  }
  const other = text.replace(unspaced, ' ').trim()
  if (other !== '') yield* other.split(' ')
}

/** Digits alone: `1,234.5`, `1.234,5` and `١٬٢٣٤٫٥` are one. */
function digitsOf(text: string): string {
  let digits = ''
  for (const character of text) {
    if (/\p{Nd}/u.test(character)) digits += digitValue(character)
  }
  return digits
}

/** Unicode has each script's digits in a row of ten, zero first, and the rows at multiples of 16 or 6 apart: count down to the zero. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return value
}
