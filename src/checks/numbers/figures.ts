import type { NumberLanguage } from './number-language.ts'
import { clock, decimal } from './value.ts'

/** Zeros of the rows of ten digits in the basic plane: ASCII, Arabic, Persian and Urdu, N’Ko, Devanagari … full width. */
const zeros = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10
]

const fractions: Readonly<Record<string, string>> = { '½': '5', '¼': '25', '¾': '75', '⅓': '3', '⅔': '6', '⅛': '125' }

/** Digits of any script as ASCII digits; every other character, and every offset, stays. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0)!
    const zero = zeros.find(zero => code >= zero && code < zero + 10)
    return zero === undefined ? digit : String(code - zero)
  })
}

/** A run of digits and what may stand between them. A space only where three digits follow. */
export const figure = String.raw`\d+(?:(?:[.,٫٬،'’·]|[ \u00A0\u2009\u202F](?=\d{3}(?!\d)))\d+)*[½¼¾⅓⅔⅛]?|[½¼¾⅓⅔⅛]`

/** One number of a run: where it stands in it, and what it may say, likeliest first. */
export interface Figure {
  readonly start: number
  readonly end: number
  readonly values: readonly string[]
  /** What it falls apart into, where a space between groups of three may also just be a space. */
  readonly parts?: readonly Figure[]
}

/** The numbers of a run that `figure` matched: one, or several if its separators neither group nor start a fraction. */
export function readFigure(run: string, language: NumberLanguage | undefined): readonly Figure[] {
  const last = run.at(-1)!
  const extra = fractions[last]
  if (run.length === 1 && extra) return [{ start: 0, end: 1, values: [decimal('0', extra)] }]
  const body = extra ? run.slice(0, -1) : run
  const groups = body.split(/[^\d]/)
  const separators = body.match(/[^\d]/g) ?? []
  const values = extra && groups.length === 1 ? [decimal(body, extra)] : readGroups(groups, separators, language)
  if (values) return [{ start: 0, end: run.length, values }]
  const figures: Figure[] = []
  const splitAt = separators.some(isPlainSpace) ? isPlainSpace : () => true
  for (let i = 0, start = 0; i < groups.length; ) {
    let end = start + groups[i]!.length
    const from = i++
    while (i < groups.length && !splitAt(separators[i - 1]!)) end += 1 + groups[i++]!.length
    if (i - from === 1) figures.push({ start, end, values: [decimal(groups[from]!)] })
    else
      for (const part of readFigure(body.slice(start, end), language))
        figures.push({ ...part, start: start + part.start, end: start + part.end })
    start = end + 1
  }
  const digits = groups.join('')
  const isOne = separators.every(isPlainSpace) && groupsThousands(groups)
  return isOne ? [{ start: 0, end: run.length, values: [decimal(digits)], parts: figures }] : figures
}

const isPlainSpace = (separator: string) => separator === ' '

function readGroups(groups: readonly string[], separators: readonly string[], language: NumberLanguage | undefined) {
  const first = groups[0]!
  const final = groups.at(-1)!
  if (separators.length === 0) return [decimal(first)]
  if (separators.some(isPlainSpace) && language && !language.groupsBySpace) return undefined
  const kinds = new Set(separators.map(kindOf))
  const isGrouping = groupsThousands(groups)
  if (separators.length === 1) {
    const [kind] = kinds
    const isPoint = kind === '.' || kind === ','
    if (kind === 'space') return isGrouping ? [decimal(groups.join(''))] : undefined
    const fraction = decimal(first, final)
    if (kind === 'point') return [fraction]
    if (isGrouping && kind === 'group') return [decimal(groups.join(''))]
    if (!isPoint) return undefined
    if (!isGrouping)
      return isTime(first, final) && kind === '.' ? [fraction, clock(Number(first), Number(final))] : [fraction]
    const whole = decimal(groups.join(''))
    return kind === (language?.decimal ?? '.') &&
      kind === '.' &&
      final.endsWith('0') === false &&
      language?.decimal === '.'
      ? [fraction, whole]
      : [whole, fraction]
  }
  const lastKind = kindOf(separators.at(-1)!)
  const mayEndInFraction = kinds.size > 1 && separators.filter(separator => kindOf(separator) === lastKind).length === 1
  if (mayEndInFraction && lastKind !== 'space' && groupsThousands(groups.slice(0, -1)))
    return [decimal(groups.slice(0, -1).join(''), final)]
  return kinds.size === 1 && isGrouping ? [decimal(groups.join(''))] : undefined
}

function kindOf(separator: string): '.' | ',' | 'point' | 'group' | 'space' {
  if (separator === '.' || separator === '·') return '.'
  if (separator === ',' || separator === '،') return ','
  if (separator === '٫') return 'point'
  return /\s/.test(separator) ? 'space' : 'group'
}

/** 1,250,000 and the Indian 12,50,000. */
function groupsThousands(groups: readonly string[]): boolean {
  const [first = '', ...rest] = groups
  return (
    first.length <= 3 &&
    !(first.startsWith('0') && rest.length > 0) &&
    rest.every((group, i) => group.length === 3 || (i < rest.length - 1 && group.length === 2))
  )
}

const isTime = (hour: string, minute: string) =>
  hour.length <= 2 && Number(hour) < 24 && minute.length === 2 && Number(minute) < 60
