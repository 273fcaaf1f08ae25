import type { Nodes, Paragraph, PhrasingContent } from 'mdast'
import { plainText } from '../../model/content.ts'
import type { Block, Document, Role } from '../../model/document.ts'
import { FormatError } from '../../model/errors.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { frontMatter } from '../front-matter.ts'
import { atomsOf, jsxMarkup, type Reading, titleHole, withHoles } from './atoms.ts'
import type { AttributeText } from './attribute-text.ts'
import { refuseDeep } from './guard.ts'
import { refuseCostlyCode } from './guard-code.ts'
import type { Hole, HtmlHole, Markup, ScalarHole } from './hole.ts'
import { htmlHoles, skeletonOf } from './html.ts'
import { isFormatting } from './html-tags.ts'
import { holesIn, inlineText } from './inline.ts'
import { isProtectedJsx, type JsxElement, jsxRole, jsxSignature } from './jsx.ts'
import { maskMacros } from './macros.ts'
import { parse, type Span, spanOf } from './parse.ts'
import { type Before, paragraphRole } from './roles.ts'
import type { Settings } from './settings.ts'

/** An article as read: all of it as markup, holes of holes inside. */
export interface Extraction {
  readonly markup: Markup
  /** The blocks of the tree without their text; equal in a translation. */
  readonly outline: readonly string[]
}

