import { type Content, type InlineCode, isCode } from '../model/content.ts'
import { bidiClass, type Direction } from './bidi.ts'

/** A content as it stands on a line: what its reader sees, and the same reduced to what runs are told by. */
export interface Line {
  /** Codes as their text, or as an object; a pair that isolates by itself between the isolate marks it stands for. */
  readonly text: string
  /**
   * For each unit of `text`: `x` a letter that runs the other way, `n` one that runs along, `0` a digit that is written the other
   * way, `8` a Persian one, `9` one that is not, `v` and then `w` a placeholder, a blank for any white space, else the character
   * itself.
   */
  readonly shape: string
  /** Where each part of the content starts in `text`. */
  readonly starts: readonly number[]
}

const object = '\uFFFC'
const lineBreak = '\u2029'

/** What `{{x}}`, `${x}`, `{x}`, `%s` look like; `{{< x >}}`, `{{/x}}` and such run a program and are no text. */
const variable = /\{\{-?\s*[\w"'.$(][^{}]*\}\}|\$?\{\s*[\w.$]+\s*(?:,[^{}]*)?\}|%(?:\d\$)?[sdi@](?![\p{L}\p{M}])/gu
const isVariable = new RegExp(`^(?:${variable.source})$`, 'u')

export function lineOf(content: Content, base: Direction): Line {
  const starts: number[] = []
  const closers: string[] = []
  let text = ''
  let shape = ''
  for (const part of content) {
    starts.push(text.length)
    const [shown, form] = isCode(part) ? codeShape(part, base, closers) : [part, textShape(part, base)]
    text += shown
    shape += closers.length > 0 && shown !== '' ? object.repeat(shown.length) : form
  }
  return { text, shape, starts }
}

/** `closers`: the marks that end the isolating pairs open here, `''` for a pair within one. */
function codeShape(code: InlineCode, base: Direction, closers: string[]): readonly [text: string, shape: string] {
  if (code.kind === 'open') {
    const mark = isolateMark(code)
    if (mark === '' && closers.length === 0) return ['', '']
    closers.push(mark === '' ? '' : '\u2069')
    return [mark, object]
  }
  if (code.kind === 'close') {
    const mark = closers.pop() ?? ''
    return [mark, mark === '' ? '' : object]
  }
  if (isVariable.test(code.data)) return [object, 'v']
  if (code.equiv === '') return /\n|^<br\b/i.test(code.data) ? [lineBreak, '\n'] : [object, object]
  const mark = isolateMark(code)
  if (mark !== '') return [`${mark}${code.equiv}\u2069`, object.repeat(code.equiv.length + 2)]
  return [code.equiv, atomShape(code.equiv, base)]
}

/** What a tag with `dir`, and `<bdi>` and `<output>` without, does in a browser. */
function isolateMark({ data }: InlineCode): string {
  const dir = /^<[^>]*\sdir\s*=\s*["']?(ltr|rtl|auto)/i.exec(data)?.[1]?.toLowerCase()
  if (dir === 'ltr') return '\u2066'
  if (dir === 'rtl') return '\u2067'
  return dir === 'auto' || /^<(?:bdi|output)\b/i.test(data) ? '\u2068' : ''
}

/** A code's own text is one word, signs and all: `C++`, `->`, `npm ci`. It runs along only if nothing else is in it. */
function atomShape(text: string, base: Direction): string {
  const shape = textShape(text, base)
  return (/[x0]|^[^n89]*$/.test(shape) ? 'x' : 'n').repeat(text.length)
}

function textShape(text: string, base: Direction): string {
  let shape = ''
  let last: string | undefined // asking `shape` for it would join its parts each time
  for (const character of text) {
    last = characterShape(character, base, last)
    shape += last.length === character.length ? last : last.repeat(character.length)
  }
  if (base === 'ltr' || !/[{%]/.test(text)) return shape
  let marked = ''
  let end = 0
  for (const { 0: found, index } of text.matchAll(variable)) {
    marked += `${shape.slice(end, index)}v${'w'.repeat(found.length - 1)}`
    end = index + found.length
  }
  return marked + shape.slice(end)
}

function characterShape(character: string, base: Direction, before: string | undefined): string {
  switch (bidiClass(character)) {
    case 'L':
      return base === 'rtl' ? 'x' : 'n'
    case 'R':
    case 'AL':
      return base === 'rtl' ? 'n' : 'x'
    case 'EN':
      if (base === 'ltr') return '9'
      return /[۰-۹]/.test(character) ? '8' : '0'
    case 'AN':
      return '9'
    case 'NSM':
    case 'BN':
      return before ?? character
    case 'WS':
    case 'S':
      return ' '
    case 'B':
      return '\n'
    default:
      return character
  }
}
