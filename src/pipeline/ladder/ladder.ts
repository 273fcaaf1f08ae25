import { mayCarryTokens, tokens } from '../../backends/codec/tokens.ts'
import type { BatchLimits } from '../../backends/translation-backend.ts'
import { type Content, isCode, plainText } from '../../model/content.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { packBatches } from '../../queue/batches.ts'
import type { Outcome } from '../../queue/isolating.ts'
import { placeCodes, projection, saysOutside } from './projection.ts'

export interface AskAgain {
  /** Asks the engine: each of these is billed. */
  translate(sources: readonly Content[]): Promise<readonly Outcome[]>
  isFine(source: Content, target: Content): boolean
  /** Whether the broken answer was the only one of its request: asked alone again it would be the same. */
  readonly wasAlone: boolean
  /** Whether the engine is sent tokens anyway. */
  readonly hadTokens: boolean
  readonly to: LocaleTag
  readonly limits: BatchLimits
  size(source: Content): number
}

/**
 * A sound target for a source whose first answer was broken, or nothing. Where codes were at fault, or the whole, it is asked once more
 * alone, with the codes as tokens in plain text; then without the codes of pairs, together with the text inside each pair, so that
 * they can be put where that text went. Costs what is asked, at most some three times the source.
 */
export async function askedAgain(source: Content, means: AskAgain): Promise<Content | undefined> {
  const isCoded = source.some(isCode)
  if (!isCoded && means.wasAlone) return undefined
  if (!isCoded || (mayCarryTokens(source) && !(means.hadTokens && means.wasAlone))) {
    const [answer] = await means.translate([isCoded ? [tokens.encode(source)] : source])
    if (!answer || 'error' in answer) return undefined
    const target = isCoded ? tokens.decode(plainText(answer.target), source, means.to) : answer.target
    if (means.isFine(source, target)) return target
  }
  return isCoded ? await projected(source, means) : undefined
}

async function projected(source: Content, { translate, isFine, limits, size }: AskAgain): Promise<Content | undefined> {
  const asked = projection(source)
  if (!asked) return undefined
  const sources = [asked.plain, ...asked.spans.map(({ text }) => [text])]
  const outcomes: Outcome[] = []
  for (const batch of packBatches(sources, limits, size)) outcomes.push(...(await translate(batch)))
  const targets = outcomes.map(outcome => ('target' in outcome ? outcome.target : undefined))
  const [plain, ...spans] = targets
  if (!plain) return undefined
  const target = placeCodes(plain, asked.spans, spans)
  return target && saysOutside(target) === saysOutside(source) && isFine(source, target) ? target : undefined
}