/** Throws `FormatError` where the front matter or the MDX is none, and on what is nested beyond reason. */
export function extraction(source: string, settings: Settings, locale: LocaleTag): Extraction {
  const { dialect } = settings
  const front = frontMatter(source, settings.frontMatter)
  const body = source.slice(front.end)
  refuseDeep(body)
  if (dialect === 'mdx') refuseCostlyCode(body)
  // Blank lines of equal length, so that offsets hold.
  const { text, mask } = maskMacros(
    source.slice(0, front.end).replace(/[^\r\n]/g, ' ') + body.replace(/^\uFEFF/, '\n'),
    dialect
  )
  const holes: Hole[] = []
  const outline: string[] = []
  let count = 0
  const block = (role: Role, content: Block['content']): Block => ({ id: `b${++count}`, role, content })

  const scalarHole = ({ role, start, end, value, write }: AttributeText, isCell: boolean): ScalarHole | undefined => {
    const words = collapsed(value)
    const raw = [source.slice(start, end)]
    return isReadable(words)
      ? { kind: 'scalar', block: block(role, [words]), start, end, raw, isCell, write }
      : undefined
  }
  holes.push(...front.scalars.flatMap(scalar => scalarHole(scalar, false) ?? []))

  const reading: Reading = {
    source,
    settings,
    parsed: parse(text, dialect),
    text,
    mask,
    alt: (place, alt) =>
      isReadable(alt) ? { kind: 'alt', block: block('alt', [collapsed(alt)]), ...place, dialect } : undefined,
    title: (place, title) =>
      isReadable(title) ? { kind: 'title', block: block('meta', [collapsed(title)]), ...place } : undefined,
    attribute: (attribute, isCell) => scalarHole(attribute, isCell),
    html: (span, isCell) => (hasReadableAttribute.test(source.slice(span.start, span.end)) ? rawHtml(span, isCell) : [])
  }
  let hasTitle = false
  let before: Before = front.scalars.some(({ role }) => role === 'title') ? 'title' : 'other'
  visit(reading.parsed.tree, 0, undefined)
  return { markup: withHoles(source, { start: 0, end: source.length }, holes), outline }

  function visit(node: Nodes, depth: number, container: Role | undefined): void {
    if (depth > 500) {
      throw new FormatError('too-deep', 'Expected blocks nested at most 500 deep, got more', {
        offset: spanOf(node).start
      })
    }
    if (node.type !== 'html') outline.push(`${depth} ${described(node, source, settings)}`)
    switch (node.type) {
      case 'html': {
        const found = rawHtml(spanOf(node), false, node.value, container)
        outline.push(`${depth} html ${skeletonOf(withHoles(source, spanOf(node), found))}`)
        holes.push(...found)
        if (depth === 1 && !isInvisible(node)) before = 'other'
        return
      }
      case 'heading': {
        const isTitle = node.depth === 1 && !hasTitle
        hasTitle ||= isTitle
        const isAtx = source.charAt(spanOf(node).start) === '#'
        lift(node.children, () => (isTitle ? 'title' : 'h'), { isHeading: isAtx })
        before = isTitle && depth === 1 ? 'title' : 'other'
        return
      }
      case 'paragraph': {
        const { children, own } = unwrapped(contentsOf(node, container))
        const role = lift(children, content => {
          return own ?? container ?? (depth === 1 ? paragraphRole(content, before) : 'p')
        })
        before = role === 'dek' ? 'dek' : 'other'
        return
      }
      case 'tableCell':
        lift(node.children, () => 'cell', { isCell: true })
        return
      case 'mdxJsxFlowElement':
        openElement(node)
        if (depth === 1) before = 'other'
        if (isProtectedJsx(node)) return
        for (const child of node.children) visit(child, depth + 1, jsxRole(node) ?? container)
        return
      case 'definition': {
        const hole = titleHole(reading, node, false)
        if (hole) holes.push(hole)
        return
      }
      default:
        if (depth === 1 && !isInvisible(node)) before = 'other'
        if (!('children' in node)) return
        for (const child of node.children) visit(child, depth + 1, roles[node.type] ?? container)
    }
  }

  function lift(
    nodes: readonly PhrasingContent[],
    roleOf: (content: Block['content']) => Role,
    { isCell = false, isHeading = false } = {}
  ): Role | undefined {
    const before = count++
    const atoms = atomsOf(reading, nodes, isCell)
    const line = inlineText(atoms, source)
    const inner = holesIn(atoms)
    if (!line || !isReadable(plainText(line.content)) || /^\[[ xX]\]$/.test(plainText(line.content))) {
      holes.push(...inner)
      return undefined
    }
    const { content, start, end, marks, spellings } = line
    const role = roleOf(content)
    const within = inner.filter(hole => hole.start >= start && hole.end <= end)
    const raw = withHoles(source, { start, end }, within)
    holes.push({
      kind: 'inline',
      block: { id: `b${before + 1}`, role, content },
      start,
      end,
      raw,
      isCell,
      marks,
      spellings,
      isHeading,
      dialect
    })
    return role
  }

  function openElement(node: JsxElement): void {
    holes.push(...jsxMarkup(reading, node, spanOf(node), false).filter(part => typeof part !== 'string'))
  }

  function rawHtml(span: Span, isCell: boolean, value?: string, container?: Role): readonly HtmlHole[] {
    const inLine = source.slice(span.start, span.end)
    const masked = text.slice(span.start, span.end)
    const blank = value === undefined ? inLine : withoutPrefixes(inLine, value)
    const part = { source, span, text: blank, masked: overlaid(masked, blank), locale, isCell }
    return htmlHoles(part, (role, content) => {
      if (role !== 'title') return block(role === 'p' ? (container ?? role) : role, content)
      const isFirst = !hasTitle
      hasTitle = true
      return block(isFirst ? 'title' : 'h', content)
    })
  }

  /** A line that is one element through and through is the text in it. */
  function unwrapped(children: readonly PhrasingContent[], depth = 0): Unwrapped {
    const [only, ...others] = children.filter(child => child.type !== 'text' || child.value.trim() !== '')
    const isWhole = only?.type === 'mdxJsxTextElement' && others.length === 0 && only.children.length > 0
    if (!isWhole || depth > 100 || isProtectedJsx(only) || (only.name !== null && isFormatting(only.name)))
      return { children, own: undefined }
    openElement(only)
    outline.push(`in ${jsxSignature(only, settings.attributes)}`)
    const { children: inner, own } = unwrapped(only.children, depth + 1)
    return { children: inner, own: own ?? jsxRole(only) }
  }

  /** Without the mark of an alert, `[!NOTE]`, which must stay on a line of its own. */
  function contentsOf({ children }: Paragraph, container: Role | undefined): readonly PhrasingContent[] {
    const [first, ...rest] = children
    if (container !== 'quote' || first?.type !== 'text') return children
    const { start, end } = spanOf(first)
    const value = first.value.replace(/^\[![a-z]+\][+-]?[ \t]*(?:\r\n|\r|\n)/i, '')
    if (value === first.value) return children
    const mark = /^[^\r\n]*(?:\r\n|\r|\n)(?:[ \t]*>)*[ \t]*/.exec(source.slice(start, end))![0].length
    const position = { start: { line: 1, column: 1, offset: start + mark }, end: { line: 1, column: 1, offset: end } }
    return value === '' ? rest : [{ type: 'text', value, position }, ...rest]
  }
}

