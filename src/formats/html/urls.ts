import { type LocaleTag, localeTag } from '../../model/locale.ts'
import type { ElementAt, Localized } from '../markup/vocabulary.ts'

export interface UrlOptions {
  /**
   * The address of a page in another locale, from that of its source: `{origin}`, `{path}` with its slash, `{locale}`. Such as
   * `{origin}/{locale}{path}`. Without it addresses stay as they are.
   */
  readonly urls?: string | undefined
  /** Of all pages, for the `hreflang` links: the source's and those it is translated to. */
  readonly locales?: readonly LocaleTag[]
}

/**
 * What `<link rel="canonical">` says in another locale, and the `hreflang` links that are put behind it for each locale that has none.
 * `stated`: the locales that have one, complete once the page is read.
 */
export function canonicalLocale(
  element: ElementAt,
  { urls, locales = [] }: UrlOptions,
  from: LocaleTag,
  stated: ReadonlySet<string>
): Localized | undefined {
  const href = element.attribute('href')
  const address = urls === undefined || href === undefined || !URL.canParse(href) ? undefined : new URL(href)
  if (!address) return undefined
  const of = (locale: LocaleTag) => (locale === from ? href! : filled(urls!, address, locale))
  return {
    attributes: { href: of },
    after: () =>
      [...new Set([from, ...locales])]
        .filter(locale => !stated.has(locale.toLowerCase()))
        .map(locale => `\n<link rel="alternate" hreflang="${locale}" href="${escaped(of(locale))}">`)
        .join('') || undefined
  }
}

/** The locale of a `hreflang` link, lower case. */
export function alternateLocale(element: ElementAt): string | undefined {
  return isRel(element, 'alternate') ? element.attribute('hreflang')?.trim().toLowerCase() : undefined
}

export function isRel(element: ElementAt, rel: string): boolean {
  return (element.attribute('rel') ?? '').toLowerCase().split(/\s+/).includes(rel)
}

function filled(urls: string, { origin, pathname, search }: URL, locale: LocaleTag): string {
  const parts: Readonly<Record<string, string>> = { origin, path: pathname + search, locale: localeTag(locale) }
  return urls.replace(/\{(origin|path|locale)\}/g, (_, name: string) => parts[name]!)
}

const escaped = (url: string) => url.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
