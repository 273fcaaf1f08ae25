import type { Content } from '../model/content.ts'
import { type Edit, edited, runningText } from './running-text.ts'

/**
 * `،` `؛` `؟` for `,` `;` `?` at the end of a word or number, and no space before them. Between names in another script a comma is
 * the sentence's; within a passage in another script marks stay as they are.
 */
export function withArabicPunctuation(target: Content): Content {
  const text = runningText(target)
  if (!arabicLetter.test(text)) return target
  const found: Edit[] = []
  for (const { 0: whole, 1: mark = '', index } of text.matchAll(marks)) {
    const written = arabic[mark] ?? mark
    const end = index + whole.length
    if (written !== whole && isOfSentence(text, index, end, mark)) found.push({ start: index, end, text: written })
  }
  return edited(target, found)
}

const arabic: Readonly<Record<string, string>> = { ',': '،', ';': '؛', '?': '؟' }
const marks = /(?<=\S)[ \u00A0\u202F]?([,;،؛](?!\))|[?؟])(?=["”“»’')\]\uFFFC?!؟.,،؛:;…]{0,8}(?:\s|$))/g
const arabicLetter = /(?=\p{L})\p{Script=Arabic}/u

/** Characters in which the nearest letters are looked for. */
const reach = 200
/** Words from which on a phrase in another script is a passage with commas of its own. */
const passageWords = 5

function isOfSentence(text: string, start: number, end: number, mark: string): boolean {
  const before = foreignEnd.exec(text.slice(Math.max(0, start - reach), start))?.[0] ?? ''
  const after = foreignStart.exec(text.slice(end, end + reach))?.[0] ?? ''
  const hasForeignBefore = /\p{L}/u.test(before)
  if (!hasForeignBefore && before.length === Math.min(start, reach)) return false
  if (!hasForeignBefore || !/\p{L}/u.test(after)) return true
  return /[,;،؛]/.test(mark) && `${before},${after}`.split(/[,;،؛]/).every(isName)
}

const foreignEnd = /\P{Script=Arabic}*$/u
const foreignStart = /^\P{Script=Arabic}*/u
const isName = (phrase: string) => phrase.trim().split(/\s+/).length < passageWords
