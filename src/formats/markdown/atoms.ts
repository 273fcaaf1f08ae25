import type { Association, Image, ImageReference, Link, Nodes, PhrasingContent, Reference } from 'mdast'
import { FormatError } from '../../model/errors.ts'
import { type AttributeText, without } from './attribute-text.ts'
import type { AltHole, Hole, HtmlHole, Markup, ScalarHole, TitleHole } from './hole.ts'
import { type HtmlTag, htmlTag, isFormatting } from './html-tags.ts'
import { isProtectedJsx, type JsxElement, jsxAttributeTexts, jsxSignature, literalText } from './jsx.ts'
import { isAttributeList } from './macros.ts'
import { type Parsed, type Span, spanOf } from './parse.ts'
import type { Settings } from './settings.ts'
import { shortcodeTexts } from './shortcode.ts'

/** One step of a line read from left to right. */
export type Atom =
  | (Span & { readonly type: 'text'; readonly value: string; readonly spelling: string })
  | (Span & { readonly type: 'open' | 'close'; readonly pair: number; readonly isDeletable: boolean } & Native)
  | (Span & { readonly type: 'single'; readonly equiv: string; readonly isAttributes: boolean } & Native)
  | (Span & { readonly type: 'html'; readonly tag: HtmlTag; readonly markup: Markup })

interface Native {
  readonly markup: Markup
  readonly signature: string
}

export interface Reading {
  readonly source: string
  readonly settings: Settings
  readonly parsed: Parsed
  /** The text that was parsed, and what its macros are covered with. */
  readonly text: string
  readonly mask: string | undefined
  alt(place: Pick<AltHole, 'start' | 'end' | 'raw' | 'suffix' | 'isCell'>, text: string): AltHole | undefined
  title(place: Pick<TitleHole, 'start' | 'end' | 'raw' | 'quote' | 'isCell'>, text: string): TitleHole | undefined
  attribute(text: AttributeText, isCell: boolean): ScalarHole | undefined
  html(span: Span, isCell: boolean): readonly HtmlHole[]
}

/** The children of a paragraph, heading or cell, flat. */
export function atomsOf(reading: Reading, children: readonly PhrasingContent[], isCell: boolean): readonly Atom[] {
  let pairs = 0
  const { source, parsed, settings } = reading
  return [...walk(children, maxDepth)]

  function* walk(nodes: readonly PhrasingContent[], depth: number): Generator<Atom> {
    const offset = nodes[0]?.position?.start.offset ?? 0
    if (depth === 0) {
      throw new FormatError('too-deep', `Expected marks nested at most ${maxDepth} deep, got more`, { offset })
    }
    for (const [i, node] of nodes.entries()) {
      const span = spanOf(node)
      const data = source.slice(span.start, span.end)
      switch (node.type) {
        case 'text':
          yield* texts(reading, node.value, span, isCell)
          break
        case 'emphasis':
        case 'strong':
        case 'delete':
          yield* pair(node, span, node.type, true, depth)
          break
        case 'link':
          if (data.startsWith('[')) yield* pair(node, span, `link ${node.url}`, false, depth)
          else yield single(span, [data], visible(node), `autolink ${node.url}`)
          break
        case 'linkReference':
          yield* pair(node, span, `link to ${node.identifier}`, false, depth)
          break
        case 'image':
        case 'imageReference':
          yield single(span, imageMarkup(reading, node, span, isCell), '', imageSignature(node))
          break
        case 'html':
          yield {
            ...span,
            type: 'html',
            tag: htmlTag(data),
            markup: withHoles(source, span, reading.html(span, isCell))
          }
          break
        case 'break': {
          // What the next line opens with, quote marks and indents, comes with the break.
          const next = nodes[i + 1]
          const end = next ? spanOf(next).start : span.end
          yield single({ start: span.start, end }, [source.slice(span.start, end)], '', 'break')
          break
        }
        case 'inlineCode':
          yield single(span, [data], node.value, `code ${node.value}`)
          break
        case 'mdxJsxTextElement':
          if (node.children.length > 0 && !isProtectedJsx(node)) {
            const signature = jsxSignature(node, settings.attributes)
            yield* pair(node, span, signature, node.name !== null && isFormatting(node.name), depth)
          } else {
            const signature = `${jsxSignature(node, settings.attributes)} ${childrenOf(source, node)}`
            yield single(span, jsxMarkup(reading, node, span, isCell), visible(node), signature)
          }
          break
        case 'mdxTextExpression':
          yield {
            ...single(span, [data], literalText(node.value), `expression ${data}`),
            isAttributes: /^\s*\/\*/.test(node.value)
          } as Atom
          break
        case 'footnoteReference':
          yield single(span, [data], '', `footnote ${node.identifier}`)
          break
        default:
          yield single(span, [data], '', `${(node as Nodes).type} ${data}`)
      }
    }
  }

  function* pair(
    node: Extract<PhrasingContent, { children: PhrasingContent[] }>,
    span: Span,
    signature: string,
    isDeletable: boolean,
    depth: number
  ): Generator<Atom> {
    const id = ++pairs
    const inner = innerSpan(parsed, node, span)
    const open = { start: span.start, end: inner.start }
    yield { ...open, type: 'open', pair: id, isDeletable, signature, markup: openMarkup(reading, node, open, isCell) }
    yield* walk(node.children, depth - 1)
    const close = { start: inner.end, end: span.end }
    yield {
      ...close,
      type: 'close',
      pair: id,
      isDeletable,
      signature,
      markup: closeMarkup(reading, node, close, isCell)
    }
  }
}

const maxDepth = 200

const single = (span: Span, markup: Markup, equiv: string, signature: string): Atom => ({
  ...span,
  type: 'single',
  markup,
  equiv,
  signature,
  isAttributes: false
})

