import type { LocaleTag } from '../../model/locale.ts'
import { escapeAttribute } from '../../xml/escape.ts'
import type { OpenToken } from '../../xml/token.ts'
import type { ElementAt, Localized, Rule } from '../markup/vocabulary.ts'
import { rootLocale } from '../xml/stated-locale.ts'

/** The guid of an item in another locale: that of its source, a full stop, and the locale. The same for every version. */
export function guidIn(guid: string, to: LocaleTag): string {
  return `${guid}.${to}`
}

/** What an item says of itself in another locale: a guid of its own, its language and direction. Its version is its source's. */
export function identityOf(element: ElementAt): NonNullable<Localized['attributes']> {
  if (!translated.has(element.name)) return {}
  const guid = (to: LocaleTag, current: string | undefined) => (current === undefined ? undefined : guidIn(current, to))
  return { guid, ...rootLocale(element) }
}

/** Items whose text is translated; concepts are the same in all languages. */
const translated: ReadonlySet<string> = new Set(['newsItem', 'packageItem', 'planningItem'])

/**
 * Adds to the metadata of each item a link to the item it was translated from, after its other links as the schema orders them:
 * before the first property of another vocabulary, or at the end.
 */
export function sourceLinks(source: string, relation: string): (element: ElementAt, rule: Rule) => Rule {
  const placed = new Set<OpenToken>()
  return (element, rule) => {
    const { parent } = element
    if (element.name === 'itemMeta' && parent && translated.has(parent.name) && !element.token.isEmpty) {
      const [outer, inner] = [blanksBefore(source, element.token.start), blanksAfter(source, element.token.end)]
      const link = linkTo(parent, element.prefix, relation)
      const deeper = inner.startsWith(outer) ? inner.slice(outer.length) : ''
      const atEnd = () => (link === undefined || placed.has(element.token) ? undefined : deeper + link + outer)
      return { ...rule, localized: { ...rule.localized, atEnd } }
    }
    if (parent?.name !== 'itemMeta' || placed.has(parent.token) || !parent.parent || !isExtension(element, parent))
      return rule
    const link = translated.has(parent.parent.name) ? linkTo(parent.parent, parent.prefix, relation) : undefined
    if (link === undefined) return rule
    placed.add(parent.token)
    return { ...rule, localized: { ...rule.localized, before: () => link + blanksBefore(source, element.token.start) } }
  }
}

const isExtension = ({ name, prefix }: ElementAt, meta: ElementAt) =>
  name === 'itemMetaExtProperty' || prefix !== meta.prefix

function linkTo(item: ElementAt, prefix: string, relation: string): string | undefined {
  const guid = item.attribute('guid')
  if (guid === undefined) return undefined
  const version = item.attribute('version')
  const attributes: Record<string, string> = {
    rel: relation,
    residref: guid,
    ...(version === undefined ? {} : { version })
  }
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value, '"')}"`)
  return `<${prefix === '' ? '' : `${prefix}:`}link${written.join('')}/>`
}

/** The line end and indent right before or after an offset; `''` where something else is there. */
const blanksBefore = (source: string, offset: number) =>
  /(?:\r\n?|\n)[ \t]*$/.exec(source.slice(Math.max(0, offset - 200), offset))?.[0] ?? ''
const blanksAfter = (source: string, offset: number) =>
  /^(?:\r\n?|\n)[ \t]*(?=<)/.exec(source.slice(offset, offset + 200))?.[0] ?? ''
