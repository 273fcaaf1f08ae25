import { type Content, codeProblems, codesOf, content, equalContent, isCode, plainText } from '../../model/content.ts'
import type { Block } from '../../model/document.ts'
import { FormatError } from '../../model/errors.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { blocksIn, type Hole, holesIn, isHole, type Markup } from './hole.ts'
import type { Items } from './read.ts'
import { isReadable } from './readable.ts'
import { type Spot, written } from './write.ts'

export interface MergeInput {
  /** As error messages name it. */
  readonly format: string
  readonly markup: Markup
  readonly from: LocaleTag
  readonly to: LocaleTag
  target(block: Block): Content
  /** Reads what has been written. Throws `FormatError`. */
  read(text: string, locale: LocaleTag): Items
}

/**
 * The article with its targets. What was written is read again: where a block does not come back as it was meant, it is refused. Throws
 * `FormatError` of type `merge` that names the block.
 */
export function mergeMarkup(input: MergeInput): string {
  const { format, markup, from, to, target, read } = input
  const targets = new Map<string, Content>()
  for (const hole of holesIn(markup)) {
    const { block } = hole
    const wanted = tidied(hole, content(target(block)))
    if (equalContent(wanted, block.content)) continue
    refuseUnfit(format, block, wanted)
    targets.set(block.id, wanted)
  }
  const write = (some: ReadonlyMap<string, Content>, locale: LocaleTag) =>
    written(markup, { from, to: locale, target: block => some.get(block.id) })
  // What an article says of its language tells its own text from foreign words: it is read back as it says it now.
  const fits = (some: ReadonlyMap<string, Content>) => {
    const { text, spots } = write(some, from)
    return readsBack(text, spots, some, text => read(text, from))
  }
  if (targets.size === 0 || fits(targets)) return write(targets, to).text
  const broken = firstBroken([...targets], fits)
  const block = blocksIn(markup).find(({ id }) => id === broken)!
  throw refused(format, block, 'a text that would be read as markup or as another block')
}

/** As it can stand in one line: no line ends, no white space at either end, elsewhere one space. */
function tidied({ block, isPreformatted }: Hole, target: Content): Content {
  if (equalContent(target, block.content)) return target
  const blanks = isPreformatted ? /[\r\n]+/g : /[ \t\n\f\r]+/g
  const parts = target.map(part => (isCode(part) ? part : part.replace(blanks, ' ')))
  const last = parts.length - 1
  return content(
    parts.map((part, i) => {
      if (isCode(part)) return part
      const text = i === 0 ? part.trimStart() : part
      return i === last ? text.trimEnd() : text
    })
  )
}

function refuseUnfit(format: string, block: Block, target: Content): void {
  const [problem] = codeProblems(block.content, target)
  if (problem !== undefined) throw refused(format, block, problem)
  const text = plainText(target)
  if (!text.isWellFormed()) throw refused(format, block, 'half a character')
  if (forbidden.test(text)) throw refused(format, block, 'a control character')
  if (!isReadable(text)) throw refused(format, block, 'no letter or digit')
}

// What neither XML nor HTML allows.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/

function refused(format: string, block: Block, got: string): FormatError {
  const message = `Expected a target that fits block "${block.id}" (${block.role}) of a ${format} article, got ${got}: correct it, or leave the source`
  return new FormatError('merge', message, { block: block.id })
}

/** Whether each hole is found again where it was written, with what was written into it. */
function readsBack(
  text: string,
  spots: readonly Spot[],
  targets: ReadonlyMap<string, Content>,
  read: (text: string) => Items
): boolean {
  const again = tryTo(() => read(text).filter(isHole))
  if (!again || again.length !== spots.length) return false
  return spots.every(({ hole, start, end }, i) => {
    const found = again[i]!
    if (found.start < start || found.end > end || roleOf(found) !== roleOf(hole)) return false
    const wanted = blocksIn([hole]).map(block => shapeOf(targets.get(block.id) ?? block.content))
    const got = blocksIn([found]).map(block => shapeOf(block.content))
    // Attributes of codes come in the order of the codes.
    return wanted[0] === got[0] && wanted.slice(1).sort().join('\u0001') === got.slice(1).sort().join('\u0001')
  })
}

/** A line that names the machine is no such line in every language. */
const roleOf = ({ block: { role } }: Hole) => (role === 'disclosure' ? 'p' : role)

function tryTo<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return undefined
  }
}

/** Text and codes but for blanks, the codes' numbers, and what isolates a run. */
function shapeOf(whole: Content): string {
  const isolates = new Set(codesOf(whole).flatMap(({ data, id }) => (/^<bdi>$/i.test(data) ? [id] : [])))
  return whole
    .map(part => {
      if (isCode(part)) return isolates.has(part.id) ? '' : `\u0000${part.kind}\u0000`
      return part.replace(/[\s\u2066-\u2069]+/g, '')
    })
    .join('')
}

/** Id of the first of `targets` that, put in after those before it, makes the article read otherwise. */
function firstBroken(
  targets: ReadonlyArray<readonly [string, Content]>,
  reads: (some: ReadonlyMap<string, Content>) => boolean
): string {
  let [good, bad] = [0, targets.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (reads(new Map(targets.slice(0, middle)))) good = middle
    else bad = middle
  }
  return targets[bad - 1]![0]
}
