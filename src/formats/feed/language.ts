import type { LocaleTag } from '../../model/locale.ts'
import type { ElementAt, Localized } from '../markup/vocabulary.ts'

/** What an element of a feed says of the language of the feed: it is put in where it may be missing. */
export function channelLocale(element: ElementAt, name: string): Localized | undefined {
  if (name === 'language' || name === 'dc:language') return { text: to => to }
  if (name === 'atom:feed' || (name === 'atom:entry' && element.parent === undefined)) {
    return { attributes: { 'xml:lang': to => to } }
  }
  if (name !== 'channel' || element.parent?.name !== 'rss') return undefined
  const isSaid = element.childText(element.prefix === '' ? 'language' : `${element.prefix}:language`) !== undefined
  return isSaid ? undefined : { atStart: to => languageElement(element, to) }
}

function languageElement({ prefix }: ElementAt, to: LocaleTag): string {
  const name = prefix === '' ? 'language' : `${prefix}:language`
  return `<${name}>${to}</${name}>`
}
