import { type Content, isCode } from '../model/content.ts'

/** Stands for one inline code in the text a check reads: a border between words that is no letter, digit or space. */
export const sentinel = '\uFFFC'

/** The text as checks see it: each inline code one sentinel. */
export function seenText(content: Content): string {
  return content.map(part => (isCode(part) ? sentinel : part)).join('')
}
