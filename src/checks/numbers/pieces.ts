import { figure } from './figures.ts'
import type { NumberLanguage } from './number-language.ts'

/** A run of figures, letters or ideographic numerals. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: 'figure' | 'word' | 'ideographs'
}

const numerals = '〇零一二三四五六七八九十百千万萬亿億兆两兩'
const plainPieces = new RegExp(String.raw`${figure}|[\p{L}\p{M}]+`, 'gu')
const ideographPieces = new RegExp(String.raw`${figure}|[${numerals}]+|(?:(?![${numerals}])[\p{L}\p{M}])+`, 'gu')

/** The pieces of `text` from `from` to `to`, in order; offsets are those of the whole text. */
export function piecesOf(
  text: string,
  from: number,
  to: number,
  language: NumberLanguage | undefined
): readonly Piece[] {
  const pattern = language?.ideographs ? ideographPieces : plainPieces
  return Array.from(text.slice(from, to).matchAll(pattern), ({ 0: piece, index }) => {
    const start = from + index
    return { start, end: start + piece.length, text: piece, kind: kindOf(piece, language?.ideographs === true) }
  })
}

function kindOf(piece: string, hasIdeographs: boolean): Piece['kind'] {
  if (/^\p{N}/u.test(piece) && !numerals.includes(piece[0]!)) return 'figure'
  return hasIdeographs && numerals.includes(piece[0]!) ? 'ideographs' : 'word'
}
