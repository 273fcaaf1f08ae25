import { type Dictionary, wordValue } from './dictionary.ts'
import { fold } from './number-language.ts'
import type { NumberToken } from './number-token.ts'
import type { Piece } from './pieces.ts'

export interface Reading {
  /** Of the text's language; without it only figures are read. */
  readonly dictionary: Dictionary | undefined
  readonly months: ReadonlyMap<string, number>
  /** Of a language whose words may stand here untranslated, in names: they are loose. */
  readonly foreign?: Dictionary | undefined
}

/** A word that is no number of the text's language: a month, a Roman numeral, a number of the other language in a name. */
export function otherWord(
  { text, start, end }: Piece,
  { months, foreign, dictionary }: Reading
): readonly NumberToken[] {
  const word = fold(text)
  const dual = dictionary?.language.dual
  const loose = (value: number): NumberToken[] => [{ raw: text, start, end, values: [String(value)], written: 'loose' }]
  const month = months.get(word)
  if (month !== undefined) return loose(month)
  const [, roman] = /^([IVXLCDM]{1,8})(?:e|er|ère|ème|th|st|nd|rd)?$/u.exec(text) ?? []
  if (roman) return loose(romanValue(roman))
  const said = foreign && (wordValue(foreign, word)?.value ?? powerOf(foreign, word))
  if (said !== undefined) return loose(said)
  return dual?.test(word) ? [{ raw: text, start, end, values: ['2'], written: 'dual' }] : []
}

function powerOf(dictionary: Dictionary, word: string): number | undefined {
  const scale = dictionary.scales.get(word)
  return scale === undefined ? undefined : 10 ** scale
}

function romanValue(numeral: string): number {
  const signs = [...numeral].map(sign => ({ I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 })[sign] ?? 0)
  return signs.reduce((total, value, i) => total + (value < (signs[i + 1] ?? 0) ? -value : value), 0)
}
