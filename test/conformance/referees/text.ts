import type { Item } from './item.ts'

/** Paragraphs and the blank lines between them, with their line ends. */
export function textItems(text: string): readonly Item[] {
  const end = String.raw`(?:\r\n|[\n\r\u0085\u2028\u2029\f\v])`
  return text
    .split(new RegExp(`((?:^|${end})(?:[ \\t]*${end})+)`))
    .map((part, i) => ({ node: i % 2 === 1 ? JSON.stringify(part) : /\S/.test(part) ? 'paragraph' : 'blank' }))
}
