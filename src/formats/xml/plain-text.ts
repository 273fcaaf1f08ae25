import type { Layer, StringSpan } from '../markup/vocabulary.ts'

/**
 * A text without any markup, whose paragraphs are apart by blank lines. `undefined` where a reference stands in it that nobody here can
 * resolve: as a string it would lose its meaning.
 */
export function plainText(text: string): Layer | undefined {
  return reference.test(text) ? undefined : { kind: 'strings', strings: paragraphs }
}

const reference = /&[\p{L}_][\p{L}\p{N}._-]*;/u

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
