import { type Content, codeProblems, equalContent, isCode, plainText } from '../model/content.ts'
import type { Block, Document } from '../model/document.ts'
import { FormatError } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { DocumentFormat } from './document-format.ts'
import { frontMatterValues } from './front-matter.ts'
import { blankText } from './news/blank.ts'
import { frontMatterNews, saysNews } from './news/front-matter-news.ts'
import { contentOf, textOf } from './text/codes.ts'
import { endsIn } from './text/credits.ts'
import { collapsed, joined, linesOf, paragraphsOf } from './text/lines.ts'
import { rolesOf } from './text/roles.ts'
import { unitsOf } from './text/units.ts'

/**
 * Plain text as newsrooms export it: paragraphs with blank lines between, or one a line where the article has no blank line at all.
 * A changed block is written as one line; what would read as another block (a list marker, a bare credit) is refused, since plain
 * text cannot escape it. A front matter that says what the article is as news stays as it is.
 */
export function text(): DocumentFormat {
  return { name: 'text', extensions: ['.txt'], news: { status: frontMatterNews, blank: blankText }, extract, merge }
}

/** A block that remembers how its source spells it. */
interface TextBlock extends Block {
  readonly raw: string
}

function extract(source: string, locale: LocaleTag): Document {
  const skeleton: (string | { readonly block: string })[] = []
  const blocks: TextBlock[] = []
  let end = 0
  for (const { role, content, ...span } of holesOf(source)) {
    const id = String(blocks.length + 1)
    if (span.start > end) skeleton.push(source.slice(end, span.start))
    skeleton.push({ block: id })
    blocks.push({ id, role, content, raw: source.slice(span.start, span.end) })
    end = span.end
  }
  if (end < source.length) skeleton.push(source.slice(end))
  return { format: 'text', locale, skeleton, blocks }
}

function holesOf(source: string) {
  const head = saysNews(source) ? (frontMatterValues(source)?.end ?? 0) : 0
  const lines = linesOf(source.slice(head)).map(({ text, start, end }) => ({
    text,
    start: start + head,
    end: end + head
  }))
  const paragraphs = paragraphsOf(lines)
  const isDense = paragraphs.length === 1
  const width = lines.reduce((longest, { text }) => Math.max(longest, text.length), 0)
  const units = paragraphs
    .flatMap((paragraph, i) => unitsOf(paragraph, { isHead: i === 0, isDense, width }))
    .map(unit => ({ ...unit, text: joined(unit.lines) }))
    .map(unit => ({ ...unit, content: contentOf(unit.text) }))
    .filter(({ content }) => isReadable(content))
  const roles = rolesOf(
    units.map(unit => ({ ...unit, isCredited: unit.isCredited || endsIn(unit.text) !== undefined }))
  )
  return units.map(({ lines, content }, i) => ({
    role: roles[i]!,
    content,
    start: lines[0]!.start,
    end: lines.at(-1)!.end
  }))
}

function merge(document: Document, _locale: LocaleTag, target: (block: Block) => Content): string {
  const targets = document.blocks.map(block => ({ block, target: target(block) }))
  const changed = targets.filter(({ block, target }) => !equalContent(target, block.content))
  for (const { block, target } of changed) refuseUnfit(block, target)
  const merged = filled(document, new Map(targets.map(({ block, target }) => [block.id, target])))
  if (changed.length === 0 || readsBack(document, merged, targets)) return merged
  throw misread(document, changed)
}

interface Target {
  readonly block: Block
  readonly target: Content
}

function refuseUnfit(block: Block, target: Content) {
  const refuse = (what: string) =>
    new FormatError('merge', `Expected a translation of block "${block.id}", got ${what}`, { block: block.id })
  const [problem] = codeProblems(block.content, target)
  if (problem) throw refuse(`one with other codes (${problem})`)
  if (!isReadable(target)) throw refuse('one without a letter or digit')
  if (!plainText(target).isWellFormed()) throw refuse('one with half a character')
}

/** Blocks without a target keep their own text. */
function filled({ skeleton, blocks }: Document, targets: ReadonlyMap<string, Content>): string {
  const written = new Map(blocks.map(block => [block.id, spelling(block, targets.get(block.id) ?? block.content)]))
  return skeleton.map(part => (typeof part === 'string' ? part : written.get(part.block)!)).join('')
}

function spelling(block: Block, target: Content): string {
  const { raw }: Partial<TextBlock> = block
  return raw !== undefined && equalContent(target, block.content) ? raw : collapsed(textOf(target))
}

/** Whether `merged` holds the same skeleton, and the targets in its holes. */
function readsBack({ locale, skeleton }: Document, merged: string, targets: readonly Target[]): boolean {
  const again = extract(merged, locale)
  return (
    again.skeleton.length === skeleton.length &&
    again.skeleton.every((part, i) => typeof part !== 'string' || part === skeleton[i]) &&
    again.blocks.length === targets.length &&
    again.blocks.every(({ content }, i) => shapeOf(content) === shapeOf(targets[i]!.target))
  )
}

/** Text and codes but for blanks and the codes' numbers. */
function shapeOf(content: Content): string {
  return JSON.stringify(
    content.map(part => (isCode(part) ? [part.data] : part.replace(/[\s\u0085]+/g, ''))).filter(part => part !== '')
  )
}

/** Finds the block that is at fault: the first whose target, put in after those before it, makes the article read otherwise. */
function misread(document: Document, changed: readonly Target[]): FormatError {
  const reads = (count: number) => {
    const some = new Map(changed.slice(0, count).map(({ block, target }) => [block.id, target]))
    const targets = document.blocks.map(block => ({ block, target: some.get(block.id) ?? block.content }))
    return readsBack(document, filled(document, some), targets)
  }
  let [good, bad] = [0, changed.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (reads(middle)) good = middle
    else bad = middle
  }
  const { block, target } = changed[bad - 1]!
  const opening = JSON.stringify(textOf(target).slice(0, 40))
  return new FormatError(
    'merge',
    `Expected a translation that stays one ${block.role === 'li' ? 'list item' : 'paragraph'} of plain text, got ${opening}, which reads as a list, a credit or an address: rephrase it`,
    { block: block.id }
  )
}

const isReadable = (content: Content) => /[\p{L}\p{N}]/u.test(plainText(content))
