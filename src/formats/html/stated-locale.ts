import { direction, type LocaleTag } from '../../model/locale.ts'
import type { ElementAt, Localized } from '../markup/vocabulary.ts'
import { isInOwnLanguage, isLang, languageIn, type OwnLanguages, statedLang } from './protection.ts'

/** How an element states language and direction in another locale. */
export type StatedLocale = NonNullable<Localized['attributes']>

/** Language and direction of the whole article: always set. */
export function rootLocale(element: ElementAt): StatedLocale {
  return { ...langOf(element), lang: to => to, dir: to => direction(to) }
}

/** Of an element at the top of a fragment: its direction where that is not the one the source has by itself. */
export function fragmentLocale(from: LocaleTag): StatedLocale {
  return {
    lang: to => to,
    dir: (to, current) => (current === undefined && direction(from) === direction(to) ? undefined : direction(to))
  }
}

/** Of an element that is in the article's language and says so. */
export function ownLocale(element: ElementAt, own: OwnLanguages): StatedLocale | undefined {
  return isInOwnLanguage(element, own) ? langOf(element) : undefined
}

function langOf({ token }: ElementAt): StatedLocale {
  const stated = token.attributes.filter(({ name }) => isLang(name))
  return Object.fromEntries(stated.map(({ name }) => [name, (to: LocaleTag) => to]))
}

/** A block that says it runs as the source runs turns with the translation. */
export function turned({ token }: ElementAt, from: LocaleTag): StatedLocale | undefined {
  if (!token.attributes.some(({ name }) => name === 'dir')) return undefined
  return { dir: (to, current) => (current?.trim().toLowerCase() === direction(from) ? direction(to) : undefined) }
}

/**
 * A quotation in another language keeps its own direction in a page that has turned, and stays a quotation in a page of its own
 * language.
 */
export function foreignLocale(element: ElementAt): StatedLocale | undefined {
  const lang = statedLang(element)
  const language = lang === undefined ? undefined : languageIn(lang)
  if (language === undefined) return undefined
  const own = language as LocaleTag
  return {
    dir: (to, current) => (current === undefined && direction(own) !== direction(to) ? direction(own) : undefined),
    translate: (to, current) => (current === undefined && languageIn(to) === language ? 'no' : undefined)
  }
}

/** Code runs from left to right in any page; preformatted text as its first letters do. */
export function codeDirection(dir: 'ltr' | 'auto'): StatedLocale {
  return { dir: (to, current) => (current === undefined && direction(to) === 'rtl' ? dir : undefined) }
}
