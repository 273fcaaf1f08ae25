/** What a UTF-16 code unit can mean to the scanner; `plain` for nearly all of them. */
export const plain = 0
/** A full stop that also ends abbreviations: `.`. */
export const stop = 1
/** `!` and `?`: no abbreviation ends in them, but URLs hold them, so white space or a closer must follow. */
export const strong = 2
export const ellipsis = 3
/** Never part of a word or a number, so a sentence ends here even when no space follows: `。` `؟` `।`. */
export const free = 4
/** The full stop of Urdu: needs no space, yet stands after initials too. */
export const freeStop = 5
export const opener = 6
export const closer = 7
/** Opens or closes by what stands around it. */
export const quote = 8
export const newline = 9

const characters: readonly (readonly [kind: number, characters: string])[] = [
  [stop, '.'],
  [strong, '!?‼⁇⁈⁉‽\u037e'],
  [ellipsis, '…⋯'],
  [free, '。！？｡．؟।॥։።፧፨៕᠃᠉⸮'],
  [freeStop, '۔'],
  [opener, '([{（［｛【〔「『《〈｢'],
  [closer, ')]}）］｝】〕」』》〉｣'],
  [quote, '"\'`“”„‟‘’‚«»‹›＂'],
  [newline, '\n\r\v\f\u0085\u2028\u2029']
]

/** The zeros of the decimal digits of scripts in use, each before its nine others. */
const zeros = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0
]

/** The kind of each code unit. `marks` are further sentence marks of one language, such as the Greek `;`. */
export function kindTable(marks = ''): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (const [kind, members] of [...characters, [strong, marks] as const]) {
    for (let i = 0; i < members.length; i++) table[members.charCodeAt(i)] = kind
  }
  return table
}

export const kinds = kindTable()

/** What else a code unit can be. Sets of bits in one table: asked a dozen times for each mark, a chain of comparisons took a third of the scan.
 * The code past the end of a text is NaN, and nothing: `| 0` keeps such a key out of the loads, which are generic and slow with it. */
const space = 1
const digit = 2
const dash = 4
const invisible = 8
const word = 16
const eastAsian = 32
const continuation = 64

const traits = traitTable()

function traitTable(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(word, 0xaa)
  const set = (trait: number, ...ranges: readonly (readonly [first: number, last: number])[]) => {
    for (const [first, last] of ranges) for (let code = first; code <= last; code++) table[code]! |= trait
  }
  // Outside of ASCII all that is neither space nor punctuation binds words: marks and signs of scripts we know nothing of too.
  for (const code of [0xab, 0xb7, 0xbb, 0xbf, 0xd7, 0xf7, 0x60c, 0x61b, 0xff1a, 0xff1b, 0xfeff]) table[code] = 0
  table.fill(0, 0x2000, 0x2070).fill(0, 0x3000, 0x3040).fill(0, 0xff00, 0xff10)
  for (const [, members] of characters) for (let i = 0; i < members.length; i++) table[members.charCodeAt(i)] = 0
  set(word, [0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a])
  set(digit, [0x30, 0x39], [0xff10, 0xff19])
  for (const zero of zeros) set(digit, [zero, zero + 9])
  set(space, [0x09, 0x0d], [0x20, 0x20], [0x85, 0x85], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200b])
  set(space, [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff])
  set(dash, [0x2d, 0x2d], [0x2010, 0x2015], [0x2212, 0x2212])
  set(invisible, [0x200c, 0x200f], [0x202a, 0x202e], [0x2066, 0x2069])
  // The joiners stand inside words of Persian and of the scripts of India.
  set(word, [0x200c, 0x200d])
  set(eastAsian, [0x3040, 0x9fff], [0xac00, 0xd7af], [0xf900, 0xfaff])
  for (const character of ',;:&/%=+、，；：،؛') set(continuation, [character.charCodeAt(0), character.charCodeAt(0)])
  return table
}

export function isSpace(code: number): boolean {
  return (traits[code | 0]! & space) !== 0
}

/** Marks of writing direction and joiners: looked through when they stand between a stop and what follows. */
export function isInvisible(code: number): boolean {
  return (traits[code | 0]! & invisible) !== 0
}

export function isDigit(code: number): boolean {
  return (traits[code | 0]! & digit) !== 0
}

export function isDash(code: number): boolean {
  return (traits[code | 0]! & dash) !== 0
}

/** Letters, digits and what binds them; every code unit outside ASCII that is neither space nor punctuation. */
export function isWordCharacter(code: number): boolean {
  return (traits[code | 0]! & word) !== 0
}

/** Han, kana and hangul: where a sentence may follow another without a space. */
export function isEastAsian(code: number): boolean {
  return (traits[code | 0]! & eastAsian) !== 0
}

/** Commas, colons and the like: what follows them goes on with what was before. */
export function isContinuing(code: number): boolean {
  return (traits[code | 0]! & continuation) !== 0
}

export type LetterCase = 'upper' | 'lower' | 'uncased' | 'none'

const cases: readonly LetterCase[] = ['none', 'upper', 'lower', 'uncased']
/** One more than the index in `cases`, or 0 as long as nobody asked: case mapping makes strings, and Cyrillic is nothing else. */
const knownCases = new Uint8Array(0x10000)

/** The case of the character at `at`. Georgian counts as uncased: its everyday letters start sentences too. */
export function letterCase(text: string, at: number): LetterCase {
  if (at >= text.length) return 'none'
  const code = text.charCodeAt(at)
  const known = knownCases[code]!
  if (known > 0) return cases[known - 1]!
  const found = caseOf(text.codePointAt(at)!)
  if (code < 0xd800 || code > 0xdfff) knownCases[code] = cases.indexOf(found) + 1
  return found
}

function caseOf(code: number): LetterCase {
  if (code >= 0x10a0 && code <= 0x10ff) return 'uncased'
  const character = String.fromCodePoint(code)
  const lower = character.toLowerCase()
  if (lower === character.toUpperCase()) return /[\p{L}\p{M}]/u.test(character) ? 'uncased' : 'none'
  return lower === character ? 'lower' : 'upper'
}
