import type { Role } from '../model/document.ts'
import { type LocaleTag, languageOf, localeTag } from '../model/locale.ts'
import type { DocumentFormat } from './document-format.ts'
import { markupFormat } from './markup/markup-format.ts'
import type { ElementAt, Rule, Vocabulary } from './markup/vocabulary.ts'
import { blankNitf } from './news/blank.ts'
import { nitfNews } from './news/nitf-news.ts'
import { rootName } from './root-name.ts'
import { markupIfAny } from './xml/escaped-html.ts'
import { xmlSyntax } from './xml-syntax.ts'

/** What of an NITF article is translated, where newsrooms differ. */
export interface NitfOptions {
  readonly byline?: boolean
  readonly dateline?: boolean
  readonly tagline?: boolean
  readonly distributor?: boolean
  /** `credit` of quotations and `media-producer`. */
  readonly credit?: boolean
  readonly keywords?: boolean
  /** `pre` and `agate`: scores, results, stock tables. */
  readonly tabular?: boolean
}

const defaults: Required<NitfOptions> = {
  byline: true,
  dateline: true,
  tagline: true,
  distributor: false,
  credit: false,
  keywords: false,
  tabular: false
}

/** NITF 3.x, the news industry's text format. Elements are told by their local names: few files declare its namespace. */
export function nitf(options: NitfOptions = {}): DocumentFormat {
  const policy = { ...defaults, ...options }
  return markupFormat({
    name: 'nitf',
    extensions: ['.xml', '.nitf'],
    accepts: source => rootName(source) === 'nitf',
    syntax: xmlSyntax,
    news: { status: nitfNews, blank: blankNitf },
    vocabulary: (_source, locale) => nitfVocabulary(policy, locale)
  })
}

export function nitfVocabulary(options: NitfOptions, locale: LocaleTag): Vocabulary {
  const policy = { ...defaults, ...options }
  return { rootRole: undefined, rule: element => withLocale(element, ruleOf(element, policy, locale), locale) }
}

function ruleOf(element: ElementAt, policy: Required<NitfOptions>, locale: LocaleTag): Rule {
  const { name, parent } = element
  if (isInText(parent)) {
    if (name === 'lang' && isForeign(element.attribute('iso-lang'), locale)) return { flow: 'atom' }
    if (atoms.has(name)) return { flow: 'atom', ...(name === 'br' ? { equiv: '' } : {}) }
    if (name === 'fn') return { flow: 'nested', isText: true, role: 'fn' }
    if (!blocks.has(name)) return { flow: 'inline', isDeletable: name === 'em' || name === 'strong' }
  }
  if (name === 'media-reference') return { flow: 'skip', attributes: [{ name: 'alternate-text', role: 'alt' }] }
  if (skipped.has(name) || isKept(name, policy)) return { flow: 'skip' }
  if (name === 'meta') {
    const isRead = ['description', 'keywords'].includes(element.attribute('name')?.toLowerCase() ?? '')
    return isRead ? { flow: 'block', attributes: [{ name: 'content', role: 'meta' }] } : { flow: 'skip' }
  }
  if (name === 'keyword') return { flow: 'block', attributes: [{ name: 'key', role: 'meta' }] }
  const role = roleOf(name, parent)
  if (role === undefined) return { flow: 'block' }
  if (name === 'pre') return { flow: 'block', isText: true, role, isPreformatted: true }
  return { flow: 'block', isText: true, role, layer: markupIfAny(locale, role) }
}

function isKept(name: string, policy: Required<NitfOptions>): boolean {
  const key = policies.get(name)
  return key !== undefined && !policy[key]
}

const policies: ReadonlyMap<string, keyof NitfOptions> = new Map([
  ['byline', 'byline'],
  ['dateline', 'dateline'],
  ['tagline', 'tagline'],
  ['distributor', 'distributor'],
  ['credit', 'credit'],
  ['media-producer', 'credit'],
  ['keyword', 'keywords'],
  ['pre', 'tabular'],
  ['agate', 'tabular']
])

function roleOf(name: string, parent: ElementAt | undefined): Role | undefined {
  if (name === 'title') return parent?.name === 'head' ? 'meta' : undefined
  if (name === 'hl2') return parent?.name === 'hedline' ? 'dek' : 'h'
  if (name === 'p') return roles.get(holders.find(holder => isIn(holder, parent)) ?? '') ?? 'p'
  return roles.get(name)
}

/** What gives the paragraphs in it its role. */
const holders = ['fn', 'media-caption', 'abstract', 'bq', 'li']

const roles: ReadonlyMap<string, Role> = new Map([
  ['hl1', 'title'],
  ['byline', 'byline'],
  ['byttl', 'byline'],
  ['dateline', 'dateline'],
  ['distributor', 'meta'],
  ['abstract', 'dek'],
  ['bq', 'quote'],
  ['li', 'li'],
  ['dt', 'li'],
  ['dd', 'li'],
  ['td', 'cell'],
  ['th', 'cell'],
  ['caption', 'cap'],
  ['media-caption', 'cap'],
  ['media-producer', 'cap'],
  ['credit', 'quote'],
  ['fn', 'fn'],
  ['pre', 'p'],
  ['agate', 'p'],
  ['tagline', 'p']
])

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
/** Elements that text stands in. */
const texts = new Set(['p', 'hl2', 'title', ...roles.keys()])
const skipped = words(
  'revision-history pubdata tobject iim ds media-object media-metadata rights nitf-table-metadata nitf-colgroup custom-table datasource series'
)
const atoms = words('br frac copyrite copyrite.year copyrite.holder')
const blocks = words(
  'p hl1 hl2 byttl ul ol dl li dt dd table tr td th caption thead tbody tfoot bq block credit media media-caption media-producer nitf-table fn pre note abstract hr media-reference media-object media-metadata agate'
)

function isInText(parent: ElementAt | undefined): boolean {
  for (let at = parent; at; at = at.parent) {
    if (texts.has(at.name)) return true
    if (blocks.has(at.name)) return false
  }
  return false
}

function isIn(name: string, parent: ElementAt | undefined): boolean {
  for (let at = parent; at; at = at.parent) if (at.name === name) return true
  return false
}

export function isForeign(tag: string | undefined, locale: LocaleTag): boolean {
  if (tag === undefined || tag.trim() === '') return false
  try {
    return languageOf(localeTag(tag.trim().replaceAll('_', '-'))) !== languageOf(locale)
  } catch {
    return false
  }
}

function withLocale(element: ElementAt, rule: Rule, locale: LocaleTag): Rule {
  const own = element.attribute('xml:lang')
  const set = (to: LocaleTag) => to
  if (element.name === 'nitf') {
    return { ...rule, localized: { attributes: { baselang: set, ...(own === undefined ? {} : { 'xml:lang': set }) } } }
  }
  return own === undefined || isForeign(own, locale)
    ? rule
    : { ...rule, localized: { attributes: { 'xml:lang': set } } }
}
