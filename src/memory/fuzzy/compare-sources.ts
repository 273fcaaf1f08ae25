import type { LocaleTag } from '../../model/locale.ts'
import { type MatchForm, matchForms, splitVariant } from './match-form.ts'
import { characterDistance, charactersOf, listDistance, type Sequence, tokenDistance, tokensOf } from './sequence.ts'
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
  const read: Readers = {
    form: matchForms(locale, { lists: true }),
    withCase: matchForms(locale, { ignoresCase: false }),
    withForm: matchForms(locale, { ignoresForm: false })
  }
  return a => {
    const { variant } = splitVariant(a)
    let ours: Reading | undefined
    return b => {
      if (a === b) return { similarity: 100, penalties: [] }
      if (splitVariant(b).variant !== variant) return { similarity: 0, penalties: [] }
      ours ??= readSource(a, read)
      return compare(ours, b, read)
    }
  }
}

type Readers = Readonly<Record<'form' | 'withCase' | 'withForm', (source: string) => MatchForm>>

interface Reading {
  readonly tokens: Sequence
  readonly characters: Sequence
  readonly withCase: Sequence
  readonly withForm: Sequence
  readonly numbers: readonly string[]
  readonly codes: readonly string[]
}

function readSource(source: string, read: Readers): Reading {
  const form = read.form(source)
  return {
    tokens: tokensOf(form),
    characters: charactersOf(form),
    numbers: form.numbers.map(withAsciiDigits),
    codes: form.codes,
    withCase: tokensOf(read.withCase(source)),
    withForm: tokensOf(read.withForm(source))
  }
}

/** Of two sources that are not equal. */
function compare(ours: Reading, source: string, read: Readers): Comparison {
  const form = read.form(source)
  const differing = tokenDistance(ours.tokens, form)
  const base = hybrid(
    differing,
    Math.max(ours.tokens.length, form.tokenCount),
    characterDistance(ours.characters, form),
    Math.max(ours.characters.length, form.unitCount)
  )
  const points: Readonly<Record<Penalty['kind'], number>> = {
    case: tokenDistance(ours.withCase, read.withCase(source)) > differing ? 1 : 0,
    form: tokenDistance(ours.withForm, read.withForm(source)) > differing ? 1 : 0,
    code: listDistance(ours.codes, form.codes),
    number: listDistance(ours.numbers, form.numbers.map(withAsciiDigits))
  }
  const found = kinds.filter(kind => points[kind] > 0).map(kind => ({ kind, points: points[kind] }))
  const penalties: readonly Penalty[] = base === full && found.length === 0 ? [{ kind: 'form', points: 1 }] : found
  const loss = penalties.reduce((sum, penalty) => sum + 100 * penalty.points, 0)
  return { similarity: toPercent(Math.max(0, base - loss)), penalties }
}

const kinds = ['case', 'form', 'code', 'number'] as const

/** `٤٠` is the number 40. Where decimal digits stand one after another in Unicode, the first is a zero and each tenth after it. */
function withAsciiDigits(number: string): string {
  return /^[\d.,']*$/.test(number)
    ? number
    : number.replace(/\p{Nd}/gu, digit => String(digitValue(digit.codePointAt(0)!)))
}

function digitValue(codePoint: number): number {
  let zero = codePoint
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return (codePoint - zero) % 10
}
