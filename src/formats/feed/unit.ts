import type { ElementAt } from '../markup/vocabulary.ts'

/** The id of an entry: what says that it is the same in two versions of its feed. `undefined` for what is no entry, or has no id. */
export function unitOf(element: ElementAt, name: string): string | undefined {
  if (name !== 'item' && name !== 'atom:entry') return undefined
  const child = (local: string) => element.childText(element.prefix === '' ? local : `${element.prefix}:${local}`)
  const ids =
    name === 'item'
      ? [child('guid'), element.attribute('rdf:about'), child('link'), child('title')]
      : [child('id'), child('title')]
  return ids.find(id => id !== undefined && id !== '')
}
