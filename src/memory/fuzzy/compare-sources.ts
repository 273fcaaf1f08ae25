import type { LocaleTag } from '../../model/locale.ts'
import { Pattern } from './levenshtein.ts'
import { formText, matchForms, splitVariant, tokenTexts } from './match-form.ts'
import { full, hybrid, toPercent } from './similarity.ts'

/**
 * A difference that the match form hides. `case`: capital letters; `form`: quotes, dashes, what is optional or cannot be seen;
 * `code`: inline codes; `number`: numbers. A match with a number penalty says another figure than the source.
 */
export interface Penalty {
  readonly kind: 'case' | 'form' | 'code' | 'number'
  /** In percent; for codes and numbers, how many differ. */
  readonly points: number
}

export interface Comparison {
  /** 0–100, in steps of 0.01; 100 means that the exact forms are equal. */
  readonly similarity: number
  readonly penalties: readonly Penalty[]
}

/** How similar two sources are, both in exact form. Sources of different variants are not: 0. Symmetrical. */
export function compareSources(a: string, b: string, locale: LocaleTag): Comparison {
  return sourceComparer(locale)(a)(b)
}

/** `compareSources` for many pairs. */
export function sourceComparer(locale: LocaleTag): (a: string) => (b: string) => Comparison {
  const read = readers(locale)
  return a => {
    const variant = splitVariant(a).variant
    let ours: Reading | undefined
    return b => {
      if (a === b) return { similarity: 100, penalties: [] }
      if (splitVariant(b).variant !== variant) return { similarity: 0, penalties: [] }
      ours ??= read(a)
      return compare(ours, read(b))
    }
  }
}

interface Reading {
  readonly text: string
  readonly tokens: readonly string[]
  readonly withCase: readonly string[]
  readonly withForm: readonly string[]
  readonly numbers: readonly string[]
  readonly codes: readonly string[]
}

function readers(locale: LocaleTag): (source: string) => Reading {
  const toForm = matchForms(locale, { lists: true })
  const toFormWithCase = matchForms(locale, { ignoresCase: false })
  const toFormWithForm = matchForms(locale, { ignoresForm: false })
  return source => {
    const form = toForm(source)
    return {
      text: formText(form),
      tokens: tokenTexts(form),
      numbers: form.numbers.map(withAsciiDigits),
      codes: form.codes,
      withCase: tokenTexts(toFormWithCase(source)),
      withForm: tokenTexts(toFormWithForm(source))
    }
  }
}

/** Of two sources that are not equal. */
function compare(a: Reading, b: Reading): Comparison {
  const tokenDistance = listDistance(a.tokens, b.tokens)
  const base = hybrid(
    tokenDistance,
    Math.max(a.tokens.length, b.tokens.length),
    a.text === b.text ? 0 : listDistance(unitsOf(a.text), unitsOf(b.text)),
    Math.max(a.text.length, b.text.length)
  )
  const hidden = (differing: boolean) => (differing ? 1 : 0)
  const points: Readonly<Record<Penalty['kind'], number>> = {
    case: hidden(listDistance(a.withCase, b.withCase) > tokenDistance),
    form: hidden(listDistance(a.withForm, b.withForm) > tokenDistance),
    code: listDistance(a.codes, b.codes),
    number: listDistance(a.numbers, b.numbers)
  }
  const found = kinds.filter(kind => points[kind] > 0).map(kind => ({ kind, points: points[kind] }))
  const penalties: readonly Penalty[] = base === full && found.length === 0 ? [{ kind: 'form', points: 1 }] : found
  const loss = penalties.reduce((sum, penalty) => sum + 100 * penalty.points, 0)
  return { similarity: toPercent(Math.max(0, base - loss)), penalties }
}

const kinds = ['case', 'form', 'code', 'number'] as const

const unitsOf = (text: string): readonly number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))

const pattern = new Pattern()

/** Edit distance, counted in items. */
function listDistance(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  if (a.length === b.length && a.every((item, i) => item === b[i])) return 0
  const symbols = new Map<string | number, number>()
  const known = Int32Array.from(a, item => {
    const symbol = symbols.get(item) ?? symbols.size + 1
    symbols.set(item, symbol)
    return symbol
  })
  pattern.prepare(known, a.length, symbols.size)
  const others = Int32Array.from(b, item => symbols.get(item) ?? 0)
  return pattern.distance(others, b.length, a.length + b.length)
}

/** `٤٠` is the number 40. Where decimal digits stand one after another in Unicode, the first is a zero and each tenth after it. */
function withAsciiDigits(number: string): string {
  return number.replace(/\p{Nd}/gu, digit => String(digitValue(digit.codePointAt(0)!)))
}

function digitValue(codePoint: number): number {
  let zero = codePoint
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return (codePoint - zero) % 10
}
