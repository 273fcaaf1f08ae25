import type { LocaleTag } from '../../model/locale.ts'
import type { OpenToken, Token } from '../../xml/token.ts'
import type { ElementAt, Localized, Rule, Vocabulary } from '../markup/vocabulary.ts'
import { elementRule, inline } from './elements.ts'
import { endsBefore } from './implied-ends.ts'
import { jsonLdStrings } from './json-ld.ts'
import { metaLocale } from './meta-locale.ts'
import { type OwnLanguages, ownLanguages, type ProtectionAt, protections } from './protection.ts'
import { readableAttributes } from './readable-attributes.ts'
import {
  codeDirection,
  foreignLocale,
  fragmentLocale,
  ownLocale,
  rootLocale,
  type StatedLocale,
  turned
} from './stated-locale.ts'
import { htmlTokens } from './tokenizer.ts'
import { alternateLocale, canonicalLocale, isRel, type UrlOptions } from './urls.ts'

export interface HtmlOptions extends UrlOptions {
  /** Text in `<code>`, `<kbd>`, `<samp>`, `<var>` stays as it is by default. */
  readonly code?: 'keep' | 'translate'
}

/**
 * What the elements of HTML mean to a translator, of one article: it remembers whether it has met the title. `source`: that article, or
 * the fragment, in `locale`.
 */
export function htmlVocabulary(source: string, locale: LocaleTag, options: HtmlOptions = {}): Vocabulary {
  const tokens = htmlTokens(source)
  const own = ownLanguages(locale, rootLanguage(source, tokens))
  const page: Page = {
    options,
    locale,
    own,
    protection: protections(own),
    hasHeading: tokens.some(token => token.type === 'open' && token.name === 'h1'),
    stated: new Set(),
    hasTitle: false
  }
  return {
    rootRole: 'p',
    rule: element => pageRule(element, page),
    ends: (open, next) => endsBefore(open.token.name, next)
  }
}

function rootLanguage(source: string, tokens: readonly Token[]): string | undefined {
  const root = tokens.find((token): token is OpenToken => token.type === 'open' && token.name === 'html')
  const value = root?.attributes.find(({ name }) => name === 'lang')?.value
  return value && source.slice(value.start, value.end)
}

interface Page {
  readonly options: HtmlOptions
  readonly locale: LocaleTag
  readonly own: OwnLanguages
  readonly protection: (element: ElementAt) => ProtectionAt
  /** Whether there is an `<h1>`: then `<title>`, which mostly names the site too, is not the title of the article. */
  readonly hasHeading: boolean
  /** Locales that have an `hreflang` link. */
  readonly stated: Set<string>
  hasTitle: boolean
}

function pageRule(element: ElementAt, page: Page): Rule {
  const named = ruleOf(element, page)
  if (element.token.attributes.length === 0 && element.parent) return named
  const rule = withinText(element, named)
  const protection = page.protection(element)
  return {
    ...rule,
    ...protectedRule(rule, protection),
    ...(protection.isProtected ? {} : readable(element)),
    ...localizedRule(element, rule, page, protection.isProtected)
  }
}

/** What ITS lets an element say of itself. */
function withinText(element: ElementAt, rule: Rule): Rule {
  const within = element.attribute('its-within-text')?.trim().toLowerCase()
  if (within === undefined || rule.flow === 'atom' || rule.flow === 'skip') return rule
  return { ...rule, flow: within === 'yes' ? 'inline' : 'block' }
}

function ruleOf(element: ElementAt, page: Page): Rule {
  const { name } = element.token
  switch (name) {
    case 'code':
    case 'kbd':
    case 'samp':
    case 'var':
      return page.options.code === 'translate' ? inline : code
    case 'svg':
      return isAmongBlocks(element) ? picture : elementRule(name)
    case 'title':
      return isIn('svg', element) ? words : { flow: 'block', role: page.hasHeading ? 'meta' : 'title', isPlain: true }
    case 'desc':
    case 'text':
    case 'foreignobject':
      return isIn('svg', element) ? words : inline
    case 'h1': {
      const role = page.hasTitle ? 'h' : 'title'
      page.hasTitle = true
      return { flow: 'block', role }
    }
    case 'template':
      return element.attribute('shadowrootmode') === undefined ? elementRule(name) : { flow: 'block' }
    case 'script':
      return isJsonLd(element) ? jsonLd(page) : elementRule(name)
    case 'link':
    case 'meta':
      return isInHead(element) ? elementRule(name) : unseen
    default:
      return elementRule(name)
  }
}

const code: Rule = { flow: 'atom', localized: { attributes: codeDirection('ltr') } }
const unseen: Rule = { flow: 'atom', equiv: '' }
const picture: Rule = { flow: 'block', isText: false }
const words: Rule = { flow: 'block', isText: true, role: 'alt' }

/** The inside of a drawing is read where it stands by itself, not as a sign in a line. */
function isAmongBlocks({ parent }: ElementAt): boolean {
  return parent === undefined || containers.has(parent.token.name)
}

const containers: ReadonlySet<string> = new Set(
  'article aside body center details div figure footer form header main nav section'.split(' ')
)

const isInHead = ({ parent }: ElementAt) => parent === undefined || parent.name === 'head' || parent.name === 'html'

function isIn(name: string, { parent }: ElementAt): boolean {
  for (let at = parent; at && at.token.name !== 'foreignobject'; at = at.parent) if (at.token.name === name) return true
  return false
}

function isJsonLd(element: ElementAt): boolean {
  return element.attribute('type')?.trim().toLowerCase() === 'application/ld+json'
}

function jsonLd({ own }: Page): Rule {
  return { flow: 'skip', layer: () => ({ kind: 'strings', strings: text => jsonLdStrings(text, own) }) }
}

function readable(element: ElementAt): Partial<Rule> {
  const attributes = readableAttributes(element)
  return attributes.length === 0 ? {} : { attributes }
}

/** In a line what is protected is one code; else there may be text in it that is not. */
function protectedRule({ flow }: Rule, { isProtected, isOther }: ProtectionAt): Partial<Rule> {
  if (!isOther) return {}
  return isProtected && flow === 'inline' ? { flow: 'atom' } : { isText: !isProtected }
}

function localizedRule(
  element: ElementAt,
  rule: Rule,
  page: Page,
  isProtected: boolean
): { readonly localized?: Localized } {
  const { name } = element.token
  if (name === 'link') {
    const localized = linkLocale(element, page)
    return localized ? { localized } : {}
  }
  const own = name === 'meta' ? metaLocale(element) : localeAttributes(element, rule, page, isProtected)
  return own ? { localized: { attributes: { ...rule.localized?.attributes, ...own } } } : {}
}

function linkLocale(element: ElementAt, { options, locale, stated }: Page): Localized | undefined {
  const alternate = alternateLocale(element)
  if (alternate !== undefined) stated.add(alternate)
  return isRel(element, 'canonical') ? canonicalLocale(element, options, locale, stated) : undefined
}

function localeAttributes(
  element: ElementAt,
  { flow }: Rule,
  { locale, own }: Page,
  isProtected: boolean
): StatedLocale | undefined {
  const { name } = element.token
  if (name === 'html') return rootLocale(element)
  if (isProtected) return foreignLocale(element)
  const isTop = element.parent === undefined && flow === 'block' && name !== 'title' && name !== 'head'
  if (isTop) return fragmentLocale(locale)
  const lang = ownLocale(element, own)
  const dir = flow === 'block' ? turned(element, locale) : undefined
  return lang && dir ? { ...dir, ...lang } : (lang ?? dir)
}
