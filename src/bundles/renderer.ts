import { createInstance } from 'i18next'
import { direction, type LocaleTag, languageOf, localeTag, scriptOf } from '../model/locale.ts'

/** Renders the words around an article in one locale. Article text itself is looked up, never executed. */
export interface Renderer {
  readonly locale: LocaleTag
  readonly dir: 'ltr' | 'rtl'
  /** A `common` string, from the fallback chain where the locale lacks it, with its values put in; the key where nobody has it. */
  text(key: string, values?: Readonly<Record<string, string | number>>): string
  /**
   * `23 November 2026` as the locale writes it, in UTC. From an ISO 8601 date; what is none stays as it is.
   */
  date(iso: string): string
  number(value: number): string
  /** `Hala Mansour and John Doe`, each name isolated. */
  list(names: readonly string[]): string
  /** What the locale calls a language. */
  language(locale: LocaleTag): string
  /** An article whose texts can be looked up by key. */
  article(texts: Readonly<Record<string, string>>): (key: string) => string | undefined
}

/**
 * The chain of locales a string is looked for in, nearest first, without the locale itself: `fr-CA` → `fr`, `en`. A wider locale in
 * another script is none of it: `zh-Hant-HK` → `zh-Hant`, not `zh`.
 */
export function fallbackChain(locale: LocaleTag, source: LocaleTag): readonly LocaleTag[] {
  const parts = new Intl.Locale(locale).baseName.split('-')
  const wider = parts.map((_, i) => localeTag(parts.slice(0, parts.length - i).join('-')))
  const own = wider.filter(tag => scriptOf(tag) === scriptOf(locale))
  return [...new Set([...own, source, localeTag(languageOf(source)), localeTag('en')])].filter(tag => tag !== locale)
}

/** What is set of dates and numbers; the rest is as CLDR has it for the locale. */
export interface RendererStyle {
  readonly calendar?: string | undefined
  readonly numberingSystem?: string | undefined
}

/** `resources`: `common` strings by locale. */
export function createRenderer(
  resources: ReadonlyMap<LocaleTag, Readonly<Record<string, string>>>,
  locale: LocaleTag,
  fallback: readonly LocaleTag[],
  { calendar, numberingSystem }: RendererStyle = {}
): Renderer {
  const i18n = createInstance({
    lng: locale,
    fallbackLng: [...fallback],
    load: 'currentOnly',
    ns: ['common'],
    defaultNS: 'common',
    keySeparator: false,
    nsSeparator: false,
    returnEmptyString: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(Array.from(resources, ([tag, common]) => [tag, { common: { ...common } }]))
  })
  void i18n.init() // resources are at hand: `initAsync: false` makes it ready when `init` returns
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', calendar, numberingSystem, timeZone: 'UTC' })
  const numbers = new Intl.NumberFormat(locale, { numberingSystem })
  if (numberingSystem !== undefined) i18n.services.formatter?.add('number', value => numbers.format(value))
  const lists = new Intl.ListFormat(locale)
  const languages = new Intl.DisplayNames(locale, { type: 'language' })
  return {
    locale,
    dir: direction(locale),
    text: (key, values = {}) => i18n.t(key, allIsolated(values)),
    date: iso => (Number.isNaN(Date.parse(iso)) ? iso : dates.format(new Date(iso))),
    number: value => numbers.format(value),
    list: names => lists.format(names.map(name => isolated(withoutControls(name)))),
    language: tag => languages.of(tag) ?? tag,
    article(texts) {
      i18n.removeResourceBundle(locale, 'article')
      i18n.addResourceBundle(locale, 'article', { ...texts })
      return key => {
        const text: unknown = i18n.getResource(locale, 'article', key, { keySeparator: false })
        return typeof text === 'string' ? text : undefined
      }
    }
  }
}

/** A value in another script than the line's must not pull the line's punctuation along. */
function isolated(value: string): string {
  return `\u2068${hasBalancedIsolates(value) ? value.replace(overrides, '') : withoutControls(value)}\u2069`
}

const overrides = /[\u202A-\u202E]/g
/** No mark in a name turns round what follows it. */
const withoutControls = (text: string) => text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')

function hasBalancedIsolates(text: string): boolean {
  let depth = 0
  for (const [mark] of text.matchAll(/[\u2066-\u2069]/g)) {
    depth += mark === '\u2069' ? -1 : 1
    if (depth < 0) return false
  }
  return depth === 0
}

function allIsolated(values: Readonly<Record<string, string | number>>): Record<string, string | number> {
  const isolate = (value: string | number) => (typeof value === 'string' ? isolated(value) : value)
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, isolate(value)]))
}