interface Unwrapped {
  readonly children: readonly PhrasingContent[]
  /** The role the innermost element gives. */
  readonly own: Role | undefined
}

/** The document of an extraction: holes of holes stand right after the hole they are in. */
export function documentOf({ markup }: Extraction, { dialect }: Settings, locale: Document['locale']): Document {
  const blocks = blocksIn(markup)
  const skeleton = markup.flatMap((part): Document['skeleton'] => {
    if (typeof part === 'string') return part === '' ? [] : [part]
    return [{ block: part.block.id }, ...blocksIn(part.raw).map(({ id }) => ({ block: id }))]
  })
  return { format: dialect, locale, skeleton, blocks }
}

export function blocksIn(markup: Markup): readonly Block[] {
  return markup.flatMap(part => (typeof part === 'string' ? [] : [part.block, ...blocksIn(part.raw)]))
}

const roles: Readonly<Partial<Record<Nodes['type'], Role>>> = {
  blockquote: 'quote',
  listItem: 'li',
  footnoteDefinition: 'fn'
}

const isReadable = (text: string) => /[\p{L}\p{N}]/u.test(text)
const hasReadableAttribute = /\s(?:alt|title|placeholder|aria-[a-z]+|label|abbr|summary|download|value)\s*=/i

/** Raw HTML without what opens its lines in a quotation or list: blanks of equal length, so that offsets hold. */
function withoutPrefixes(raw: string, value: string): string {
  const lines = value.split(/\r\n|\r|\n/)
  return raw
    .split(/(?<=\r\n|\n|\r(?!\n))/)
    .map((line, i) => {
      const own = lines[i] ?? ''
      const prefix = line.trimEnd().endsWith(own.trimEnd()) ? line.trimEnd().length - own.trimEnd().length : 0
      return ' '.repeat(prefix) + line.slice(prefix)
    })
    .join('')
}

/** `masked`, but blank where `text` is. */
function overlaid(masked: string, text: string): string {
  return text === masked
    ? masked
    : masked.replace(/[\s\S]/g, (unit, i: number) => (text.charAt(i) === ' ' ? ' ' : unit))
}

const collapsed = (text: string) => text.replace(/[ \t\n\v\f\r]+/g, ' ').trim()
const isInvisible = (node: Nodes) =>
  node.type === 'definition' || node.type === 'mdxjsEsm' || (node.type === 'html' && node.value.startsWith('<!--'))

/** What a translation must not change about a block. */
function described(node: Nodes, source: string, { attributes }: Settings): string {
  switch (node.type) {
    case 'heading':
      return `heading ${node.depth}`
    case 'list':
      return `list ${node.ordered} ${node.start}`
    case 'listItem':
      return `item ${node.checked}`
    case 'table':
      return `table ${node.align?.join()}`
    case 'definition':
      return `definition ${node.identifier} ${node.url}`
    case 'footnoteDefinition':
      return `footnote ${node.identifier}`
    case 'mdxJsxFlowElement':
      return jsxSignature(node, attributes)
    case 'mdxjsEsm':
    case 'mdxFlowExpression':
    case 'code': {
      const { start, end } = spanOf(node)
      return `${node.type} ${source.slice(start, end)}`
    }
    default:
      return node.type
  }
}
