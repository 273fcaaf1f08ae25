import type { Role } from '../../model/document.ts'
import { FormatError } from '../../model/errors.ts'
import type { LocaleTag } from '../../model/locale.ts'
import type { Token } from '../../xml/token.ts'
import { htmlSyntax } from '../html/syntax.ts'
import { htmlVocabulary } from '../html/vocabulary.ts'
import { isHole, type Hole as MarkupHole } from '../markup/hole.ts'
import { type Items, readArticle } from '../markup/read.ts'
import type { Syntax } from '../markup/vocabulary.ts'
import { withHoles } from './atoms.ts'
import type { Hole, HtmlHole, Markup } from './hole.ts'
import { maskMacros } from './macros.ts'
import type { Span } from './parse.ts'

/** Raw HTML of an article: a block, or a tag in a line. */
export interface HtmlPart {
  readonly source: string
  readonly span: Span
  /** What stands there, of the same length: what opens its lines in a quotation is blank, its macros are `masked`. */
  readonly text: string
  readonly masked: string
  readonly locale: LocaleTag
  readonly isCell: boolean
}

/** The texts in raw HTML and the attributes readers see, by the rules of HTML, in order. */
export function htmlHoles(
  part: HtmlPart,
  block: (role: Role, content: HtmlHole['block']['content']) => HtmlHole['block']
): readonly HtmlHole[] {
  const { source, span, text, isCell } = part
  const items = itemsIn(part)
  const adopted = new Map<MarkupHole, HtmlHole>()
  // Else what opens each line is missing from it.
  const isWhole = text === source.slice(span.start, span.end)
  return items.filter(isHole).map(adopt)

  function adopt(hole: MarkupHole): HtmlHole {
    const known = adopted.get(hole)
    if (known) return known
    const [start, end] = [span.start + hole.start, span.start + hole.end]
    const own = block(hole.block.role, hole.block.content)
    const inner = hole.raw.filter(part => typeof part !== 'string' && isHole(part)).map(adopt)
    const marks = new Map([...hole.marks].map(([key, markup]) => [key, markup.map(native)]))
    const adoptedHole: HtmlHole = {
      kind: 'html',
      block: own,
      start,
      end,
      raw: withHoles(source, { start, end }, inner),
      isCell,
      marks,
      spellings: isWhole ? hole.spellings : new Map(),
      isPreformatted: hole.isPreformatted,
      around: hole.around,
      lineBreak:
        hole.start === 0 ? (/^<[^<>]+>([ \t]*(?:\r\n?|\n)[ \t>]*)/.exec(source.slice(start, end))?.[1] ?? '') : '',
      encode: words => safe(hole.encode(words), isCell)
    }
    adopted.set(hole, adoptedHole)
    return adoptedHole
  }

  function native(piece: MarkupHole['raw'][number]): string | Hole {
    if (typeof piece !== 'string' && isHole(piece)) return adopt(piece)
    const markup = typeof piece === 'string' ? piece : piece.raw
    return isWhole ? markup : markup.replace(/[ \t]*(?:\r\n?|\n)[ \t]*/g, ' ')
  }
}

function itemsIn({ span, text, masked, locale }: HtmlPart): Items {
  try {
    const tokens = htmlSyntax.tokens(masked)
    return isUnclosed(tokens) || isMarkdown(tokens)
      ? []
      : readArticle(text, tokens, syntax, htmlVocabulary(text, locale))
  } catch (error) {
    if (!(error instanceof FormatError) || error.offset === undefined) throw error
    throw new FormatError(error.type, error.message, { offset: span.start + error.offset, cause: error })
  }
}

/** Whether what is in an element is Markdown to some generators. */
function isMarkdown(tokens: readonly Token[]): boolean {
  return tokens.some(token => token.type === 'open' && token.attributes.some(({ name }) => name === 'markdown'))
}

/** Whether what follows the part is the inside of an element that holds no markup. */
function isUnclosed(tokens: readonly Token[]): boolean {
  const last = tokens.findLastIndex(token => token.type === 'open' && holdsText.has(token.name))
  return last >= 0 && !tokens.slice(last + 1).some(token => token.type === 'close')
}

const holdsText = new Set('iframe noembed noframes plaintext script style textarea title xmp'.split(' '))

/** Markup without the texts that are lifted out of it, nor the quotes round them. */
export function skeletonOf(markup: Markup): string {
  const skeleton = markup.map(part => (typeof part === 'string' ? part : '\u0000')).join('')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it stands for a text
  return skeleton.replace(/(?<==[ \t\r\n]*)["']?\u0000["']?/g, '\u0000')
}

/** HTML with the macros of site generators in it: codes, as references that cannot be resolved are. */
const syntax: Syntax = {
  ...htmlSyntax,
  decode(raw, place) {
    const { text: masked, mask } = maskMacros(raw, 'markdown')
    const decoded = htmlSyntax.decode(masked, place)
    if (mask === undefined) return decoded
    const map = decoded.map ?? Array.from({ length: raw.length + 1 }, (_, i) => i)
    const macros = [...decoded.text.matchAll(new RegExp(`${mask}+`, 'g'))].map(({ 0: { length }, index }) => {
      return { start: index, end: index + length }
    })
    const text = decoded.text.replace(new RegExp(mask, 'g'), (_, index: number) => raw.charAt(map[index]!))
    return { text, map, opaque: [...decoded.opaque, ...macros].sort((a, b) => a.start - b.start) }
  }
}

/** What would be a macro, end a cell, or open code in the line around a tag. */
function safe(encoded: string, isCell: boolean): string {
  return encoded.replace(/\{(?=[{%#.:/]|$)|`|\|/g, mark => {
    return mark === '|' && !isCell ? mark : `&#${mark.charCodeAt(0)};`
  })
}
