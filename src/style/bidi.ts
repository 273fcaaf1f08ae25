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

/**
 * The units of `text` from `start` to `end` from left to right, by their levels (rule L2), those mirrored that run from right to
 * left (L4). What stands on either side has to be at the level of the paragraph.
 */
export function shownBetween(text: string, levels: Uint8Array, start: number, end: number): string {
  const order = Array.from({ length: end - start }, (_, i) => start + i)
  const highest = order.reduce((most, i) => Math.max(most, levels[i]!), 0)
  for (let level = highest; level > 0; level--) {
    for (let from = start; from < end; from++) {
      if (levels[from]! < level) continue
      let to = from + 1
      while (to < end && levels[to]! >= level) to++
      order.splice(from - start, to - from, ...order.slice(from - start, to - start).reverse())
      from = to
    }
  }
  return order.map(i => (levels[i]! % 2 === 1 && bidi.getMirroredCharacter(text[i]!)) || text[i]!).join('')
}

/** bidi-js reads unit by unit and takes half a pair for a Latin letter: both halves become a character of the pair's class. */
function inBasicPlane(text: string): string {
  if (!/[\uD800-\uDBFF]/.test(text)) return text
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
