import type { ElementAt } from '../markup/vocabulary.ts'
import { namespaceReader, xhtmlNamespace } from '../xml/namespaces.ts'

/**
 * Tells names of elements with the prefix everyone knows, whatever prefix a feed gives its namespace: `media:title`, `title` of RSS. The
 * namespace of the root is that of its format, however a feed spells it.
 */
export function nameReader(): (element: ElementAt) => string {
  const namespaceOf = namespaceReader()
  let own: { readonly namespace: string; readonly prefix: string } | undefined
  const prefixOf = (element: ElementAt): string => {
    const namespace = namespaceOf(element).toLowerCase().replace(/\/$/, '')
    own ??= { namespace, prefix: element.name === 'feed' || element.name === 'entry' ? 'atom' : '' }
    const prefix = known.get(namespace)
    if (prefix !== undefined) return prefix
    if (namespace === own.namespace && element.prefix === '') return own.prefix
    return namespace === '' ? element.prefix : '?'
  }
  return element => {
    const prefix = prefixOf(element)
    return prefix === '' ? element.name : `${prefix}:${element.name}`
  }
}

const known: ReadonlyMap<string, string> = new Map([
  ['http://purl.org/rss/1.0', ''],
  ['http://my.netscape.com/rdf/simple/0.9', ''],
  ['http://channel.netscape.com/rdf/simple/0.9', ''],
  ['http://backend.userland.com/rss', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://backend.userland.com/rss091', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://purl.org/net/rss1.1#', ''],
  ['http://www.w3.org/2005/atom', 'atom'],
  ['https://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/ns#', 'atom'],
  [xhtmlNamespace, 'xhtml'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['https://search.yahoo.com/mrss', 'media'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://purl.org/dc/elements/1.1', 'dc'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf']
])
