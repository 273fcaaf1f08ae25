import { direction, type LocaleTag } from '../../model/locale.ts'
import type { ElementAt, Localized, Rule } from '../markup/vocabulary.ts'

type Attributes = NonNullable<Localized['attributes']>

/** What an element of the article's own language says of language and direction, as another locale says it. Nothing is put in. */
export function statedLocale(element: ElementAt): Attributes {
  const { attributes } = element.token
  if (attributes.length === 0) return none
  return Object.fromEntries(attributes.flatMap(({ name }) => (name in said ? [[name, said[name]!]] : [])))
}

/** The same of an element that has to say its language, and its direction where that is not from left to right. */
export function rootLocale(element: ElementAt): Attributes {
  return {
    'xml:lang': to => to,
    dir: (to, current) => (current === undefined && direction(to) === 'ltr' ? undefined : direction(to)),
    ...statedLocale(element)
  }
}

/** `rule` with attributes that a locale states otherwise, on top of those it has. */
export function withAttributes(rule: Rule, attributes: Attributes): Rule {
  if (Object.keys(attributes).length === 0) return rule
  return { ...rule, localized: { ...rule.localized, attributes: { ...rule.localized?.attributes, ...attributes } } }
}

const none: Attributes = {}

/** Another format may well mean a directory by `dir`. */
const turned = (to: LocaleTag, current: string | undefined) =>
  current !== undefined && /^\s*(?:ltr|rtl)\s*$/i.test(current) ? direction(to) : undefined

const said: Readonly<Attributes> = { 'xml:lang': to => to, dir: turned, 'its:dir': turned }
