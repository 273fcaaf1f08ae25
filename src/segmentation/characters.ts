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

/** The kind of each code unit. `marks` are further sentence marks of one language, such as the Greek `;`. */
export function kindTable(marks = ''): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (const [kind, members] of [...characters, [strong, marks] as const]) {
    for (let i = 0; i < members.length; i++) table[members.charCodeAt(i)] = kind
  }
  return table
}

export const kinds = kindTable()

export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  return (
    code === 0x85 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

/** Marks of writing direction: invisible, and looked through when they stand between a stop and what follows. */
export function isInvisible(code: number): boolean {
  return (code >= 0x200c && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
}

export function isDigit(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x660 && code <= 0x669) ||
    (code >= 0x6f0 && code <= 0x6f9) ||
    (code >= 0x966 && code <= 0x96f) ||
    (code >= 0xff10 && code <= 0xff19)
  )
}

export function isDash(code: number): boolean {
  return code === 0x2d || (code >= 0x2010 && code <= 0x2015) || code === 0x2212
}

/** Letters, digits and what binds them; every code unit outside ASCII that is neither space nor punctuation. */
export function isWordCharacter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || isDigit(code)
  if (code < 0xaa) return false
  return (
    code !== 0xd7 &&
    code !== 0xf7 &&
    code !== 0xab &&
    code !== 0xb7 &&
    code !== 0xbb &&
    code !== 0xbf &&
    code !== 0x60c &&
    code !== 0x61b &&
    kinds[code] === plain &&
    !(code >= 0x2000 && code <= 0x206f) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    !(code >= 0xff00 && code <= 0xff0f) &&
    code !== 0xff1a &&
    code !== 0xff1b &&
    code !== 0xfeff
  )
}

/** Han, kana and hangul: where a sentence may follow another without a space. */
export function isEastAsian(code: number): boolean {
  return (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af) || (code >= 0xf900 && code <= 0xfaff)
}

export type LetterCase = 'upper' | 'lower' | 'uncased' | 'none'

/** The case of the character at `at`. Georgian counts as uncased: its everyday letters start sentences too. */
export function letterCase(text: string, at: number): LetterCase {
  const code = text.codePointAt(at)
  if (code === undefined) return 'none'
  if (code < 0x80) {
    if (code >= 0x61 && code <= 0x7a) return 'lower'
    return code >= 0x41 && code <= 0x5a ? 'upper' : 'none'
  }
  if (code >= 0x10a0 && code <= 0x10ff) return 'uncased'
  const character = String.fromCodePoint(code)
  const lower = character.toLowerCase()
  if (lower === character.toUpperCase()) return /[\p{L}\p{M}]/u.test(character) ? 'uncased' : 'none'
  return lower === character ? 'lower' : 'upper'
}
