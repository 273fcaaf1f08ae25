import type { LocaleTag } from '../../model/locale.ts'
import { isCount, piecesOf } from './codes.ts'
import { type Category, categories, categoriesOf, exampleOf, isExact, type PluralType } from './plural-rules.ts'
import type { Member, StringNode } from './tree.ts'

/** Keys of an object that are one text in the forms of a count: `item_one`, `item_other`; `place_ordinal_two`. */
export interface PluralGroup {
  readonly type: PluralType
  /** The key without the category: `item_`, `place_ordinal_`. */
  readonly stem: string
  readonly locale: LocaleTag
  readonly forms: ReadonlyMap<Category, Form>
}

export interface Form extends Member {
  readonly value: StringNode
  readonly hasCount: boolean
}

/** A form a target needs, and the source's form it is made from. */
export interface TargetForm {
  readonly category: Category
  readonly from: Form
  /** What the target's form is about; nothing in a form that only the source spells out, which is a text like any other. */
  readonly about: { readonly variant: string; readonly example: number; readonly isExact: boolean } | undefined
}

/**
 * The plural groups among the members of an object of `locale`. Keys that merely end like one (`reason_other`, `step_one`) are none: a
 * group has two of the locale's categories, `other` among them, or says `{{count}}`, or is ordinal. Forms that are lists or objects are
 * left alone.
 */
export function pluralGroups(members: readonly Member[], locale: LocaleTag): readonly PluralGroup[] {
  const groups = new Map<string, { type: PluralType; forms: Map<Category, Form> }>()
  const odd = new Set<string>()
  for (const member of members) {
    const [, stem, ordinal, category] = pluralKey.exec(member.key) ?? []
    const { value } = member
    if (stem === undefined || !isCategory(category)) continue
    if (value.kind !== 'string') {
      odd.add(stem)
      continue
    }
    const group = groups.get(stem) ?? { type: ordinal ? 'ordinal' : 'cardinal', forms: new Map() }
    groups.set(stem, group)
    group.forms.set(category, { ...member, value, hasCount: hasCount(value.text) })
  }
  const all = Array.from(groups, ([stem, group]) => ({ ...group, stem, locale }))
  return all.filter(group => !odd.has(group.stem) && isGroup(group))
}

/** The forms of a group in `to`, in CLDR's order: its categories, and what the source spells out beyond its own language's. */
export function targetForms(group: PluralGroup, to: LocaleTag): readonly TargetForm[] {
  const { type, forms, locale } = group
  const own = categoriesOf(locale, type)
  const wanted = categoriesOf(to, type)
  return categories.flatMap((category): TargetForm[] => {
    if (!wanted.includes(category)) {
      const extra = own.includes(category) ? undefined : forms.get(category)
      return extra ? [{ category, from: extra, about: undefined }] : []
    }
    const [source, from] = sourceForm(group, category, isExact(to, type, category))
    const variant = type === 'ordinal' ? `ordinal-${category}` : category
    const example = exampleOf({ locale, category: source }, { locale: to, category }, type)
    return [{ category, from, about: { variant, example, isExact: isExact(to, type, category) } }]
  })
}

/** The same category, unless it leaves the number out where the target's may be several numbers; else `other`, else the last there is. */
function sourceForm({ forms }: PluralGroup, category: Category, isExact: boolean): readonly [Category, Form] {
  const all = categories.flatMap(each => (forms.has(each) ? [[each, forms.get(each)!] as const] : []))
  const same = all.find(([each]) => each === category)
  const general = all.findLast(([, form]) => form.hasCount) ?? all.at(-1)!
  const other = all.find(([each, form]) => each === 'other' && form.hasCount === general[1].hasCount) ?? general
  return same && (isExact || same[1].hasCount || !other[1].hasCount) ? same : other
}

const pluralKey = /^(.+?_(ordinal_)?)(zero|one|two|few|many|other)$/s

const isCategory = (text: string | undefined): text is Category => categories.some(category => category === text)

function isGroup({ type, forms, locale }: PluralGroup): boolean {
  const own = categoriesOf(locale, type).filter(category => forms.has(category))
  if (own.length === 0) return false
  return type === 'ordinal' || (own.length > 1 && forms.has('other')) || [...forms.values()].some(form => form.hasCount)
}

function hasCount(text: string): boolean {
  if (!text.includes('{{')) return false
  return piecesOf(text, 0, text.length).some(({ part }) => typeof part !== 'string' && isCount(part.data))
}
