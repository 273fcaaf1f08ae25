import type { NumberToken } from './number-token.ts'
import type { Piece } from './pieces.ts'

const digits = new Map([...'〇一二三四五六七八九'].map((character, i) => [character, i]))
for (const [character, value] of [
  ['零', 0],
  ['两', 2],
  ['兩', 2]
] as const)
  digits.set(character, value)
const small = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000]
])

/** Power of ten of the numerals that multiply everything before them. */
export const large: ReadonlyMap<string, number> = new Map([
  ['千', 3],
  ['百', 2],
  ['万', 4],
  ['萬', 4],
  ['亿', 8],
  ['億', 8],
  ['兆', 12]
])

/** A run of numerals: `三百二十` 320, `二〇一七` 2017, `一亿五千万` 150000000; `两三` is two numbers. Runs are of up to 30 signs. */
export function readIdeographs(run: string): readonly number[] {
  const signs = [...run]
  if (signs.length > 30) return []
  if (signs.every(sign => digits.has(sign))) {
    const values = signs.map(sign => digits.get(sign)!)
    return values.length === 2 && values[1] === values[0]! + 1 ? values : [Number(values.join(''))]
  }
  let total = 0
  let section = 0
  let digit: number | undefined
  for (const sign of signs) {
    const unit = small.get(sign)
    if (digits.has(sign)) digit = digits.get(sign)!
    else if (unit !== undefined) {
      section += (digit ?? 1) * unit
      digit = undefined
    } else {
      const factor = 10 ** large.get(sign)!
      const before = section + (digit ?? 0)
      total = factor > 1e4 ? (total + (before || 1)) * factor : total + (before || 1) * factor
      section = 0
      digit = undefined
    }
  }
  return [total + section + (digit ?? 0)]
}

const classifier =
  /^[个個名位人年天次家岁歲艘辆輛种種项項月日号號周场場本条條隻倍座所届屆级級轮輪批件份匹张張枚颗顆成分票]/u

/**
 * The numbers of a run of numerals. One sign alone is loose unless something is counted: many names and common words hold one.
 */
export function ideographsAt(text: string, { text: run, start, end }: Piece): readonly NumberToken[] {
  if (/^分之/.test(text.slice(end, end + 2)) && /^[百千万]+$/.test(run)) return []
  if (text[end] === '分' && /^[十万百]$/.test(run)) return []
  const values = readIdeographs(run)
  const isCounted = text[start - 1] === '第' || classifier.test(text.slice(end, end + 1))
  const isCompound = /[十百千万萬亿億]/.test(run) && /[一二三四五六七八九两兩]/.test(run)
  const isLoose = values[0] === 1 || !(isCompound || (isCounted && /[二三四五六七八九十两兩]/.test(run)))
  const decade = run.endsWith('十') && text.startsWith('年代', end)
  return values.map(value => ({
    raw: run,
    start,
    end,
    values: [String(value), ...(decade ? [`19${value}`] : []), ...(text[end] === '成' ? [`${value * 10}`] : [])],
    written: isLoose ? 'loose' : 'words'
  }))
}
