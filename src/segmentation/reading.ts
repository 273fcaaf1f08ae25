import { type Content, type InlineCode, isCode } from '../model/content.ts'
import { isSpace, isWordCharacter } from './characters.ts'

/** The text a segmenter reads: codes are looked through, or stand as a word where the reader sees one. */
export interface Reading {
  readonly text: string
  /** Where each part of the content starts in `text`. */
  readonly starts: readonly number[]
}

/** Letters without case, in no table: neither an abbreviation nor an initial, and they may start a sentence. */
const word = 'ªªª'

export function reading(content: Content): Reading {
  const starts: number[] = []
  let text = ''
  for (const [i, part] of content.entries()) {
    starts.push(text.length)
    text += isCode(part) ? standIn(part, text, content[i + 1]) : part
  }
  return { text, starts }
}

/**
 * A line break reads as white space, other standalone codes as a word: its own text may hold marks (`npm ci`, a URL). Right
 * after a mark or a word a code without text, or with text as short as a footnote mark, is not seen at all.
 */
function standIn(code: InlineCode, before: string, next: string | InlineCode | undefined): string {
  if (code.kind !== 'standalone') return ''
  if (isLineBreak(code)) return '\n'
  const last = before.charCodeAt(before.length - 1)
  if (before === '' || isSpace(last)) return word
  const isFootnote =
    code.equiv.length < 5 && !isWordCharacter(last) && typeof next === 'string' && isSpace(next.charCodeAt(0))
  return code.equiv === '' || isFootnote ? '' : word
}

export function isLineBreak({ kind, data, equiv }: InlineCode): boolean {
  return kind === 'standalone' && (equiv === '' ? /\n|^<br\b/i.test(data) : equiv.trim() === '')
}
