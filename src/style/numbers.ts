import type { Content } from '../model/content.ts'
import { type LocaleTag, scriptOf } from '../model/locale.ts'
import { type Edit, edited, runningText } from './running-text.ts'

/** How numbers in running text are written; `undefined`: as the engine wrote them. */
export interface NumberStyle {
  readonly digits: Digits | undefined
  readonly percent: string | undefined
  /** What stands between Latin digits in the locale. */
  readonly latin: Notation
  /** Matches a letter of the locale's own script: a number may touch one. */
  readonly ownLetter: RegExp
}

interface Notation {
  readonly decimal: string
  readonly group: string
}

interface Digits extends Notation {
  /** Code point of the digit zero; the others follow it. */
  readonly zero: number
}

/**
 * Numbering system as set, else of CLDR; a system without ten digits in a row is `undefined`. The per cent sign as set, else the
 * one that CLDR has beside these digits.
 */
export function numberStyle(
  locale: LocaleTag,
  { digits, percent }: { readonly digits: string | undefined; readonly percent: string | undefined }
): NumberStyle {
  const own = digits === 'keep' ? undefined : digitsOf(locale, digits)
  return {
    digits: own,
    percent: percent === 'keep' ? undefined : (percent ?? (own && percentSign(own))),
    latin: latinNotation(locale),
    ownLetter: ownLetter(scriptOf(locale))
  }
}

/**
 * The numbers that stand in running text, in the style's digits. Where the digits change and it is certain what a separator means,
 * in the locale's own notation and in that of `from`, which an engine may have copied, the separator changes with them.
 */
export function withNumbers(target: Content, style: NumberStyle, from: LocaleTag): Content {
  const text = runningText(target)
  if (!/\p{Nd}/u.test(text)) return target
  const found: Edit[] = []
  for (const { 0: whole, 1: figures = '', 2: space = '', 3: sign = '', index } of text.matchAll(numbers)) {
    if (!isRunning(text, index, index + figures.length, style.ownLetter)) continue
    const notations = [arabic, style.latin, latinNotation(from)]
    const written = figures.replace(figure, one => writtenFigure(one, style.digits, notations, sign !== ''))
    const all = `${written}${space}${sign && (style.percent ?? sign)}`
    if (all !== whole) found.push({ start: index, end: index + whole.length, text: all })
  }
  return edited(target, found)
}

const figure = /\p{Nd}+(?:[.,٫٬'’]\p{Nd}+)*/gu
const numbers = new RegExp(
  `(${figure.source}(?:[-–/:]${figure.source})*)(?:([ \\u00A0\\u202F]?)([%٪])(?![\\p{L}\\p{M}\\p{N}]))?`,
  'gu'
)
const arabic: Notation = { decimal: '٫', group: '٬' }

/** Whether it is part of no name or id: no letter of another script touches it or its hyphen, or stands a space away. */
function isRunning(text: string, start: number, end: number, own: RegExp): boolean {
  const before = text.slice(Math.max(0, start - 4), start)
  const after = text.slice(end, end + 4)
  const neighbours = [/(\p{L})\p{M}*[-‑–.'’ \u00A0]?$/u.exec(before)?.[1], /^[-‑–.'’ \u00A0]?(\p{L})/u.exec(after)?.[1]]
  if (/[\p{N}_@#&=\\/\uFFFC]$/u.test(before) || /^[\p{N}_@#&=\\/\uFFFC]/u.test(after)) return false
  return neighbours.every(letter => letter === undefined || own.test(letter))
}

function writtenFigure(
  figure: string,
  to: Digits | undefined,
  notations: readonly Notation[],
  isPercentage: boolean
): string {
  const from = zeroOf(figure.codePointAt(0)!)
  if (!to || from === to.zero || from === fullWidthZero || !isOfOneSystem(figure, from)) return figure
  const readings = new Set(notations.flatMap(notation => reading(figure, notation) ?? []))
  const [read, ...others] = readings
  const isCertain = read !== undefined && others.length === 0 && (isPercentage || !mayBeTime(read))
  return (isCertain ? read : figure).replace(/\p{Nd}|[dg]/gu, character => {
    if (character === 'd') return to.decimal
    if (character === 'g') return to.group
    return String.fromCodePoint(character.codePointAt(0)! - from + to.zero)
  })
}

const fullWidthZero = 0xff10

/** The figure with `g` for what parts its groups and `d` for what parts its fraction; none if it is none in this notation. */
function reading(figure: string, { decimal, group }: Notation): string | undefined {
  const form = figure.replace(/\P{Nd}/gu, sign => (sign === decimal ? 'd' : sign === group ? 'g' : '?'))
  return /^(?:\p{Nd}+|\p{Nd}{1,3}(?:g\p{Nd}{2,3})*g\p{Nd}{3})(?:d\p{Nd}+)?$/u.test(form) ? form : undefined
}

/** `7.30` may be half past seven. */
const mayBeTime = (read: string) => /^\p{Nd}{1,2}d\p{Nd}{2}$/u.test(read)

/** Rows of ten digits start at …0 or …6. */
function zeroOf(digit: number): number {
  const row = digit & ~0xf
  return /\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6
}

function isOfOneSystem(figure: string, zero: number): boolean {
  return [...figure].every(character => {
    const code = character.codePointAt(0)!
    return !/\p{Nd}/u.test(character) || (code >= zero && code < zero + 10)
  })
}

function digitsOf(locale: LocaleTag, numberingSystem: string | undefined): Digits | undefined {
  const format = new Intl.NumberFormat(locale, { numberingSystem, useGrouping: true })
  const digits = Array.from({ length: 10 }, (_, digit) => format.format(digit))
  const zero = digits[0]!.codePointAt(0)!
  const isRow = zero < 0x10000 && digits.every((digit, i) => digit === String.fromCodePoint(zero + i))
  return isRow ? { zero, ...notationOf(format) } : undefined
}

function notationOf(format: Intl.NumberFormat): Notation {
  const parts = format.formatToParts(1_234_567.5)
  const part = (type: 'decimal' | 'group', usual: string) => parts.find(part => part.type === type)?.value ?? usual
  const decimal = part('decimal', '.')
  return decimal === '،' ? arabic : { decimal, group: part('group', ',') } // Urdu in other digits than its own
}

/** By locale: asked for with every text, and `Intl` takes its time. */
const latinNotations = new Map<LocaleTag, Notation>()

function latinNotation(locale: LocaleTag): Notation {
  const known = latinNotations.get(locale)
  if (known) return known
  const notation = notationOf(new Intl.NumberFormat(locale, { numberingSystem: 'latn' }))
  latinNotations.set(locale, notation)
  return notation
}

/** Without the marks of direction that CLDR puts around it: the order on a line is the isolates' affair. */
const percentSign = ({ zero }: Digits): string => (zero === 0x660 || zero === 0x6f0 ? '٪' : '%')

function ownLetter(script: string): RegExp {
  const parts = { Hans: ['Han'], Hant: ['Han'], Jpan: ['Han', 'Hira', 'Kana'], Kore: ['Hang', 'Han'] }[script] ?? [
    script
  ]
  try {
    return new RegExp(`[${parts.map(part => `\\p{scx=${part}}`).join('')}]`, 'u')
  } catch {
    return /\p{L}/u
  }
}
