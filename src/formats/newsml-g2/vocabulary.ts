import type { LocaleTag } from '../../model/locale.ts'
import type { OpenToken, Token } from '../../xml/token.ts'
import { xmlVocabulary } from '../its/vocabulary.ts'
import type { ElementAt, Layer, Rule, Vocabulary } from '../markup/vocabulary.ts'
import type { NewsmlOptions } from '../newsml-g2.ts'
import { type NitfOptions, nitfVocabulary } from '../nitf.ts'
import { escapedHtml, holdsElement, markupIfAny } from '../xml/escaped-html.ts'
import { isForeign, type OwnLanguages, ownLanguages } from '../xml/own-languages.ts'
import { plainText } from '../xml/plain-text.ts'
import { statedLocale, withAttributes } from '../xml/stated-locale.ts'
import { rootRule, xhtmlVocabulary } from '../xml/xhtml.ts'
import { type Field, fieldOf } from './fields.ts'
import { identityOf, sourceLinks } from './identity.ts'

interface Article {
  readonly source: string
  readonly locale: LocaleTag
  readonly tokens: readonly Token[]
}

/** What an element is in: metadata, a string of it, or content in another vocabulary. */
type Zone = 'item' | 'text' | Vocabulary

/** What the elements of one NewsML-G2 article mean; it remembers the elements it has met. */
export function newsmlVocabulary(article: Article, policy: Required<NewsmlOptions>, nitf: NitfOptions): Vocabulary {
  const { source, locale, tokens } = article
  const own = ownLanguages(source, tokens, locale, isAside)
  const zones = new WeakMap<OpenToken, Zone>()
  const links = sourceLinks(source, policy.relation)
  const inside = contentVocabularies(article, nitf)

  return {
    rootRole: undefined,
    rule(element) {
      const { parent } = element
      const around = (parent && zones.get(parent.token)) ?? 'item'
      const zone = around === 'item' && parent?.name === 'inlineXML' ? inside(element, parent) : around
      zones.set(element.token, zone)
      if (typeof zone !== 'string') return zone === around ? zone.rule(element) : rootRule(zone, element)
      const rule = zone === 'text' ? inText(element, own) : itemRule(element)
      return links(element, rule)
    }
  }

  function itemRule(element: ElementAt): Rule {
    if (isForeign(element.attribute('xml:lang'), own)) return { flow: 'skip' }
    const field = fieldOf(element, policy)
    if (field === 'skip') return { flow: 'skip' }
    if (field !== undefined) zones.set(element.token, 'text')
    const rule = field === undefined ? dataRule(element, locale) : fieldRule(field, locale)
    return withAttributes(rule, { ...statedLocale(element), ...languageTag(element, own), ...identityOf(element) })
  }
}

/** Names of concepts and legal notices are often in English whatever the article is in. */
const isAside = (name: string) =>
  /^(?:[\w.-]+:)?(?:name|definition|note|remoteNote|edNote|title|copyright\w+|usageTerms)$/.test(name)

function fieldRule(role: Exclude<Field, 'skip'>, locale: LocaleTag): Rule {
  return { flow: 'block', isText: true, role, layer: markupIfAny(locale, role) }
}

/** `inlineData` by what it says it is; agencies call HTML plain text as well. Any other element: what is in it. */
function dataRule(element: ElementAt, locale: LocaleTag): Rule {
  if (element.name !== 'inlineData') return { flow: 'block' }
  const type = element.attribute('contenttype') ?? ''
  const isKnown = type === '' || /html|^text\/plain/i.test(type)
  if (!isKnown || element.attribute('encoding') !== undefined) return { flow: 'skip' }
  const layer = (text: string): Layer | undefined => {
    return /html/i.test(type) || holdsElement(text) ? escapedHtml(text, locale) : plainText(text)
  }
  return { flow: 'block', isText: true, role: 'p', layer }
}

/** International strings may hold a few elements: links, spans, line breaks, ruby. */
function inText(element: ElementAt, own: OwnLanguages): Rule {
  if (element.name === 'br') return { flow: 'atom', equiv: '' }
  if (element.name === 'rt' || element.name === 'rp') return { flow: 'atom' }
  if (isForeign(element.attribute('xml:lang'), own)) return { flow: 'atom' }
  return withAttributes({ flow: 'inline' }, statedLocale(element))
}

function languageTag(element: ElementAt, own: OwnLanguages): ReturnType<typeof statedLocale> {
  const isOwn = element.name === 'language' && element.parent?.name === 'contentMeta'
  const tag = isOwn ? element.attribute('tag') : undefined
  return tag === undefined || isForeign(tag, own) ? {} : { tag: to => to }
}

/** The vocabulary of what is in an `inlineXML`, by its root and by the type it is said to have. */
function contentVocabularies({ source, locale, tokens }: Article, nitf: NitfOptions) {
  return (root: ElementAt, holder: ElementAt): Vocabulary => {
    const name = root.name.toLowerCase()
    if (name === 'nitf') return nitfVocabulary(nitf, locale)
    const type = holder.attribute('contenttype') ?? ''
    if (name === 'html' || /html/i.test(type)) {
      const { start } = root.token
      return xhtmlVocabulary(source.slice(start, source.indexOf('inlineXML', start)), locale)
    }
    return xmlVocabulary({ source, locale, tokens })
  }
}