/** Text with its macros taken out as codes. */
function* texts(reading: Reading, value: string, { start, end }: Span, isCell: boolean): Generator<Atom> {
  const { source, text, mask } = reading
  const covered = mask === undefined ? undefined : new RegExp(`${mask}+`, 'g')
  const spelled = text.slice(start, end)
  const macros = covered ? [...spelled.matchAll(covered)] : []
  const values = covered ? value.split(covered) : [value]
  if (values.length !== macros.length + 1) throw new TypeError(`Macros went astray at ${start}`)
  let from = start
  for (const [i, part] of values.entries()) {
    const macro = macros[i]
    const to = macro ? start + macro.index : end
    if (part !== '') yield { start: from, end: to, type: 'text', value: part, spelling: source.slice(from, to) }
    if (!macro) return
    from = to + macro[0].length
    const span = { start: to, end: from }
    const data = source.slice(to, from)
    const readable = shortcodeTexts(data, to, reading.settings.attributes)
    const markup = withTexts(reading, span, readable, isCell)
    yield {
      ...single(span, markup, '', `macro ${without(source, span, readable)}`),
      isAttributes: isAttributeList(data)
    } as Atom
  }
}

function innerSpan(parsed: Parsed, node: Nodes & { readonly children: readonly Nodes[] }, { start }: Span): Span {
  if (node.type === 'link' || node.type === 'linkReference') {
    return parsed.labels.get(node) ?? { start: start + 1, end: start + 1 }
  }
  return { start: spanOf(node.children[0]!).start, end: spanOf(node.children.at(-1)!).end }
}

function openMarkup(reading: Reading, node: Nodes, open: Span, isCell: boolean): Markup {
  return node.type === 'mdxJsxTextElement'
    ? jsxMarkup(reading, node, open, isCell)
    : [reading.source.slice(open.start, open.end)]
}

export function jsxMarkup(reading: Reading, node: JsxElement, span: Span, isCell: boolean): Markup {
  const { source, settings } = reading
  return withTexts(reading, span, jsxAttributeTexts(source, node, { names: settings.attributes, isCell }), isCell)
}

function withTexts(reading: Reading, span: Span, texts: readonly AttributeText[], isCell: boolean): Markup {
  if (texts.length === 0) return [reading.source.slice(span.start, span.end)]
  return withHoles(
    reading.source,
    span,
    texts.map(text => reading.attribute(text, isCell))
  )
}

/** What stands between the tags of an element, spelled as it is. */
function childrenOf(source: string, { children }: JsxElement): string {
  const [first] = children
  const last = children.at(-1)
  return first && last ? source.slice(spanOf(first).start, spanOf(last).end) : ''
}

function closeMarkup(reading: Reading, node: Nodes, close: Span, isCell: boolean): Markup {
  if (node.type === 'link') return withHoles(reading.source, close, [titleHole(reading, node, isCell)])
  if (node.type === 'linkReference') return [referenceEnd(reading, node, close)]
  return [reading.source.slice(close.start, close.end)]
}

/** `][label]`: the text of `[foo]` and `[foo][]` is their label, and the label must stay when the text does not. */
function referenceEnd({ source, parsed }: Reading, node: Nodes & Reference & Association, end: Span): string {
  if (node.referenceType === 'full') return source.slice(end.start, end.end)
  const label = parsed.labels.get(node)!
  return `][${source.slice(label.start, label.end).replace(/[ \t]*[\r\n]+[ \t>]*/g, ' ')}]`
}

export function titleHole(
  { source, parsed, mask, text, title }: Reading,
  node: Nodes & { readonly title?: string | null | undefined },
  isCell: boolean
): TitleHole | undefined {
  const span = parsed.titles.get(node)
  if (!span || !node.title || (mask !== undefined && text.slice(span.start, span.end).includes(mask))) return undefined
  const open = source.charAt(span.start - 1)
  const raw = [source.slice(span.start, span.end)]
  // No title to other parsers, so that there would be no link before a translation, and one after it.
  if (open === '(' && /(?<!\\)\(/.test(raw[0]!)) return undefined
  return title({ ...span, raw, quote: open === '(' ? ')' : open, isCell }, node.title)
}

function imageMarkup(reading: Reading, node: Image | ImageReference, span: Span, isCell: boolean): Markup {
  const { source, parsed, mask, text } = reading
  const label = parsed.labels.get(node)
  const holes: (Hole | undefined)[] = []
  if (label && node.alt && !(mask !== undefined && text.slice(label.start, label.end).includes(mask))) {
    const isReference = node.type === 'imageReference'
    const end = isReference ? span.end : label.end
    const suffix = isReference ? referenceEnd(reading, node, { start: label.end, end }) : ''
    holes.push(
      reading.alt({ start: label.start, end, raw: [source.slice(label.start, end)], suffix, isCell }, node.alt)
    )
  }
  if (node.type === 'image') holes.push(titleHole(reading, node, isCell))
  return withHoles(source, span, holes)
}

const imageSignature = (node: Image | ImageReference) =>
  node.type === 'image' ? `image ${node.url}` : `image of ${node.identifier}`

/** The source between the ends of `span`, with `holes`, in order, lifted out. */
export function withHoles(source: string, span: Span, holes: readonly (Hole | undefined)[]): Markup {
  const markup: (string | Hole)[] = []
  let end = span.start
  for (const hole of holes) {
    if (!hole) continue
    markup.push(source.slice(end, hole.start), hole)
    end = hole.end
  }
  return [...markup, source.slice(end, span.end)]
}

const visible = ({ children }: Link | JsxElement): string =>
  children.map(child => (child.type === 'text' || child.type === 'inlineCode' ? child.value : '')).join('')
