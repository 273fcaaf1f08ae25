import type { Role } from '../../model/document.ts'

/** What a block's role is told from. */
export interface Candidate {
  readonly kind: 'text' | 'item' | 'disclosure'
  readonly text: string
  /** Whether a picture credit ends it or stands below it. */
  readonly isCredited: boolean
}

/**
 * The first text of at most 200 characters is the title. What follows it directly is the standfirst if it has no final stop or is at
 * most half as long as the paragraph after it. Bylines and datelines come before the first paragraph. What opens with `Caption:` or
 * has a picture credit is a caption. All else are paragraphs.
 */
export function rolesOf(candidates: readonly Candidate[]): readonly Role[] {
  const roles: Role[] = []
  for (const [i, candidate] of candidates.entries())
    roles.push(roleOf(candidate, roles, candidates.slice(i + 1, i + 4)))
  return roles
}

function roleOf(candidate: Candidate, before: readonly Role[], after: readonly Candidate[]): Role {
  const { kind, text, isCredited } = candidate
  if (kind === 'disclosure') return 'disclosure'
  if (kind === 'item') return 'li'
  const hasTitle = before.includes('title')
  if (/^(?:(?:photo |picture )?caption|file photo|légende|bildunterschrift|pie de foto|تعليق الصورة)\s?:/i.test(text))
    return 'cap'
  if (isCredited && before.length > 0) return 'cap'
  const isHead = !before.includes('p') && !before.includes('li')
  if (isHead && hasTitle && isByline(text)) return 'byline'
  if (isHead && isDateline(text)) return 'dateline'
  if (startsWithDateline(text)) return 'p'
  if (isHead && !hasTitle) return text.length <= 200 ? 'title' : 'p'
  return before.at(-1) === 'title' && isStandfirst(text, after) ? 'dek' : 'p'
}

function isStandfirst(text: string, after: readonly Candidate[]): boolean {
  const next = after.find(({ kind, text }) => kind === 'text' && !isByline(text) && !isDateline(text))
  if (!next || text.length > 300) return false
  return !/[.!?…。！？؟۔।]["'”’»)]*$/.test(text) || text.length * 2 <= next.text.length
}

const word = "\\p{Lu}[\\p{L}\\p{M}'’.-]*"
const particle = 'and|et|und|y|e|en|och|&|in|at|for|of|de|da|van|von|der|den|bin|al|el'
const byline = new RegExp(`^(?:By|BY|Par|Von|Por|Door|Av) ${word}(?:,? (?:${particle}|${word}))*$`, 'u')

/** `By Jane Doe`, `By Jane Doe and Ali Al-Nur, Karsal`. */
export function isByline(text: string): boolean {
  return text.length <= 120 && (byline.test(text) || /^(?:بقلم|כתב|מאת):? \S+(?: \S+){0,8}$/.test(text))
}

const place = "\\p{Lu}[\\p{Lu}\\p{M}'’. -]{2,40}"
const date = '(?:\\p{L}{3,9}\\.? \\d{1,2}|\\d{1,2}\\.? \\p{L}{3,9}\\.?)(?:,? \\d{4})?'
const agency = '\\([^()]{2,40}\\)'
const dateline = new RegExp(`^${place}(?:, ${date}(?: ${agency})?| ${agency})(?: ?[—–-]{1,2})?$`, 'u')
const opening = new RegExp(`^${place}(?:, [\\p{L} ]{2,30})?(?:, ${date})?(?: ${agency})? ?[—–-]{1,2} `, 'u')

/** A line that is nothing but place and date, `KARSAL, Nov. 23`. */
function isDateline(text: string): boolean {
  return text.length <= 120 && dateline.test(text)
}

function startsWithDateline(text: string): boolean {
  return opening.test(text.slice(0, 160))
}
