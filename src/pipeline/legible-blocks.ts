import { isCode } from '../model/content.ts'
import type { Block } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import { type ArticleText, firstIllegible, illegibleError, isLegible, titleOf } from '../store/encoding.ts'

/**
 * An article of which more than this share of the blocks is not legible is in another encoding than it says: nothing is gained
 * by a translation of the rest.
 */
const mostIllegible = 0.1

/**
 * The blocks that can be translated, and a finding where others cannot, for bytes in them that mean nothing: those ship as they
 * are. Throws `FormatError` of type `encoding` where that is more than a few of them.
 */
export function legibleBlocks(
  blocks: readonly Block[],
  source: ArticleText,
  path: string
): { readonly legible: readonly Block[]; readonly findings: readonly Finding[] } {
  const legible = blocks.filter(hasLegibleText)
  const others = blocks.length - legible.length
  if (others === 0) return { legible, findings: [] }
  const first = firstIllegible(source)
  if (first && others > mostIllegible * blocks.length) throw illegibleError(source, path)
  const place = first ? `: ${first.what} at line ${first.line}, column ${first.column} (byte ${first.byte})` : ''
  const message = `Not ${titleOf(source.encoding)}, left in the source language: ${others} of ${blocks.length} blocks${place}`
  return { legible, findings: [{ check: 'encoding', severity: 'warning', message }] }
}

function hasLegibleText({ content }: Block): boolean {
  return content.every(part => isCode(part) || isLegible(part))
}
