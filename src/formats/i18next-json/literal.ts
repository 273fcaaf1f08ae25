/** The inside of a JSON string, as the file spells it and as it reads. */
export interface Literal {
  readonly raw: string
  readonly text: string
  /** The spelling of a stretch of the text. */
  spelling(start: number, end: number): string
}

/** `raw`: without the quotes. */
export function literal(raw: string, text: string): Literal {
  if (!raw.includes('\\')) return { raw, text, spelling: (start, end) => raw.slice(start, end) }
  const starts = Array.from(raw.matchAll(unit), ({ index }) => index)
  const at = (offset: number) => starts[offset] ?? raw.length
  return { raw, text, spelling: (start, end) => raw.slice(at(start), at(end)) }
}

/** One UTF-16 unit of the text. */
const unit = /\\u[\da-fA-F]{4}|\\[^u]|[^\\]/g

/** Text as a JSON string without its quotes. `isAscii`: everything beyond ASCII is escaped, in files that do so throughout. */
export function spelled(text: string, isAscii: boolean): string {
  const json = JSON.stringify(text).slice(1, -1)
  return isAscii ? json.replace(/[\u007F-\uFFFF]/g, escaped) : json
}

/** Whether the file writes letters beyond ASCII in escapes, and never as they are. */
export function isAsciiFile(source: string): boolean {
  if (/[^\0-\u007F\uFEFF]/.test(source)) return false
  const escapes = source.matchAll(/(?<!\\)(?:\\\\)*\\u(?!00[0-7])([\da-fA-F]{4})/g)
  return escapes.some(([, digits = '']) => /\p{L}/u.test(String.fromCharCode(Number.parseInt(digits, 16))))
}

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
