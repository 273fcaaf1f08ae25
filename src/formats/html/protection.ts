import { type LocaleTag, languageOf, localeTag } from '../../model/locale.ts'
import type { ElementAt } from '../markup/vocabulary.ts'

/** The languages that an article states for its own text; what is in any other is a quotation. */
export type OwnLanguages = ReadonlySet<string>

/** Of a page: the language it is translated from, and what its root says, which may be nonsense. */
export function ownLanguages(source: string, locale: LocaleTag): OwnLanguages {
  const [, stated = ''] = /<html\s[^>]*?\blang\s*=\s*["']?([\w-]+)/i.exec(source) ?? []
  return new Set([languageOf(locale), languageIn(stated) ?? languageOf(locale)])
}

/** Whether text in it is left as it is: marked so, or in another language, by itself or by what it is in. */
export function isProtected(element: ElementAt, own: OwnLanguages): boolean {
  return isMarked(element) || isForeign(element, own)
}

/** Whether the element itself says something about that. */
export function saysIfProtected(element: ElementAt): boolean {
  return element.token.attributes.some(({ name }) => name === 'translate' || name === 'class' || isLang(name))
}

/** The language it says it is in, where that is the article's own: then it is another in a translation. */
export function isInOwnLanguage(element: ElementAt, own: OwnLanguages): boolean {
  const language = languageIn(statedLang(element) ?? '')
  return language !== undefined && own.has(language)
}

/** Language and region as the element itself states them. */
export function statedLang(element: ElementAt): string | undefined {
  const { attributes } = element.token
  return attributes.some(({ name }) => isLang(name)) ? (element.attribute('lang') ?? element.attribute('xml:lang')) : undefined
}

export function languageIn(tag: string): string | undefined {
  try {
    return languageOf(localeTag(tag.trim().replaceAll('_', '-')))
  } catch {
    return undefined
  }
}

function isMarked(element: ElementAt): boolean {
  for (let at: ElementAt | undefined = element; at; at = at.parent) {
    if (at.token.attributes.length === 0) continue
    const translate = at.attribute('translate')?.trim().toLowerCase()
    if (translate === 'no') return true
    if (unread.test(at.attribute('class') ?? '')) return true
    if (translate === 'yes' || translate === '') return false
  }
  return false
}

/** The name of an icon in a font of icons is no text either. */
const unread = /(?:^|\s)(?:notranslate|material-(?:icons|symbols)(?:-\w+)?)(?:\s|$)/i

function isForeign(element: ElementAt, own: OwnLanguages): boolean {
  for (let at: ElementAt | undefined = element; at; at = at.parent) {
    const lang = statedLang(at)
    if (lang === undefined) continue
    const language = languageIn(lang)
    return language !== undefined && language !== 'und' && language !== 'zxx' && !own.has(language)
  }
  return false
}

const isLang = (name: string) => name === 'lang' || name === 'xml:lang'
