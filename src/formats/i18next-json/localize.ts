import type { LocaleTag } from '../../model/locale.ts'
import { type Arrange, type CatalogueDocument, documentOf, type Entry, entryOf } from './document.ts'
import { lineBetween } from './layout.ts'
import { refuseOldPlurals } from './old-plurals.ts'
import { type PluralGroup, pluralGroups, targetForms } from './plural-groups.ts'
import type { JsonNode, Member, ObjectNode } from './tree.ts'

/**
 * The catalogue as `to` needs it: each plural group has the forms of `to`, where the group's first form stood, a form a line as the
 * source has them. The document itself where there is no plural group.
 */
export function localized(document: CatalogueDocument, to: LocaleTag): CatalogueDocument {
  const { source, tree, locale } = document
  refuseOldPlurals(source, tree)
  const groups = groupsIn(tree, locale)
  if (groups.size === 0) return document
  return documentOf(source, tree, locale, arrangement(source, groups, to))
}

type Groups = ReadonlyMap<ObjectNode, readonly PluralGroup[]>

function groupsIn(tree: JsonNode, locale: LocaleTag): Groups {
  const groups = new Map<ObjectNode, readonly PluralGroup[]>()
  for (const object of objectsIn(tree)) {
    const own = pluralGroups(object.members, locale)
    if (own.length > 0) groups.set(object, own)
  }
  return groups
}

function* objectsIn(node: JsonNode): Generator<ObjectNode> {
  if (node.kind === 'array') for (const item of node.items) yield* objectsIn(item)
  if (node.kind !== 'object') return
  yield node
  for (const { value } of node.members) yield* objectsIn(value)
}

function arrangement(source: string, groups: Groups, to: LocaleTag): Arrange {
  return object => {
    const { members } = object
    const replaced = new Map<string, readonly Entry[]>()
    for (const group of groups.get(object) ?? []) {
      for (const [key, entries] of formsOf(source, object, group, to)) replaced.set(key, entries)
    }
    return members.flatMap((member, i) => replaced.get(member.key) ?? entryOf(source, members, member, i))
  }
}

/** What each key of the group becomes: itself, where the target has the same forms; else the first becomes all, and the others go. */
function formsOf(
  source: string,
  object: ObjectNode,
  group: PluralGroup,
  to: LocaleTag
): ReadonlyMap<string, readonly Entry[]> {
  const { members } = object
  const { stem, forms } = group
  const wanted = targetForms(group, to).map(({ category, from, about }): Entry & { readonly isOwn: boolean } => {
    const own = forms.get(category)
    return {
      member: own ?? from,
      key: `${stem}${category}`,
      value: from.value,
      before: '',
      about: about && {
        variant: about.variant,
        count: { example: String(about.example), isExact: about.isExact }
      },
      isOwn: own !== undefined
    }
  })
  const isSame = wanted.length === forms.size && wanted.every(({ isOwn }) => isOwn)
  const places = members.flatMap((member, i) => (isForm(group, member) ? [i] : []))
  const [first = 0] = places
  const before = (i: number) => entryOf(source, members, members[i]!, i).before
  if (isSame) {
    const byKey = new Map(wanted.map(entry => [entry.key, entry]))
    return new Map(places.map(i => [members[i]!.key, [{ ...byKey.get(members[i]!.key)!, before: before(i) }]]))
  }
  const line = lineBetween(source, object, places[1] ?? first)
  const all = wanted.map((entry, i) => ({ ...entry, before: i === 0 ? before(first) : line }))
  return new Map(places.map(i => [members[i]!.key, i === first ? all : []]))
}

function isForm({ forms }: PluralGroup, member: Member): boolean {
  return [...forms.values()].some(form => form.key === member.key)
}
