import type { LocaleTag } from '../../model/locale.ts'

/** How a locale writes numbers. */
interface Separators {
  readonly decimal: string
  readonly group: string
  /** Digits of a group that is not the last one: two where lakhs and crores are counted. */
  readonly groupSize: number
}

const known = new Map<string, Separators>()

function separatorsOf(locale: LocaleTag): Separators {
  const found = known.get(locale)
  if (found) return found
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1234567.5)
  const separator = (type: string, otherwise: string) => parts.find(part => part.type === type)?.value ?? otherwise
  const groups = parts.filter(({ type }) => type === 'integer').map(({ value }) => value)
  const separators = {
    decimal: separator('decimal', '.'),
    group: separator('group', ','),
    groupSize: groups.at(-2)?.length ?? 3
  }
  known.set(locale, separators)
  return separators
}

/** An amount as digits, with the way it was grouped: what can be written anew in another style. */
interface Amount {
  readonly whole: string
  readonly fraction: string
  readonly isGrouped: boolean
}

/**
 * The number `next` written as `target` writes `former`: in the same digits, with the same separators. `undefined` where `target`
 * is not certainly `former` in figures, or `next` is of another kind (a time beside an amount), so that nothing can be said.
 */
export function rewritten(
  { former, next, target }: { readonly former: string; readonly next: string; readonly target: string },
  from: LocaleTag,
  to: LocaleTag
): string | undefined {
  const digits = digitsOf(target)
  if (digits === undefined || !isAscii(former) || !isAscii(next)) return verbatim(former, next, target)
  const plainTarget = inAscii(target)
  const [a, b] = [amountOf(former, separatorsOf(from)), amountOf(next, separatorsOf(from))]
  if (!a || !b) {
    const same = shapeOf(former) === shapeOf(next) && plainTarget === former
    return same ? inDigits(next, digits) : undefined
  }
  const styles = [separatorsOf(to), separatorsOf(from)].flatMap(({ decimal, group, groupSize }) =>
    groupsOf(group).flatMap(sign => [
      (amount: Amount) => written(amount, decimal, amount.isGrouped ? sign : '', groupSize),
      (amount: Amount) => written(amount, decimal, amount.whole.length > 3 ? sign : '', groupSize),
      (amount: Amount) => written(amount, decimal, '', groupSize)
    ])
  )
  const style = styles.find(write => write(a) === plainTarget)
  return style && inDigits(style(b), digits)
}

/** The locale's own first; where it is a space, writers type either of the two no-break spaces. */
const groupsOf = (group: string): readonly string[] =>
  /\s/.test(group) ? [...new Set([group, '\u202F', '\u00A0'])] : [group]

function verbatim(former: string, next: string, target: string): string | undefined {
  return former === target && shapeOf(former) === shapeOf(next) ? next : undefined
}

/** Digits as one sign: what kind of number it is, `#:#` a time, `#.#.#` a date. */
const shapeOf = (number: string): string => number.replace(/\p{Nd}+/gu, '#')

function amountOf(number: string, { decimal, group, groupSize }: Separators): Amount | undefined {
  const at = number.lastIndexOf(decimal)
  const [grouped, fraction] = at < 0 ? [number, ''] : [number.slice(0, at), number.slice(at + decimal.length)]
  const groups = grouped.split(/\s/.test(group) ? /[\u00A0\u202F ]/ : group)
  const isWhole = groups.every(
    (digits, i) => /^\d+$/.test(digits) && hasGroupLength(digits.length, i, groups.length, groupSize)
  )
  if (!(groups.length === 1 ? /^\d+$/.test(grouped) : isWhole) || (at >= 0 && !/^\d+$/.test(fraction))) return undefined
  return { whole: groups.join(''), fraction, isGrouped: groups.length > 1 }
}

function hasGroupLength(length: number, i: number, groups: number, size: number): boolean {
  if (i === groups - 1) return length === 3
  return i === 0 ? length <= size : length === size
}

function written({ whole, fraction }: Amount, decimal: string, group: string, size: number): string {
  const grouped = group === '' ? whole : grouping(whole, group, size)
  return fraction === '' ? grouped : `${grouped}${decimal}${fraction}`
}

function grouping(whole: string, group: string, size: number): string {
  const last = whole.slice(-3)
  const rest = whole.slice(0, -3)
  return rest === '' ? last : rest.replace(new RegExp(`\\B(?=(?:\\d{${size}})+$)`, 'g'), group) + group + last
}

/** The code point of the zero of the digits in `text`; nothing when they are of several sets. */
function digitsOf(text: string): number | undefined {
  const zeros = new Set(Array.from(text.matchAll(/\p{Nd}/gu), ([digit]) => zeroOf(digit)))
  return zeros.size === 1 ? [...zeros][0] : undefined
}

/** Decimal digits stand in Unicode one after another, ten of a set: the first of a row of them is a zero, and so is each tenth. */
function zeroOf(digit: string): number {
  const point = digit.codePointAt(0)!
  let first = point
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first--
  return point - ((point - first) % 10)
}

const isAscii = (number: string): boolean => !/[^\0-\u007F\u00A0\u202F\u2019]/u.test(number)

/** Arabic separators and digits of any script as ASCII. */
function inAscii(number: string): string {
  return number
    .replace(/\p{Nd}/gu, digit => String(digit.codePointAt(0)! - zeroOf(digit)))
    .replace(/\u066B/g, '.')
    .replace(/\u066C/g, ',')
}

function inDigits(number: string, zero: number): string {
  if (zero === 0x30) return number
  const own = number.replace(/\d/g, digit => String.fromCodePoint(zero + Number(digit)))
  // Arabic digits have separators of their own.
  return zero === 0x660 || zero === 0x6f0 ? own.replace(/,/g, '\u066C').replace(/\./g, '\u066B') : own
}

/** Whether both numbers, as `from` writes them, ask for the same word form in `locale`. Dates and times always do. */
export function isSamePlural(
  [former, next]: readonly [string, string],
  from: LocaleTag,
  locale: LocaleTag,
  type: 'cardinal' | 'ordinal'
): boolean {
  const [a, b] = [amountIn(former, from), amountIn(next, from)]
  if (a === undefined || b === undefined) return true
  const rules = pluralRules(locale, type)
  return rules.select(a) === rules.select(b)
}

const rulesKnown = new Map<string, Intl.PluralRules>()

function pluralRules(locale: LocaleTag, type: 'cardinal' | 'ordinal'): Intl.PluralRules {
  const key = `${type} ${locale}`
  const rules = rulesKnown.get(key) ?? new Intl.PluralRules(locale, { type })
  rulesKnown.set(key, rules)
  return rules
}

function amountIn(number: string, locale: LocaleTag): number | undefined {
  const amount = amountOf(inAscii(number), separatorsOf(locale))
  return amount && Number(`${amount.whole}.${amount.fraction === '' ? '0' : amount.fraction}`)
}
