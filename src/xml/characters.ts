// Halves of surrogate pairs are not among them: they stand for bytes that could not be decoded.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/

const everyForbidden = new RegExp(forbidden, 'g')

/** Offset of the first character that XML 1.0 cannot hold, not even as a reference; -1 where there is none. */
export function forbiddenAt(text: string): number {
  return text.search(forbidden)
}

/** The text with U+FFFD for each character that XML cannot hold. */
export function withoutForbidden(text: string): string {
  return text.replace(everyForbidden, '\ufffd')
}

/** `U+0008`, as a message names a character. */
export function codePointName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
