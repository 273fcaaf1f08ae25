import { textToTarget } from '../memory/exact-form.ts'
import type { Context, Query } from '../memory/translation-memory.ts'
import type { Content } from '../model/content.ts'
import type { QuarantineError } from '../model/errors.ts'
import { formatTags } from '../model/inline-tags.ts'
import type { LocalePair } from '../model/locale.ts'
import type { Match } from '../model/match.ts'
import { hashText } from '../review/evidence.ts'
import type { BatchedLookup } from './batched-lookup.ts'
import type { Project } from './project.ts'
import type { Quarantined } from './quarantine.ts'
import { joined, type Sentence, type Sentences } from './sentences.ts'

/** Where a block's new text comes from: a person's text for the whole block, or its sentences one by one. */
export type Fill =
  | { readonly from: 'memory'; readonly match: Match }
  | { readonly from: 'sentences'; readonly sentences: Sentences; readonly matches: ReadonlyArray<Match | undefined> }
  /** Nowhere, for now: a sentence that it needs is in quarantine, so none of them is sent. */
  | { readonly from: 'quarantine'; readonly error: QuarantineError }

export interface FillQuery {
  readonly source: Content
  readonly variant: string | undefined
  readonly context: Context
  readonly skipMachine: boolean
  /** Hash of a text that a person has just emptied: not to be brought back. */
  readonly rejected: string | undefined
  readonly isHeld: (form: string) => Quarantined | undefined
}

export function fillOf(
  lookup: BatchedLookup,
  sentences: Sentences,
  query: FillQuery,
  { fillFrom }: Pick<Project, 'fillFrom'>
): () => Fill {
  const answers = lookup.add([query, ...sentences.sentences.map(toQuery)])
  return () => {
    const [whole = [], ...each] = answers()
    const isWanted = (match: Match) =>
      match.similarity >= fillFrom &&
      (match.origin.type === 'mt' ? !query.skipMachine : hashText(formatTags(match.target)) !== query.rejected)
    const match = whole.find(candidate => candidate.origin.type !== 'mt' && isWanted(candidate))
    if (match) return { from: 'memory', match }
    const matches: Array<Match | undefined> = []
    for (const [i, { content, form }] of sentences.sentences.entries()) {
      const match = each[i]!.find(isWanted)
      const held = match ? undefined : query.isHeld(form)
      const draft = held && draftMatch(held, content)
      if (held && !draft) return { from: 'quarantine', error: held.error }
      matches.push(match ?? draft)
    }
    return { from: 'sentences', sentences, matches }
  }
}

/** What was answered to this sentence, and a check found broken: it is paid for, and the block it comes into is flagged for it. */
function draftMatch({ draft }: Quarantined, source: Content): Match | undefined {
  const target = draft && textToTarget(source, draft.text)
  if (!target) return undefined
  return { kind: 'exact', similarity: 100, target, origin: { type: 'mt', engine: draft.engine }, isReviewed: false }
}

export const toQuery = ({ content, variant }: Sentence): Query => ({ source: content, variant })

/** What a person of this project, or the engine alone, had for a block; nothing where it is neither's in full. */
export function rememberedText(project: Project, fill: Fill, pair: LocalePair): string | undefined {
  if (fill.from === 'quarantine') return undefined
  if (fill.from === 'memory') {
    const { origin, kind, target } = fill.match
    return origin.type === 'human' && kind !== 'repaired' && kind !== 'fuzzy' ? formatTags(target) : undefined
  }
  const targets = fill.matches.map(match =>
    match?.kind === 'exact' && match.origin.type === 'mt' ? match.target : undefined
  )
  if (!targets.every(target => target !== undefined)) return undefined
  return formatTags(joined(project, fill.sentences, targets, pair))
}
