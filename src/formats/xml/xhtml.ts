import { direction, type LocaleTag } from '../../model/locale.ts'
import type { OpenToken } from '../../xml/token.ts'
import { htmlVocabulary } from '../html/vocabulary.ts'
import type { ElementAt, Localized, Rule, Vocabulary } from '../markup/vocabulary.ts'

/**
 * HTML inside another format, as XML or as escaped text: its elements by their local names, and nothing round them. The format states the
 * language, so that here it is only set where it stands; a direction is put in where it is another than the source's. `source`: as for HTML.
 */
export function xhtmlVocabulary(source: string, locale: LocaleTag): Vocabulary {
  const { ends, ...html } = htmlVocabulary(source, locale)
  const seen = new WeakMap<ElementAt, ElementAt>()
  return {
    rootRole: html.rootRole,
    rule(element) {
      const outer = element.parent && seen.get(element.parent)
      const same = new HtmlElement(element, outer)
      seen.set(element, same)
      const rule = html.rule(same)
      return outer === undefined ? withoutLanguage(rule, locale) : rule
    },
    ...(ends ? { ends } : {})
  }
}

/** The rule of an element that content in another vocabulary opens with: text in it is what that vocabulary says of text at its root. */
export function rootRule({ rootRole, rule }: Vocabulary, element: ElementAt): Rule {
  const own = rule(element)
  return rootRole === undefined ? own : { isText: true, role: rootRole, ...own }
}

function withoutLanguage(rule: Rule, from: LocaleTag): Rule {
  const { lang, dir, ...others } = rule.localized?.attributes ?? {}
  const attributes: NonNullable<Localized['attributes']> = {
    ...(lang ? { lang: (to, current) => (current === undefined ? undefined : lang(to, current)) } : {}),
    ...(dir
      ? { dir: (to, current) => (current === undefined && isAlike(from, to) ? undefined : dir(to, current)) }
      : {}),
    ...others
  }
  return Object.keys(attributes).length === 0 ? rule : { ...rule, localized: { ...rule.localized, attributes } }
}

const isAlike = (from: LocaleTag, to: LocaleTag) => direction(from) === direction(to)

/** An element as HTML's vocabulary knows it: without a prefix, in lower case. */
class HtmlElement implements ElementAt {
  readonly name: string
  readonly prefix = ''
  readonly parent: ElementAt | undefined
  readonly token: OpenToken
  readonly #element: ElementAt

  constructor(element: ElementAt, parent: ElementAt | undefined) {
    this.name = element.name.toLowerCase()
    this.parent = parent
    this.token = element.token.name === this.name ? element.token : { ...element.token, name: this.name }
    this.#element = element
  }

  attribute(name: string): string | undefined {
    return this.#element.attribute(name)
  }

  childText(name: string): string | undefined {
    return this.#element.childText(name)
  }
}
