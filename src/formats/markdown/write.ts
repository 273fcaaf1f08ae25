import { type Content, codeKey, type InlineCode, isCode, plainText } from '../../model/content.ts'
import { type MarkSpelling, withWorkingMarks } from './emphasis.ts'
import { escapeText, escapeTitle } from './escape.ts'
import type { Hole, HtmlHole, InlineHole, Mark, Markup } from './hole.ts'
import { tidied } from './tidy.ts'

/** Content as it is going to stand in a hole, and how it is spelled there. */
export interface Written {
  readonly markup: Markup
  readonly content: Content
}

interface Style {
  /** Escape whatever can be escaped. */
  readonly isHeavy: boolean
  /** `<em>` for every `*`, not only where no `*` would work. */
  readonly withTags: boolean
}

/** From what reads best to what works most often. */
const ladder: readonly Style[] = [
  { isHeavy: false, withTags: false },
  { isHeavy: true, withTags: false },
  { isHeavy: true, withTags: true }
]

/** The first spelling of `target` that is none of `tried`, from the top of the ladder; `undefined` at its foot. */
export function nextSpelling(hole: Hole, target: Content, tried: ReadonlySet<string>): Written | undefined {
  for (const style of ladder) {
    const written = write(hole, target, style)
    if (written && !tried.has(spellingOf(written))) return written
  }
  return undefined
}

export function spellingOf({ markup }: Written): string {
  return markup.map(part => (typeof part === 'string' ? part : `\u0000${part.block.id}\u0000`)).join('')
}

function write(hole: Hole, target: Content, style: Style): Written | undefined {
  if (hole.kind === 'inline') return writeInline(hole, target, style)
  if (hole.kind === 'html') return writeHtml(hole, target)
  const text = plainText(tidied(target, () => false))
  const spelled = writeText(hole, text, style)
  return spelled === undefined ? undefined : { markup: [spelled], content: [text] }
}

function writeHtml(hole: HtmlHole, target: Content): Written {
  const { marks, spellings, isPreformatted, around, lineBreak, encode } = hole
  const parts = isPreformatted ? onOneLine(target) : tidied(target, () => false)
  const isBroken = lineBreak !== '' && isCode(parts[0] ?? '')
  const markup = parts.flatMap((part, i) => {
    if (isCode(part)) return i === 0 && isBroken ? [...marks.get(codeKey(part))!, lineBreak] : marks.get(codeKey(part))!
    return [spellings.get(part) ?? encode(i === 1 && isBroken ? part.trimStart() : part)]
  })
  return { markup: joined([around[0], ...markup, around[1]]), content: parts }
}

function onOneLine(target: Content): Content {
  return target.map(part => (isCode(part) ? part : part.replace(/[\r\n]+/g, ' ')))
}

function writeText(hole: Exclude<Hole, InlineHole | HtmlHole>, text: string, { isHeavy }: Style): string | undefined {
  switch (hole.kind) {
    case 'scalar':
      return hole.write(text)
    case 'title':
      return escapeTitle(text, hole.quote, hole.isCell)
    case 'alt': {
      const { isCell, dialect } = hole
      const setting = { before: '[', after: ']', isLineStart: false, isCell, isHeadingEnd: false, isHeavy, dialect }
      return escapeText(text, setting) + hole.suffix
    }
  }
}

function writeInline(hole: InlineHole, target: Content, style: Style): Written {
  const markOf = (code: InlineCode) => hole.marks.get(codeKey(code))!
  const isMark = (code: InlineCode) => tags.has(markOf(code).signature) && !markOf(code).code.data.startsWith('<')
  const textOf = (code: InlineCode) => markOf(code).code.data
  const { content: parts, spelling } = withWorkingMarks(tidied(target, isMark), { isMark, textOf })
  const markups = parts.map(part =>
    isCode(part) ? spelled(markOf(part), style.withTags ? undefined : spelling) : undefined
  )
  const out: (string | Hole)[] = []
  let before = ''
  let isLineStart = true
  for (const [i, part] of parts.entries()) {
    const markup = isCode(part)
      ? asAutolink(markOf(part), markups[i]!, before, parts[i + 1], style.isHeavy || hole.dialect === 'mdx')
      : [textMarkup(part, markups[i + 1], i === parts.length - 1)]
    out.push(...markup)
    const last = markup.at(-1)
    before = typeof last === 'string' && last !== '' ? last.slice(-1) : before
    isLineStart = isCode(part) && (markOf(part).signature === 'break' || (isLineStart && part.kind !== 'standalone'))
  }
  return { markup: joined(out), content: parts }

  function textMarkup(text: string, next: Markup | undefined, isLast: boolean): string {
    const known = style.isHeavy ? undefined : hole.spellings.get(text)
    if (known !== undefined) return known
    const after = typeof next?.[0] === 'string' ? next[0].charAt(0) : ''
    const isHeadingEnd = hole.isHeading && isLast
    const { isCell, dialect } = hole
    const setting = { before, after, isLineStart, isCell, isHeadingEnd, isHeavy: style.isHeavy, dialect }
    return escapeText(isLineStart ? text.replace(/^ /, '') : text, setting)
  }
}

const tags = new Map([
  ['emphasis', 'em'],
  ['strong', 'strong'],
  ['delete', 'del']
])

/** A mark as it has to be spelled; without `spelling`, as a tag. */
function spelled({ code, markup, signature }: Mark, spelling: MarkSpelling | undefined): Markup {
  const tag = tags.get(signature)
  if (tag === undefined || code.data.startsWith('<')) return markup
  const mark = spelling === undefined ? 'tag' : spelling.get(code.id)
  if (mark === 'tag') return [code.kind === 'open' ? `<${tag}>` : `</${tag}>`]
  return mark === '*' ? [code.data.replaceAll('_', '*')] : markup
}

/**
 * A bare address swallows what stands right after it, so it gets brackets, or blanks where it may not have these, unless blanks or
 * closing punctuation follow.
 */
function asAutolink(
  mark: Mark,
  markup: Markup,
  before: string,
  next: Content[number] | undefined,
  isBare: boolean
): Markup {
  const { data } = mark.code
  if (!mark.signature.startsWith('autolink ') || data.startsWith('<')) return markup
  const isApart = /^[\s(]?$/.test(before) && (next === undefined || (!isCode(next) && /^[?!.,:]?(?:\s|$)/.test(next)))
  if (isApart && !isBare) return markup
  if (!isBare && !/^www\./i.test(data)) return [`<${data}>`]
  return [
    `${/^\s?$/.test(before) ? '' : ' '}${data}${next === undefined || (!isCode(next) && /^\s/.test(next)) ? '' : ' '}`
  ]
}

function joined(parts: readonly (string | Hole)[]): Markup {
  const markup: (string | Hole)[] = []
  for (const part of parts) {
    const last = markup.at(-1)
    if (typeof part === 'string' && typeof last === 'string') markup[markup.length - 1] = last + part
    else markup.push(part)
  }
  return markup
}
