import { type Dictionary, lookUp } from './dictionary.ts'
import { type Figure, readFigure } from './figures.ts'
import { large } from './ideographs.ts'
import { fold } from './number-language.ts'
import type { NumberToken } from './number-token.ts'
import type { Piece } from './pieces.ts'
import { decimal, shifted } from './value.ts'

/** Scale words that may follow one another: `2 thousand million`. */
const mostScales = 4

/** The numbers of a run of figures; the last with the scale words, suffix or short year after it. */
export function figuresAt(text: string, pieces: readonly Piece[], at: number, dictionary: Dictionary | undefined) {
  const piece = pieces[at]!
  const figures = readFigure(piece.text, dictionary?.language)
  const tokenOf = ({ start, end, values, parts }: Figure): NumberToken => {
    const from = piece.start + start
    const raw = text.slice(from, piece.start + end)
    return {
      raw,
      start: from,
      end: piece.start + end,
      values: /^\d\d$/.test(raw) ? [...values, ...yearsOf(text[from - 1], raw)] : values,
      written: 'figures',
      ...(parts && { parts: parts.map(tokenOf) })
    }
  }
  const found = figures.map(tokenOf)
  let used = 1
  const modifier = dictionary?.modifiers.get(fold(pieces[at - 1]?.text ?? ''))
  const last = found.at(-1)!
  let values = modifier === undefined ? last.values : last.values.map(value => added(value, modifier))
  let { end } = last
  let exponent = 0
  for (let next = pieces[at + used]; next && dictionary && used <= mostScales; next = pieces[at + used]) {
    const gap = text.slice(end, next.start)
    const scale = gap.length <= 3 && /^[\s-]?[$€£¥₹]?\s?$/.test(gap) ? scaleOf(next, dictionary) : undefined
    if (scale === undefined) break
    exponent += scale
    end = next.end
    used++
  }
  if (exponent > 0) values = values.filter(value => !value.includes(':')).map(value => shifted(value, exponent))
  else values = [...values, ...suffixed(text, last, values[0]!)]
  const previous = found.at(-2)
  const raw = text.slice(last.start, end)
  found[found.length - 1] = { ...last, raw, end, values, ...(exponent > 0 && { exponent, unscaled: last.values[0]! }) }
  const year = shortYear(text, previous ?? pieces[at - 1], last)
  if (year) found[found.length - 1] = { ...found.at(-1)!, values: [...values, year] }
  return { found, used }
}

/** `'68` and `SS19` are years. */
function yearsOf(before: string | undefined, year: string): readonly string[] {
  return before && /['’\p{L}]/u.test(before) ? [`19${year}`, `20${year}`] : []
}

function scaleOf(piece: Piece, dictionary: Dictionary): number | undefined {
  if (piece.kind === 'word') {
    const word = fold(piece.text)
    // After figures French cent is a coin: 19 cents, never 1,900.
    return /^cents?$/.test(word) ? undefined : lookUp(dictionary.scales, word, dictionary.language)
  }
  const exponents = [...piece.text].map(sign => large.get(sign))
  return exponents.includes(undefined) ? undefined : exponents.reduce<number>((all, exponent) => all + exponent!, 0)
}

/** `1980s`, `80er`, `5m`, `10k`: what a figure may also say by the letters that touch it. */
function suffixed(text: string, { end }: NumberToken, value: string): readonly string[] {
  const [, letters = ''] = /^['’-]?(\p{L}{1,8})(?!\p{L})/u.exec(text.slice(end, end + 12)) ?? []
  if (/^(?:s|er|ern|х|е|ые|ых)$/u.test(letters)) {
    const century = /^(\d\d)00$/.exec(value)?.[1]
    if (century) return [String(Number(century) + 1)]
    if (/^[1-9]0$/.test(value)) return [`19${value}`]
    return /^\d\d\d0$/.test(value) ? [value.slice(2)] : []
  }
  const exponent = { k: 3, m: 6, b: 9, t: 12 }[letters.toLowerCase()]
  return exponent === undefined ? [] : [shifted(value, exponent)]
}

/** `2017-18`, `1348/9`: the year that the second figure stands for. */
function shortYear(
  text: string,
  previous: Piece | NumberToken | undefined,
  { start, raw }: NumberToken
): string | undefined {
  if (!previous || !/^\d{1,2}$/.test(raw) || start - previous.end !== 1 || !/[-–/]/.test(text[start - 1]!))
    return undefined
  const year = text.slice(previous.start, previous.end)
  return /^\d{4}$/.test(year) ? year.slice(0, -raw.length) + raw : undefined
}

/** `value` with a half or a quarter more or less, before its scale. */
function added(value: string, modifier: number): string {
  const [digits = '', fraction = ''] = String(Number(value) + modifier).split('.')
  return /^\d+$/.test(digits) ? decimal(digits, fraction) : value
}
