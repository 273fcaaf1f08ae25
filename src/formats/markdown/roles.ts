import { type Content, isCode, visibleText } from '../../model/content.ts'
import type { Role } from '../../model/document.ts'
import { isDisclosureLine } from '../disclosure-line.ts'

/** What stands right before a paragraph at the top level. */
export type Before = 'title' | 'dek' | 'other'

/**
 * The few guesses about a paragraph outside quotes and lists: a line that says a machine translated; a line of names right under the
 * title or dek; a wholly emphasised one right under the title.
 */
export function paragraphRole(content: Content, before: Before): Role {
  if (isDisclosureLine(visibleText(content))) return 'disclosure'
  if (before !== 'other' && byline.test(visibleText(content))) return 'byline'
  return before === 'title' && isEmphasised(content) ? 'dek' : 'p'
}

const name = "\\p{Lu}[\\p{L}\\p{M}.'’-]*"
const person = `${name}(?: (?:(?:de|da|di|du|van|von|der|den|del|la|le|bin|ibn|al) )*${name}){1,4}`
const byline = new RegExp(
  `^(?:By|Par|Por|Von|Di) ${person}(?:(?:, and | and | et | y | und | e |, )${person}){0,5}$`,
  'u'
)

function isEmphasised(content: Content): boolean {
  const first = content[0]
  const last = content.at(-1)
  if (first === undefined || last === undefined || !isCode(first) || !isCode(last)) return false
  return first.kind === 'open' && last.kind === 'close' && first.id === last.id && first.deletable
}
