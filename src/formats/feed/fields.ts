import type { Role } from '../../model/document.ts'
import type { FeedOptions } from '../feed.ts'

/** A text of a feed for readers. */
export interface Field {
  readonly role: Role
  /**
   * How its text is to be read: `typed` as its `type` says (Atom), `sniffed` as HTML where it looks like it (RSS), `plain` as it stands.
   */
  readonly reading: 'typed' | 'sniffed' | 'plain'
  readonly policy?: keyof FeedOptions
}

/** By name, as `nameReader` tells it, and where that matters by the name of what it is in. */
export function fieldOf(name: string, parent: string): Field | undefined {
  return fields.get(`${parent}/${name}`) ?? fields.get(name)
}

const sniffed = (role: Role): Field => ({ role, reading: 'sniffed' })
const plain = (role: Role): Field => ({ role, reading: 'plain' })
const typed = (role: Role): Field => ({ role, reading: 'typed' })

const fields: ReadonlyMap<string, Field> = new Map([
  ['title', sniffed('title')],
  ['image/title', sniffed('alt')],
  ['textInput/title', sniffed('meta')],
  ['textinput/title', sniffed('meta')],
  ['description', sniffed('dek')],
  ['image/description', sniffed('alt')],
  ['textInput/description', sniffed('meta')],
  ['textinput/description', sniffed('meta')],
  ['content:encoded', sniffed('p')],
  ['category', { ...plain('meta'), policy: 'categories' }],
  ['copyright', { ...sniffed('p'), policy: 'rights' }],
  ['dc:title', sniffed('title')],
  ['dc:description', sniffed('dek')],
  ['dc:subject', { ...plain('meta'), policy: 'categories' }],
  ['dc:rights', { ...sniffed('p'), policy: 'rights' }],
  ['itunes:title', plain('meta')],
  ['itunes:subtitle', plain('dek')],
  ['itunes:summary', sniffed('p')],
  ['media:title', sniffed('cap')],
  ['media:description', sniffed('cap')],
  ['media:text', sniffed('cap')],
  ['atom:title', typed('title')],
  ['atom:subtitle', typed('dek')],
  ['atom:tagline', typed('dek')],
  ['atom:summary', typed('dek')],
  ['atom:content', typed('p')],
  ['atom:rights', { ...typed('p'), policy: 'rights' }],
  ['atom:copyright', { ...typed('p'), policy: 'rights' }]
])
