import type { Role } from '../../model/document.ts'
import type { ElementAt } from '../markup/vocabulary.ts'
import type { NewsmlOptions } from '../newsml-g2.ts'

/** A string for readers by its role, `skip` for one that stays as it is. */
export type Field = Role | 'skip'

/** What an element of the metadata is to a reader; `undefined` for one that only holds others. */
export function fieldOf(element: ElementAt, policy: Required<NewsmlOptions>): Field | undefined {
  const { name, parent } = element
  if (name === 'title') return titles.get(parent?.name ?? '') ?? 'skip'
  if (name === 'headline') return isBesideMain(element.attribute('role')) ? 'dek' : 'title'
  if (name === 'description') return descriptionRole(element)
  const field = fields.get(name)
  if (!field) return kept.has(name) ? 'skip' : undefined
  return field.policy === undefined || policy[field.policy] === true ? field.role : 'skip'
}

const titles: ReadonlyMap<string, Role> = new Map([
  ['itemMeta', 'meta'],
  ['contentMeta', 'title'],
  ['link', 'meta'],
  ['group', 'h'],
  ['itemRef', 'h'],
  ['conceptRef', 'h'],
  ['remoteContent', 'cap']
])

/** Kickers, subtitles and the like, by the code of their role. */
const isBesideMain = (role = '') => /sub|over|kicker|deck|teaser/i.test(role)

function descriptionRole(element: ElementAt): Role {
  if (element.parent?.name === 'itemRef') return 'p'
  const role = element.attribute('role') ?? ''
  return /caption/i.test(role) || element.parent?.name === 'remoteContent' ? 'cap' : 'dek'
}

interface FieldSetting {
  readonly role: Role
  readonly policy?: Exclude<keyof NewsmlOptions, 'relation'>
}

const each = (names: string, setting: FieldSetting) =>
  names.split(' ').map((name): [string, FieldSetting] => [name, setting])

const fields: ReadonlyMap<string, FieldSetting> = new Map([
  ...each('altText', { role: 'alt' }),
  ...each('label', { role: 'h' }),
  ...each('by', { role: 'byline', policy: 'byline' }),
  ...each('dateline', { role: 'dateline', policy: 'dateline' }),
  ...each('keyword', { role: 'meta', policy: 'keywords' }),
  ...each('creditline', { role: 'meta', policy: 'creditline' }),
  ...each('slugline', { role: 'meta', policy: 'slugline' }),
  ...each('name', { role: 'meta', policy: 'names' }),
  ...each('definition note edNote', { role: 'p', policy: 'notes' }),
  ...each('copyrightNotice usageTerms registration capacity openHours access', { role: 'p', policy: 'rights' })
])

const kept: ReadonlySet<string> = new Set('catalog catalogRef generator provider fileName altId altLoc hash'.split(' '))
