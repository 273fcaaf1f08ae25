import type { LocaleTag } from '../../model/locale.ts'

export type PluralType = 'cardinal' | 'ordinal'
export type Category = Intl.LDMLPluralRule

/** Every category of CLDR, in its order. */
export const categories: readonly Category[] = ['zero', 'one', 'two', 'few', 'many', 'other']

/** The categories of a locale, in CLDR's order: what i18next, which asks the same source, looks for. */
export function categoriesOf(locale: LocaleTag, type: PluralType): readonly Category[] {
  return rulesOf(locale, type).categories
}

/** Whether whole numbers of the category are one number alone: `two` in Arabic; not `one` in French, which is 0 and 1. */
export function isExact(locale: LocaleTag, type: PluralType, category: Category): boolean {
  const { selected } = rulesOf(locale, type)
  return wholes.filter((_, i) => selected[i] === category).length === 1
}

/**
 * A number to put in place of the count, so that an engine can inflect: the smallest of the target's category that also asks for
 * `sourceCategory` in the source's locale, 0 last; where there is none, the smallest of the target's category, a fraction if need be.
 */
export function exampleOf(
  source: { readonly locale: LocaleTag; readonly category: Category },
  target: { readonly locale: LocaleTag; readonly category: Category },
  type: PluralType
): number {
  const [ours, theirs] = [rulesOf(source.locale, type), rulesOf(target.locale, type)]
  const fitting = numbers.filter((_, i) => theirs.selected[i] === target.category)
  return fitting.find(number => ours.select(number) === source.category) ?? fitting[0] ?? 1
}

interface Rules {
  readonly categories: readonly Category[]
  /** Category of each of `numbers`. */
  readonly selected: readonly Category[]
  select(number: number): Category
}

/** No rule of CLDR looks at more than the last two figures, or at millions. */
const wholes = [...Array.from({ length: 210 }, (_, i) => i + 1), 1_000, 10_000, 100_000, 1_000_000, 2_000_000, 0]
const numbers = [...wholes, 1.5, 0.5, 0.1, 2.5, 10.1]

/** By locale and type: making rules takes longer than a catalogue does. */
const known = new Map<string, Rules>()

function rulesOf(locale: LocaleTag, type: PluralType): Rules {
  const found = known.get(`${type} ${locale}`)
  if (found) return found
  const rules = new Intl.PluralRules([locale, 'en'], { type })
  const own = new Set(rules.resolvedOptions().pluralCategories)
  const made = {
    categories: categories.filter(category => own.has(category)),
    selected: numbers.map(number => rules.select(number)),
    select: (number: number) => rules.select(number)
  }
  known.set(`${type} ${locale}`, made)
  return made
}
