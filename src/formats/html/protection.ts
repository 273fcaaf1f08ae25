import { type LocaleTag, languageOf, localeTag } from '../../model/locale.ts'
import type { ElementAt } from '../markup/vocabulary.ts'

/** The languages that an article states for its own text; what is in any other is a quotation. */
export type OwnLanguages = ReadonlySet<string>

/** The language it is translated from, and what its root says, which may be nonsense. */
export function ownLanguages(locale: LocaleTag, stated: string | undefined): OwnLanguages {
  const language = stated === undefined ? undefined : languageIn(stated)
  return new Set([languageOf(locale), ...(language === undefined ? [] : [language])])
}

interface Protection {
  /** By `translate="no"` or a class that says so. */
  readonly isMarked: boolean
  /** By a language that is not the article's. */
  readonly isForeign: boolean
}

/** What protects the text in an element, and whether that begins or ends here. */
export interface ProtectionAt {
  readonly isProtected: boolean
  readonly isOther: boolean
}

/** To be asked once for each element that has attributes, from the outside in. */
export function protections(own: OwnLanguages): (element: ElementAt) => ProtectionAt {
  const stated = new Map<ElementAt, Protection>()
  return element => {
    const around = stated.size === 0 ? free : statedAround(element, stated)
    const said = saidBy(element, around, own)
    // Once there is anything to find, it is to be near.
    if (said !== free || stated.size > 0) stated.set(element, said)
    return { isProtected: isOn(said), isOther: isOn(said) !== isOn(around) }
  }
}

const free: Protection = { isMarked: false, isForeign: false }
const isOn = ({ isMarked, isForeign }: Protection) => isMarked || isForeign

function statedAround(element: ElementAt, stated: ReadonlyMap<ElementAt, Protection>): Protection {
  for (let at = element.parent; at; at = at.parent) {
    const said = stated.get(at)
    if (said) return said
  }
  return free
}

function saidBy(element: ElementAt, around: Protection, own: OwnLanguages): Protection {
  const isMarked = markOf(element) ?? around.isMarked
  const lang = statedLang(element)
  const isForeign = lang === undefined ? around.isForeign : isForeignTo(own, lang)
  return isMarked === around.isMarked && isForeign === around.isForeign ? around : { isMarked, isForeign }
}

function markOf(element: ElementAt): boolean | undefined {
  let mark: boolean | undefined
  for (const { name } of element.token.attributes) {
    if (name === 'translate') mark ??= element.attribute(name)?.trim().toLowerCase() === 'no'
    if (name === 'class' && unread.test(element.attribute(name) ?? '')) mark = true
  }
  return mark
}

/** The name of an icon in a font of icons is no text either. */
const unread = /(?:^|\s)(?:notranslate|material-(?:icons|symbols)(?:-\w+)?)(?:\s|$)/i

function isForeignTo(own: OwnLanguages, lang: string): boolean {
  const language = languageIn(lang)
  return language !== undefined && language !== 'und' && language !== 'zxx' && !own.has(language)
}

/** The language it says it is in, where that is the article's own: then it is another in a translation. */
export function isInOwnLanguage(element: ElementAt, own: OwnLanguages): boolean {
  const lang = statedLang(element)
  const language = lang === undefined ? undefined : languageIn(lang)
  return language !== undefined && own.has(language)
}

/** What the element itself states. */
export function statedLang(element: ElementAt): string | undefined {
  if (!element.token.attributes.some(({ name }) => isLang(name))) return undefined
  return element.attribute('lang') ?? element.attribute('xml:lang')
}

export function isLang(attribute: string): boolean {
  return attribute === 'lang' || attribute === 'xml:lang'
}

/** `undefined` for what is no language tag. */
export function languageIn(tag: string): string | undefined {
  try {
    return languageOf(localeTag(tag.trim().replaceAll('_', '-')))
  } catch {
    return undefined
  }
}
