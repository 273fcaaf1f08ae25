import type { Syntax } from './vocabulary.ts'

/** Text as it is written, its isolates (U+2068 or U+2066, U+2067 … U+2069) as elements where the syntax has one for them. */
export function isolated(text: string, { isolate, encodeText }: Syntax): string {
  if (!isolate || !/[\u2066-\u2069]/.test(text)) return encodeText(text)
  return withIsolates(text, isolate, encodeText)
}

/** Only what is balanced, and isolates of the first strong direction alone: a mark without its mate stays a character. */
function withIsolates(text: string, isolate: NonNullable<Syntax['isolate']>, encode: (text: string) => string): string {
  const elements = new Set<number>()
  const open: number[] = []
  const marks = [...text.matchAll(/[\u2066-\u2069]/g)]
  for (const { 0: mark, index } of marks) {
    if (mark !== '\u2069') open.push(index)
    else {
      const start = open.pop()
      if (start !== undefined && text.charAt(start) === '\u2068') elements.add(start).add(index)
    }
  }
  let written = ''
  let from = 0
  for (const { 0: mark, index } of marks) {
    if (!elements.has(index)) continue
    written += encode(text.slice(from, index)) + (mark === '\u2069' ? isolate.close : isolate.open)
    from = index + 1
  }
  return written + encode(text.slice(from))
}
