import type { Role } from '../model/document.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { OpenToken, Token } from '../xml/token.ts'
import type { DocumentFormat } from './document-format.ts'
import { xmlVocabulary } from './its/vocabulary.ts'
import { markupFormat } from './markup/markup-format.ts'
import type { ElementAt, Localized, Rule, Vocabulary } from './markup/vocabulary.ts'
import { blankNewsml1 } from './news/blank.ts'
import { newsml1News } from './news/newsml-1-news.ts'
import type { NewsmlOptions } from './newsml-g2.ts'
import { type NitfOptions, nitfVocabulary } from './nitf.ts'
import { rootName } from './root-name.ts'
import { escapedHtml, holdsElement, markupIfAny } from './xml/escaped-html.ts'
import { isForeign, type OwnLanguages, ownLanguages } from './xml/own-languages.ts'
import { plainText } from './xml/plain-text.ts'
import { statedLocale, withAttributes } from './xml/stated-locale.ts'
import { rootRule, xhtmlVocabulary } from './xml/xhtml.ts'
import { xmlSyntax } from './xml-syntax.ts'

/** NewsML 1.x, which some agencies still send: the lines of its components and the text, XHTML or NITF in them. */
export function newsml1(options: NewsmlOptions = {}, nitf: NitfOptions = {}): DocumentFormat {
  return markupFormat({
    name: 'newsml-1',
    extensions: ['.xml', '.newsml'],
    accepts: source => rootName(source) === 'NewsML',
    syntax: xmlSyntax,
    news: { status: newsml1News, blank: blankNewsml1 },
    vocabulary: (source, locale, tokens) => vocabulary({ source, locale, tokens }, options, nitf)
  })
}

interface Article {
  readonly source: string
  readonly locale: LocaleTag
  readonly tokens: readonly Token[]
}

type Zone = 'item' | 'line' | Vocabulary

function vocabulary(article: Article, options: NewsmlOptions, nitf: NitfOptions): Vocabulary {
  const { source, locale, tokens } = article
  const own = ownLanguages(source, tokens, locale)
  const zones = new WeakMap<OpenToken, Zone>()
  return {
    rootRole: undefined,
    rule(element) {
      const { parent } = element
      const around = (parent && zones.get(parent.token)) ?? 'item'
      const zone = around === 'item' && parent?.name === 'DataContent' ? contentOf(element) : around
      zones.set(element.token, zone)
      if (zone === 'item') return itemRule(element)
      if (zone === 'line') return element.name === 'br' ? { flow: 'atom', equiv: '' } : { flow: 'inline' }
      return zone === around ? zone.rule(element) : rootRule(zone, element)
    }
  }

  function itemRule(element: ElementAt): Rule {
    if (isForeign(element.attribute('xml:lang'), own)) return { flow: 'skip' }
    if (element.name === 'DataContent') return dataRule(element, locale)
    if (kept.has(element.name)) return { flow: 'skip' }
    const line = lines.get(element.name)
    if (line && !(line.policy === undefined || (options[line.policy] ?? line.isOn))) return { flow: 'skip' }
    if (line) zones.set(element.token, 'line')
    const rule: Rule = line
      ? { flow: 'block', isText: true, role: line.role, layer: markupIfAny(locale, line.role) }
      : { flow: 'block' }
    return withIdentity(element, withAttributes(rule, { ...statedLocale(element), ...languageName(element, own) }))
  }

  function contentOf(root: ElementAt): Vocabulary {
    const name = root.name.toLowerCase()
    if (name === 'nitf') return nitfVocabulary(nitf, locale)
    return htmlNames.has(name) ? xhtmlVocabulary(source, locale) : xmlVocabulary({ source, locale, tokens })
  }
}

interface Line {
  readonly role: Role
  readonly policy?: 'byline' | 'dateline' | 'keywords' | 'creditline' | 'slugline' | 'rights'
  readonly isOn?: boolean
}

const lines: ReadonlyMap<string, Line> = new Map<string, Line>([
  ['HeadLine', { role: 'title' }],
  ['Headline', { role: 'title' }],
  ['SubHeadLine', { role: 'dek' }],
  ['SubHeadline', { role: 'dek' }],
  ['ByLine', { role: 'byline', policy: 'byline', isOn: true }],
  ['DateLine', { role: 'dateline', policy: 'dateline', isOn: true }],
  ['KeywordLine', { role: 'meta', policy: 'keywords', isOn: true }],
  ['CreditLine', { role: 'meta', policy: 'creditline' }],
  ['SlugLine', { role: 'meta', policy: 'slugline' }],
  ['CopyrightLine', { role: 'meta', policy: 'rights' }],
  ['RightsLine', { role: 'meta', policy: 'rights' }]
])

/** Their texts stay, and so does the language these are in. */
const kept: ReadonlySet<string> = new Set(
  'Catalog TopicSet NewsEnvelope NewsManagement AdministrativeMetadata RightsMetadata Comment Property NewsLine'.split(
    ' '
  )
)

const htmlNames: ReadonlySet<string> = new Set(
  'html body div section article p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure b i em strong a span br img'.split(
    ' '
  )
)

function dataRule(element: ElementAt, locale: LocaleTag): Rule {
  if (element.parent?.name === 'Encoding') return { flow: 'skip' }
  const layer = (text: string) => (holdsElement(text) ? escapedHtml(text, locale) : plainText(text))
  return { flow: 'block', isText: true, role: 'p', layer }
}

function languageName(element: ElementAt, own: OwnLanguages): NonNullable<Localized['attributes']> {
  if (element.name !== 'Language') return {}
  return isForeign(element.attribute('FormalName'), own) ? {} : { FormalName: to => to }
}

/** An item in another locale has an id of its own: that of its source, a full stop, and the locale. */
function withIdentity(element: ElementAt, rule: Rule): Rule {
  const { name, parent } = element
  if (parent?.name !== 'NewsIdentifier') return rule
  if (name === 'NewsItemId') return { ...rule, localized: { text: (to, id) => `${id}.${to}` } }
  const id = parent.childText('NewsItemId')
  if (name !== 'PublicIdentifier' || id === undefined) return rule
  return {
    ...rule,
    localized: { text: (to, urn) => (urn.includes(`:${id}`) ? urn.replace(`:${id}`, `:${id}.${to}`) : `${urn}.${to}`) }
  }
}
