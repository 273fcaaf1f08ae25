import { isEastAsian, isSpace, isWordCharacter, letterCase } from './characters.ts'
import type { Cluster } from './cluster.ts'

const shortGloss = 30

/**
 * Whether what the cluster closes stands inside a sentence rather than being one: `(!)`, `[...]`, a gloss in brackets that
 * opened within the sentence, a title in `《》`, a cry quoted between Chinese or Japanese words.
 */
export function isInsertion(text: string, { closed, start, shape }: Cluster, segmentStart: number): boolean {
  if (!closed || closed.opened < 0) return false
  const { opened, at } = closed
  if (closed.isQuote) {
    return shape === 'strong' && text[start] !== '。' && isEastAsian(text.charCodeAt(opened - 1))
  }
  if (text[at] === '》' || text[at] === '〉' || start === opened + 1) return true
  if (isStartOf(text, segmentStart, opened)) return false
  const first = letterCase(text, opened + 1)
  return first === 'lower' || (first === 'upper' ? !hasSpace(text, opened, start) : start - opened < shortGloss)
}

/** Whether only white space and openers lie between. */
function isStartOf(text: string, segmentStart: number, opened: number): boolean {
  if (opened - segmentStart > 4) return false
  for (let at = segmentStart; at < opened; at++) if (isWordCharacter(text.charCodeAt(at))) return false
  return true
}

function hasSpace(text: string, from: number, to: number): boolean {
  const end = Math.min(to, from + shortGloss)
  for (let at = from; at < end; at++) if (isSpace(text.charCodeAt(at))) return true
  return end < to
}
