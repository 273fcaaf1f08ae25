/** What a character is to the match form. */
export const characterClass = {
  space: 1,
  letter: 2,
  digit: 3,
  /** A letter of a script without spaces between words: each is a token. */
  alone: 4,
  dropped: 5,
  other: 6
} as const

const isSpace = /\p{White_Space}/u
const isLetter = /[\p{L}\p{M}]/u
const isDigit = /\p{N}/u
const isUnspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Khmer}\p{scx=Lao}\p{scx=Myanmar}]/u
/** Tatweel, harakat and Quranic signs, and characters that nobody sees: soft hyphens, joiners, marks of direction. */
const isOptional = /[\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\p{Cf}]/u

/** One sign for all that are alike: `'` for single, `"` for double quotation marks, `-` for dashes. */
const alike: Readonly<Record<string, string>> = {
  "'": '\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u00b4`\u02bc\uff07',
  '"': '\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u300c\u300d\u300e\u300f\uff02',
  '-': '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d'
}

export interface Characters {
  /** One of `characterClass`. */
  classOf(codePoint: number): number
  /** UTF-16 unit → the one that stands for it. */
  readonly fold: Uint16Array
}

/**
 * Classes of characters, found with regular expressions once each, then remembered: with the expressions alone a memory of a
 * million takes a minute to read instead of seconds. Without `ignoresForm` nothing is dropped and quotes and dashes stay.
 */
export function characters({ ignoresForm, ignoresCase }: { ignoresForm: boolean; ignoresCase: boolean }): Characters {
  const name = `${ignoresForm} ${ignoresCase}`
  const found = made.get(name) ?? makeCharacters(ignoresForm, ignoresCase)
  made.set(name, found)
  return found
}

const made = new Map<string, Characters>()

function makeCharacters(ignoresForm: boolean, ignoresCase: boolean): Characters {
  const known = new Uint8Array(0x10000)
  const fold = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  // The same letter at the end of a word.
  if (ignoresCase) fold['ς'.charCodeAt(0)] = 'σ'.charCodeAt(0)
  if (ignoresForm) {
    for (const [sign, others] of Object.entries(alike)) {
      for (const other of others) fold[other.charCodeAt(0)] = sign.charCodeAt(0)
    }
  }
  return {
    fold,
    classOf(codePoint) {
      if (codePoint > 0xffff) return classify(codePoint, ignoresForm)
      if (known[codePoint] === 0) known[codePoint] = classify(codePoint, ignoresForm)
      return known[codePoint]!
    }
  }
}

function classify(codePoint: number, ignoresForm: boolean): number {
  const character = String.fromCodePoint(codePoint)
  if (isSpace.test(character)) return characterClass.space
  if (ignoresForm && isOptional.test(character)) return characterClass.dropped
  if (isDigit.test(character)) return characterClass.digit
  if (!isLetter.test(character)) return characterClass.other
  return isUnspaced.test(character) ? characterClass.alone : characterClass.letter
}
