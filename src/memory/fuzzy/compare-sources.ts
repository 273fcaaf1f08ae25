import type { LocaleTag } from '../../model/locale.ts'
import type { Penalty } from '../../model/match.ts'
import { type MatchForm, matchForms, splitVariant } from './match-form.ts'
import { listDistance, Sequence } from './sequence.ts'
import { full, hybrid, toPercent } from './similarity.ts'

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
  const ours = {
    tokens: new Sequence(),
    characters: new Sequence(),
    withCase: new Sequence(),
    withForm: new Sequence(),
    numbers: [] as readonly string[],
    codes: [] as readonly string[]
  }
  let prepared: string | undefined

  function prepare(source: string): void {
    const form = read.form(source)
    ours.tokens.setTokens(form)
    ours.characters.setCharacters(form)
    ours.withCase.setTokens(read.withCase(source))
    ours.withForm.setTokens(read.withForm(source))
    ours.numbers = form.numbers.map(withAsciiDigits)
    ours.codes = form.codes
    prepared = source
  }

  return a => {
    const { variant } = splitVariant(a)
    return b => {
      if (a === b) return { similarity: 100, penalties: [] }
      if (splitVariant(b).variant !== variant) return { similarity: 0, penalties: [] }
      if (prepared !== a) prepare(a)
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

/** Of two sources that are not equal. */
function compare(ours: Reading, source: string, read: Readers): Comparison {
  const form = read.form(source)
  const differing = ours.tokens.tokenDistance(form)
  const base = hybrid(
    differing,
    Math.max(ours.tokens.length, form.tokenCount),
    ours.characters.characterDistance(form),
    Math.max(ours.characters.length, form.unitCount)
  )
  const points: Readonly<Record<(typeof kinds)[number], number>> = {
    case: ours.withCase.tokenDistance(read.withCase(source)) > differing ? 1 : 0,
    form: ours.withForm.tokenDistance(read.withForm(source)) > differing ? 1 : 0,
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
