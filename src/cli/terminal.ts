import type { Io } from './io.ts'

/** Line breaks, tabs, and what this program itself writes: a line begun anew, and the styles of `styleText`. */
const own = String.raw`\n|\t|\r\u001B\[K|\u001B\[(?:2|22|31|33|39)m`

const foreign = new RegExp(`(${own})|[\\p{Cc}\\p{Bidi_Control}]`, 'gu')

/**
 * What others have written (keys, ids, names of files, words of services) reaches the terminal through `err` in messages from
 * everywhere: here it loses what a terminal would obey.
 */
export function withoutControls(io: Io): Io {
  return { ...io, err: text => io.err(text.replace(foreign, (_, mine?: string) => mine ?? '\uFFFD')) }
}
