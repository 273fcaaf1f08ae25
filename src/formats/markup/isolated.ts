import type { Syntax } from './vocabulary.ts'

/** Text as it is written, its isolates (U+2068 or U+2066, U+2067 … U+2069) as elements where the syntax has one for them. */
export function isolated(text: string, { isolate, encodeText }: Syntax): string {
  if (!isolate || !/[\u2066-\u2069]/.test(text)) return encodeText(text)
  return withIsolates(text, isolate, encodeText)
}

/** Only what is balanced: a mark without its mate stays a character. */
function withIsolates(text: string, isolate: NonNullable<Syntax['isolate']>, encode: (text: string) => string): string {
  const opens: number[] = []
  const mates = new Map<number, number>()
  for (const { 0: mark, index } of text.matchAll(/[\u2066-\u2069]/g)) {
    if (mark !== '\u2069') opens.push(index)
    else if (opens.length > 0) mates.set(opens.pop()!, index)
  }
  const closes = new Set(mates.values())
  let written = ''
  let from = 0
  for (const { 0: mark, index } of text.matchAll(/[\u2066-\u2069]/g)) {
    // An isolate with a direction of its own says more than the element does.
    const isElement = mark === '\u2068' ? mates.has(index) : closes.has(index) && openerOf(index) === '\u2068'
    if (!isElement) continue
    written += encode(text.slice(from, index)) + (mark === '\u2069' ? isolate.close : isolate.open)
    from = index + 1
  }
  return written + encode(text.slice(from))

  function openerOf(close: number): string | undefined {
    for (const [open, end] of mates) if (end === close) return text.charAt(open)
    return undefined
  }
}
