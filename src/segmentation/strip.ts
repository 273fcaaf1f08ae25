import { type Content, content, type InlineCode, isCode } from '../model/content.ts'
import { closer, freeStop, kinds, letterCase, quote, stop } from './characters.ts'
import { partnersOf } from './pairs.ts'
import { isLineBreak } from './reading.ts'

export interface Stripped {
  readonly before: Content
  readonly inner: Content
  readonly after: Content
}

/**
 * Takes off what surrounds the text: white space, line breaks and pairs that wrap all of it; at the edges of a block also
 * codes without text that stand beside whole sentences, such as an image. A code a sentence may need stays in it.
 */
export function strip(parts: Content, { isBlock }: { readonly isBlock: boolean }): Stripped {
  const inner = [...parts]
  const before: (string | InlineCode)[] = []
  const after: (string | InlineCode)[] = []
  const partners = partnersOf(parts)
  const mayLeadOff = isBlock && startsSentence(parts.find(hasText))
  const mayFollow = isBlock && endsSentence(parts.findLast(hasText))
  let first = 0
  let end = inner.length

  for (let taken = -1; taken < before.length + after.length; ) {
    taken = before.length + after.length
    const head = inner[first]
    if (first < end && typeof head === 'string') {
      const text = head.trimStart()
      if (text !== head) before.push(head.slice(0, head.length - text.length))
      if (text === '') first++
      else inner[first] = text
    } else if (first < end && head && isCode(head) && leaves(head, mayLeadOff)) {
      before.push(head)
      first++
    }
    const tail = inner[end - 1]
    if (first < end && typeof tail === 'string') {
      const text = tail.trimEnd()
      if (text !== tail) after.push(tail.slice(text.length))
      if (text === '') end--
      else inner[end - 1] = text
    } else if (first < end && tail && isCode(tail) && leaves(tail, mayFollow)) {
      after.push(tail)
      end--
    }
    if (first < end - 1 && partners.get(first) === end - 1) {
      before.push(inner[first++]!)
      after.push(inner[--end]!)
    }
  }
  return { before: content(before), inner: content(inner.slice(first, end)), after: content(after.reverse()) }
}

const hasText = (part: string | InlineCode): part is string => typeof part === 'string' && part.trim() !== ''

function leaves(code: InlineCode, isBesideSentence: boolean): boolean {
  return isLineBreak(code) || (isBesideSentence && code.kind === 'standalone' && code.equiv === '')
}

/** With a capital; in front of anything else a code may stand for a word, as `{{name}}` does. */
function startsSentence(text: string | undefined): boolean {
  return text === undefined || letterCase(text.trimStart(), 0) === 'upper'
}

function endsSentence(text: string | undefined): boolean {
  if (text === undefined) return true
  const kind = kinds[text.trimEnd().charCodeAt(text.trimEnd().length - 1)]!
  return (kind >= stop && kind <= freeStop) || kind === closer || kind === quote
}
