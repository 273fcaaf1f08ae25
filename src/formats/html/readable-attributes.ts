import type { Role } from '../../model/document.ts'
import type { ElementAt, Rule } from '../markup/vocabulary.ts'
import { isValue } from '../news/spoken.ts'

type Readable = NonNullable<Rule['attributes']>

/** The attributes of an element that readers see or hear. */
export function readableAttributes(element: ElementAt): Readable {
  const { name, attributes } = element.token
  if (attributes.length === 0) return none
  if (name === 'meta') return isReadableMeta(element) ? content : none
  const readable: Readable[number][] = []
  for (const { name: attribute } of attributes) {
    const role = roles.get(attribute)
    if (role !== undefined && isRead(element, attribute)) readable.push({ name: attribute, role })
  }
  return readable
}

const none: Readable = []
const content: Readable = [{ name: 'content', role: 'meta' }]

const roles: ReadonlyMap<string, Role> = new Map([
  ['alt', 'alt'],
  ['title', 'meta'],
  ['placeholder', 'meta'],
  ['aria-label', 'meta'],
  ['aria-description', 'meta'],
  ['aria-placeholder', 'meta'],
  ['aria-roledescription', 'meta'],
  ['aria-valuetext', 'meta'],
  ['label', 'meta'],
  ['abbr', 'cell'],
  ['summary', 'cap'],
  ['download', 'meta'],
  ['value', 'meta']
])

function isRead(element: ElementAt, attribute: string): boolean {
  const { name } = element.token
  if (attribute === 'title') return name !== 'link'
  if (attribute === 'value') return name === 'input' && isButton(element)
  return owners.get(attribute)?.has(name) ?? true
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Elements that an attribute is for readers in, where it is not in all. */
const owners: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['label', words('option optgroup track')],
  ['abbr', words('th')],
  ['summary', words('table')],
  ['download', words('a area')]
])

function isButton(element: ElementAt): boolean {
  return ['button', 'submit', 'reset'].includes(element.attribute('type')?.trim().toLowerCase() ?? '')
}

function isReadableMeta(element: ElementAt): boolean {
  return ['name', 'property', 'itemprop'].some(attribute => {
    const name = element.attribute(attribute)?.trim().toLowerCase() ?? ''
    return metaNames.has(name) || (notes.has(name) && !isValue(element.attribute('content')?.trim() ?? ''))
  })
}

/** What a correction says to readers. */
const notes: ReadonlySet<string> = new Set(['correction', 'correction-note', 'correction.note', 'correction:note'])

/** Not `og:site_name`: a name. */
const metaNames: ReadonlySet<string> = new Set([
  'description',
  'keywords',
  'news_keywords',
  'dc.title',
  'dc.description',
  'dcterms.title',
  'dcterms.description',
  'og:title',
  'og:description',
  'og:image:alt',
  'twitter:title',
  'twitter:description',
  'twitter:image:alt',
  'headline',
  'alternativeheadline',
  'articlebody',
  'caption'
])
