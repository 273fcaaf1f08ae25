import { Finder } from '../../xml/finder.ts'

import type { Dialect } from './settings.ts'

/** The source with every macro covered by `mask`, a character the source does not hold: same length, so offsets hold. */
export interface Masked {
  readonly text: string
  /** `undefined` where nothing is covered. */
  readonly mask: string | undefined
}

/**
 * Covers what a site generator takes out before the Markdown parser runs: `{{ … }}`, `{% … %}`, `{{< … >}}` with their quotes and
 * parentheses, and attribute lists at the end of a line (`{#id}`, `{.class}`, `{: …}`, `{/* … *\/}`). In MDX braces are expressions, and
 * only the id of a heading, `{#id}`, is none.
 */
export function maskMacros(source: string, dialect: Dialect): Masked {
  const spans = [...(dialect === 'mdx' ? headingIds(source) : macros(source))]
  const mask = spans.length > 0 ? unusedCharacter(source) : undefined
  if (mask === undefined) return { text: source, mask }
  let text = ''
  let end = 0
  for (const span of spans) {
    text += source.slice(end, span.start) + mask.repeat(span.end - span.start)
    end = span.end
  }
  return { text: text + source.slice(end), mask }
}

/** Whether a macro is an attribute list: about the block, not in its text. */
export function isAttributeList(macro: string): boolean {
  return /^\{[#.:/]/.test(macro)
}

interface Span {
  readonly start: number
  readonly end: number
}

function* headingIds(source: string): Generator<Span> {
  for (const { 0: line, index } of source.matchAll(
    /^[ \t>]*#{1,6}[ \t][^\r\n]*\{#[\w-]{1,300}\}(?=[ \t]*(?:#+[ \t]*)?$)/gm
  )) {
    yield { start: index + line.lastIndexOf('{'), end: index + line.length }
  }
}

const maxLength = 5000

function* macros(source: string): Generator<Span> {
  const closers = new Map([
    ['{{', new Finder(source, '}}')],
    ['{%', new Finder(source, '%}')]
  ])
  let end = 0
  for (const { 0: found, index } of source.matchAll(openers)) {
    if (index < end) continue
    const closer = closers.get(found)
    const close = closer ? closer.from(index + 2) : index + found.length - 2
    if (close === source.length || close - index > maxLength) continue
    if (closer && /\n[ \t]*\r?\n/.test(source.slice(index, close))) continue
    end = close + 2
    yield { start: index, end }
  }
}

const openers = /\{\{|\{%|\{(?:[#.:][^{}\r\n]{1,300}|\/\*[^\r\n]{0,300}?\*\/)\}(?=[ \t]*(?:#+[ \t]*)?(?:[\r\n]|$))/g

function unusedCharacter(source: string): string | undefined {
  const used = new Set(source.match(/[\uE000-\uF8FF]/g))
  for (let code = 0xe000; code <= 0xf8ff; code++) {
    const character = String.fromCharCode(code)
    if (!used.has(character)) return character
  }
  return undefined
}
