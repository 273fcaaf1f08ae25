/** A place in a text, as editors count. */
export interface Place {
  /** From 1. */
  readonly line: number
  /** In characters, from 1; a byte order mark is none. */
  readonly column: number
}

/** Where the UTF-16 code unit at `offset` is. Lines end with LF, CR or both. */
export function placeIn(text: string, offset: number): Place {
  let line = 1
  let start = text.startsWith('\ufeff') ? 1 : 0
  for (const { index, 0: end } of text.slice(0, offset).matchAll(/\r\n|[\r\n]/g)) {
    line++
    start = index + end.length
  }
  return { line, column: [...text.slice(start, offset)].length + 1 }
}
