import type { Layer, StringSpan } from '../markup/vocabulary.ts'

/** A text without any markup, whose paragraphs are apart by blank lines. */
export const plainText: Layer = { kind: 'strings', strings: paragraphs }

function paragraphs(text: string): readonly StringSpan[] {
  return Array.from(
    text.matchAll(/\S(?:[^\r\n]|(?:\r\n?|\n)(?![ \t]*(?:\r|\n|$)))*/g),
    ({ 0: found, index: start }) => {
      const value = found.trimEnd()
      const write = (text: string) => text.replace(/(?:\s*(?:\r\n?|\n)\s*)+/g, ' ')
      return { kind: 'text', role: 'p', start, end: start + value.length, value, write }
    }
  )
}
