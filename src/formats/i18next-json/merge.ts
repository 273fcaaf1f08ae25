import { type Content, codeProblems, codesOf, content, equalContent, isCode, plainText } from '../../model/content.ts'
import { FormatError } from '../../model/errors.ts'
import { isCount, piecesOf } from './codes.ts'
import { type CatalogueDocument, isForTranslators, type TextBlock } from './document.ts'
import { spelled } from './literal.ts'

/** Puts targets into the holes of a catalogue. Unchanged texts, and unchanged codes and runs of words in others, keep their spelling. */
export function merged(document: CatalogueDocument, target: (block: TextBlock) => Content): string {
  const written = new Map(document.blocks.map(block => [block.id, spelling(document, block, target(block))]))
  return document.skeleton.map(part => (typeof part === 'string' ? part : written.get(part.block)!)).join('')
}

function spelling({ isAscii }: CatalogueDocument, block: TextBlock, target: Content): string {
  if (equalContent(target, block.content)) return block.raw
  const parts = trimmed(target)
  refuseUnfit(block, target, parts)
  return parts
    .map(part => (isCode(part) ? part.data : part))
    .map(part => block.spellings.get(part) ?? spelled(part, isAscii))
    .join('')
}

/** White space at the edges belongs to the skeleton, and line breaks are codes. */
function trimmed(target: Content): Content {
  const parts = target.map(part => (isCode(part) ? part : part.replace(/[\r\n]+/g, ' ')))
  const [first, last] = [parts[0], parts.at(-1)]
  if (typeof first === 'string') parts[0] = first.trimStart()
  if (typeof last === 'string') parts[parts.length - 1] = (parts.length === 1 ? (parts[0] as string) : last).trimEnd()
  return content(parts)
}

function refuseUnfit(block: TextBlock, target: Content, parts: Content): void {
  const refuse = (what: string) =>
    new FormatError('merge', `Expected a translation of "${block.name}", got ${what}`, { block: block.id })
  const [problem] = codeProblems(block.content, target)
  if (problem) throw refuse(`one with other codes (${problem})`)
  if (!/[\p{L}\p{N}]/u.test(plainText(target))) throw refuse('one without a letter or digit')
  if (!plainText(target).isWellFormed()) throw refuse('one with half a character')
  const text = parts.map(part => (isCode(part) ? part.data : part)).join('')
  if (text !== text.trim()) throw refuse('one with a line break at its edge')
  const read = content(piecesOf(text, 0, text.length).map(({ part }) => part))
  if (shapeOf(read) === shapeOf(block.variant ? withCounts(parts) : parts)) {
    if (isForTranslators(read)) return
    throw refuse('one without words')
  }
  const known = new Set(codesOf(parts).map(({ data }) => data))
  const invented = codesOf(read).find(({ data }) => !known.has(data))?.data ?? text.slice(0, 40)
  throw refuse(`one in which ${JSON.stringify(invented)} would be run as code: leave it out`)
}

/** i18next fills in the count wherever a plural form says so, and a person may say it where the source's form does not. */
function withCounts(parts: Content): Content {
  return content(
    parts.flatMap(part => {
      if (isCode(part)) return part
      const pieces = piecesOf(part, 0, part.length).map(piece => piece.part)
      return pieces.every(piece => typeof piece === 'string' || isCount(piece.data)) ? pieces : part
    })
  )
}

/** Text and codes, but for the codes' numbers. */
function shapeOf(parts: Content): string {
  return JSON.stringify(parts.map(part => (isCode(part) ? [part.kind, part.data] : part)))
}
