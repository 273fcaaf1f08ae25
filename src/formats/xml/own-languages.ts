import { type LocaleTag, languageOf, localeTag } from '../../model/locale.ts'
import type { Attribute, Token } from '../../xml/token.ts'

/** The languages, without region, that the text of an article is in; what is in any other is a quotation, or meant for others. */
export type OwnLanguages = ReadonlySet<string>

/**
 * Of an XML article in `locale`. Where it says `xml:lang` of that language anywhere, it is that alone; else what its root says counts as
 * well, so that an article with a wrong or missing setting is still read. `isAside`: elements, by their name as written, that say nothing of it.
 */
export function ownLanguages(
  source: string,
  tokens: readonly Token[],
  locale: LocaleTag,
  isAside: (name: string) => boolean = () => false
): OwnLanguages {
  const own = languageOf(locale)
  const stated = languagesIn(source, tokens, isAside)
  const [first] = stated
  return first === undefined || stated.has(own) ? new Set([own]) : new Set([own, first])
}

/** In document order. */
function languagesIn(
  source: string,
  tokens: readonly Token[],
  isAside: (name: string) => boolean
): ReadonlySet<string> {
  const found = new Set<string>()
  if (!source.includes('xml:lang')) return found
  for (const token of tokens) {
    if (token.type !== 'open' || token.attributes.length === 0 || isAside(token.name)) continue
    for (const attribute of token.attributes) {
      const language = attribute.name === 'xml:lang' ? languageIn(spelledValue(source, attribute)) : undefined
      if (language !== undefined) found.add(language)
    }
  }
  return found
}

const spelledValue = (source: string, { value }: Attribute) => (value ? source.slice(value.start, value.end) : '')

/** The language of a tag as files have them: `en_GB`, ` DE `. `undefined` for what is none. */
export function languageIn(tag: string | undefined): string | undefined {
  if (tag === undefined || tag.trim() === '') return undefined
  try {
    return languageOf(localeTag(tag.trim().replaceAll('_', '-')))
  } catch {
    return undefined
  }
}

/** Whether a tag names a language, and none of the article's own. */
export function isForeign(tag: string | undefined, own: OwnLanguages): boolean {
  const language = languageIn(tag)
  return language !== undefined && language !== 'und' && language !== 'zxx' && !own.has(language)
}
