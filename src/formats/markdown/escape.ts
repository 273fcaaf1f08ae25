import type { Dialect } from './settings.ts'

/** Where a run of text is written. */
export interface Setting {
  /** The character written before it, and the one after: `''` at the ends of the block. */
  readonly before: string
  readonly after: string
  readonly isLineStart: boolean
  readonly isCell: boolean
  /** Ends a heading that opened with `#`. */
  readonly isHeadingEnd: boolean
  /** Escape whatever can be escaped, and not only what could be read as markup here. */
  readonly isHeavy: boolean
  readonly dialect: Dialect
}

/** Text as Markdown that reads as this very text. */
export function escapeText(text: string, setting: Setting): string {
  const { before, after, isLineStart, isHeadingEnd } = setting
  const lineStart = isLineStart ? lineStartMark(text) : -1
  const headingEnd = isHeadingEnd && /(?:^|\s)#+$/.test(text) ? text.length - 1 : -1
  const at = (index: number) => (index < 0 ? before : index < text.length ? text.charAt(index) : after)
  const isModule = setting.dialect === 'mdx' && isLineStart && /^(?:im|ex)port\b/.test(text)
  return text.replace(isModule ? /^[ie]|[!-/:-@[-`{-~]/g : /[!-/:-@[-`{-~]/g, (mark, index: number) => {
    // A line that starts with these words is code; a letter takes no backslash.
    if (isModule && index === 0) return `&#${mark.charCodeAt(0)};`
    if (mark === '&') return setting.isHeavy || startsReference(text, index) ? '&amp;' : mark
    if (mark === '{' && index === text.length - 1 && after !== '') return '&#123;'
    const isNeeded = index === lineStart || index === headingEnd || needsEscape(text, index, at, setting)
    return isNeeded ? `\\${mark}` : mark
  })
}

function needsEscape(text: string, index: number, at: (index: number) => string, setting: Setting): boolean {
  const mark = text.charAt(index)
  const previous = at(index - 1)
  const next = at(index + 1)
  // What follows a code may complete it: `[^1](`, `[^1]:`.
  if (index === 0 && previous === ']' && (mark === '(' || mark === ':')) return true
  if (setting.dialect === 'mdx' && /[{}<]/.test(mark)) return true
  // Macros and attribute lists: `{{`, `{%`, `{#id}`.
  if (previous === '{' && index > 0 && /[{%#.:/]/.test(mark)) return true
  switch (mark) {
    case '|':
      return setting.isCell
    case '\\':
      return /[!-/:-@[-`{-~]/.test(next) || next === '' || index === text.length - 1
    case '`':
    case '[':
    case ']':
      return true
    case '*':
    case '~':
      return setting.isHeavy || !(isBlank(previous) && isBlank(next))
    case '_':
      return setting.isHeavy || !((isBlank(previous) && isBlank(next)) || (isWord(previous) && isWord(next)))
    case '<':
      return setting.isHeavy || next === '' || index === text.length - 1 || /[a-z/!?]/i.test(next)
    case '!':
      return next === '['
    case ':':
      return (
        /^:\/\//.test(text.slice(index, index + 3)) &&
        /(?:https?|ftp)$/i.test(text.slice(Math.max(0, index - 5), index))
      )
    case '.':
      return /www$/i.test(text.slice(Math.max(0, index - 3), index))
    case '@':
      return /[\w.+-]/.test(previous) && /[\w-]/.test(next)
    case '>':
    case '#':
    case '+':
    case '-':
    case '=':
    case '{':
    case '}':
      return setting.isHeavy
    default:
      return false
  }
}

const isBlank = (character: string) => /^\s$/.test(character)
const isWord = (character: string) => /^[\p{L}\p{N}]$/u.test(character)

function startsReference(text: string, index: number): boolean {
  return /^&(?:[a-z][a-z0-9]{0,40}|#\d{1,8}|#x[\da-f]{1,8});/i.test(text.slice(index, index + 45))
}

/** Index of the mark that would make the line something else than text, or -1. */
function lineStartMark(text: string): number {
  if (/^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|[-=*_]+(?:\s|$)|~~~|:?-|\|)/.test(text)) return 0
  const number = /^\d{1,9}(?=[.)](?:\s|$))/.exec(text)
  return number ? number[0].length : -1
}

/** Text inside the quotes of a title, which `quote` ends. */
export function escapeTitle(text: string, quote: string, isCell: boolean): string {
  return text.replace(/[\\&"'()|`{]/g, (mark, index: number) => {
    if (mark === '&') return startsReference(text, index) ? '&amp;' : mark
    // A macro is seen before any escape is.
    if (mark === '{') return '&#123;'
    if (mark === '\\') return '\\\\'
    const isNeeded = mark === quote || (quote === ')' && mark === '(') || (mark === '|' && isCell) || mark === '`'
    return isNeeded ? `\\${mark}` : mark
  })
}
