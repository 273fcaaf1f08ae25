import type { Role } from '../../model/document.ts'
import type { ElementAt, Rule } from '../markup/vocabulary.ts'

type Readable = NonNullable<Rule['attributes']>

/** The attributes of an element that readers see or hear. */
export function readableAttributes(element: ElementAt): Readable {
  const { name, attributes } = element.token
  if (attributes.length === 0) return none
  if (name === 'meta') return isReadableMeta(element) ? content : none
  return attributes.flatMap((attribute): Readable => {
    const role = roles.get(attribute.name) ?? roles.get(`${name}@${attribute.name}`)
    if (role === undefined || (name === 'link' && attribute.name === 'title')) return none
    return attribute.name === 'value' && !isButton(element) ? none : [{ name: attribute.name, role }]
  })
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
  ['option@label', 'li'],
  ['optgroup@label', 'li'],
  ['track@label', 'meta'],
  ['th@abbr', 'cell'],
  ['table@summary', 'cap'],
  ['a@download', 'meta'],
  ['area@download', 'meta'],
  ['input@value', 'meta']
])

function isButton(element: ElementAt): boolean {
  return ['button', 'submit', 'reset'].includes(element.attribute('type')?.trim().toLowerCase() ?? '')
}

function isReadableMeta(element: ElementAt): boolean {
  return ['name', 'property', 'itemprop'].some(attribute => {
    return metaNames.has(element.attribute(attribute)?.trim().toLowerCase() ?? '')
  })
}

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
