import type { LocaleTag } from '../../model/locale.ts'
import type { ElementAt, Localized } from '../markup/vocabulary.ts'

/** What a `<meta>` that names the language of the page says in another. */
export function metaLocale(element: ElementAt): Localized['attributes'] {
  const named = (attribute: string) => element.attribute(attribute)?.trim().toLowerCase() ?? ''
  if (named('property') === 'og:locale' || named('name') === 'og:locale') return { content: openGraphLocale }
  const isLanguage =
    named('http-equiv') === 'content-language' ||
    ['language', 'content-language', 'dc.language', 'dcterms.language'].includes(named('name')) ||
    named('itemprop') === 'inlanguage'
  return isLanguage ? { content: to => to } : undefined
}

/** `ar_EG`: Open Graph has a territory always, so the likely one where the locale has none. */
export function openGraphLocale(locale: LocaleTag): string {
  const { language, region } = new Intl.Locale(locale).maximize()
  return `${language}_${region ?? language.toUpperCase()}`
}
