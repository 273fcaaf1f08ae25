import { isCode, plainText } from '../model/content.ts'
import type { Block } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import { type ArticleText, firstIllegible, illegibleError, isLegible, titleOf } from '../store/encoding.ts'

/**
 * An article of which more than this share of the blocks is not legible is in another encoding than it says: nothing is gained
 * by a translation of the rest.
 */
const mostIllegible = 0.1

/** Characters of a block: many times any paragraph's. What is longer is no prose, and would keep every stage busy for minutes. */
const longest = 100_000

export interface TranslatableBlocks {
  readonly blocks: readonly Block[]
  /** Where others ship as they are in the source: what keeps them from being translated. */
  readonly findings: readonly Finding[]
}

/**
 * The blocks of an article that can be translated: not a disclosure line, which is computed, nor one that is endless, or has bytes
 * in it that mean nothing. Throws `FormatError` of type `encoding` where these are more than a few.
 */
export function translatableBlocks(all: readonly Block[], source: ArticleText, path: string): TranslatableBlocks {
  const own = all.filter(({ role }) => role !== 'disclosure')
  const legible = own.filter(hasLegibleText)
  const blocks = legible.filter(({ content }) => plainText(content).length <= longest)
  const illegible = own.length - legible.length
  const endless = legible.length - blocks.length
  const first = illegible > 0 ? firstIllegible(source) : undefined
  if (first && illegible > mostIllegible * own.length) throw illegibleError(source, path)
  const findings: Finding[] = []
  if (illegible > 0) {
    const place = first ? `: ${first.what} at line ${first.line}, column ${first.column} (byte ${first.byte})` : ''
    findings.push(leftOut('encoding', `Not ${titleOf(source.encoding)}`, illegible, place))
  }
  if (endless > 0) findings.push(leftOut('length', `Longer than ${longest} characters`, endless))
  return { blocks, findings }
}

function hasLegibleText({ content }: Block): boolean {
  return content.every(part => isCode(part) || isLegible(part))
}

function leftOut(check: string, what: string, count: number, place = ''): Finding {
  const blocks = count === 1 ? '1 block' : `${count} blocks`
  return { check, severity: 'warning', message: `${what}, left in the source language: ${blocks}${place}` }
}
