import bidiJs, { type BidiCharTypeName } from 'bidi-js'

// Its types put the function into `default`, where Node finds the function itself.
const bidi = (bidiJs as unknown as typeof bidiJs.default)()

export type Direction = 'ltr' | 'rtl'

/** By character: bidi-js looks through its names each time, which is most of the time that a line takes. */
const classes = new Map<string, BidiCharTypeName>()

/** The Unicode bidirectional class of a character. */
export function bidiClass(character: string): BidiCharTypeName {
  const known = classes.get(character)
  if (known !== undefined) return known
  const found = bidi.getBidiCharTypeName(character)
  classes.set(character, found)
  return found
}

/** The embedding level of every UTF-16 unit of `text` in a paragraph of direction `base`, after rules P1 to L1. */
export function levelsOf(text: string, base: Direction | 'auto'): Uint8Array {
  return bidi.getEmbeddingLevels(inBasicPlane(text), base).levels
}

/** The units of `text`, one paragraph, from left to right as a line of direction `base` shows them. */
export function visualOrder(text: string, base: Direction | 'auto'): readonly number[] {
  const plain = inBasicPlane(text)
  return bidi.getReorderedIndices(plain, bidi.getEmbeddingLevels(plain, base))
}

/** bidi-js reads unit by unit and takes half a pair for a Latin letter: both halves become a character of the pair's class. */
function inBasicPlane(text: string): string {
  return text.replace(/[\u{10000}-\u{10FFFF}]/gu, pair => {
    const standIn = standIns[bidiClass(pair)] ?? standIns.L!
    return standIn + standIn
  })
}

const standIns: Readonly<Partial<Record<BidiCharTypeName, string>>> = {
  L: 'a',
  R: '\u05D0',
  AL: '\u0627',
  EN: '0',
  AN: '\u0660',
  ET: '%',
  NSM: '\u0300',
  BN: '\u200B',
  ON: '!'
}
