import type { Context } from '../memory/translation-memory.ts'
import { formatTags } from '../model/inline-tags.ts'
import type { LocalePair } from '../model/locale.ts'
import type { Match } from '../model/match.ts'
import { type EvidenceRecord, enginesIn, hashText } from '../review/evidence.ts'
import { batchedLookup } from './batched-lookup.ts'
import type { DecidedBlock } from './decide-blocks.ts'
import { fillOf, rememberedText, toQuery } from './fill.ts'
import type { BlockPlan, LocalePlan, PlanOptions } from './locale-plan.ts'
import type { Project } from './project.ts'
import { nothingHeld } from './quarantine.ts'
import { joined, sentencesOf } from './sentences.ts'
import type { KeyedBlock, SourceArticle } from './source-article.ts'

/** What was decided, with what the memory has for it. */
export async function planBlocks(
  project: Project,
  article: SourceArticle,
  { locale, chain }: Pick<LocalePlan, 'locale' | 'chain'>,
  drafts: readonly DecidedBlock[],
  { force, held = nothingHeld, isRecordLost }: PlanOptions & { readonly isRecordLost: boolean }
): Promise<BlockPlan[]> {
  const pair = { from: project.from, to: locale }
  const isHeld = (form: string) => held({ locale, chain, form })
  const lookup = batchedLookup(project, pair, chain)
  const plans = drafts.map(({ decision, block, record, text }, i): (() => BlockPlan) => {
    const plan = { block, record }
    if (decision.action === 'keep' && record && text !== undefined) {
      const { state } = decision
      return () => ({ ...plan, action: 'keep', text, record, state })
    }
    if (decision.action === 'conflict') {
      const { error } = decision
      return () => ({ ...plan, action: 'conflict', text: text ?? '', error })
    }
    if (decision.action === 'omit' && record) return () => ({ ...plan, action: 'omit', record })
    if (decision.action === 'adopt' && text !== undefined) {
      const base = baseOf(project, record, block, pair)
      const known = isRecordLost ? asRemembered(block, i, text) : () => undefined
      return () => known() ?? { ...plan, action: 'adopt', text, note: decision.note, base: base() }
    }
    const isRedo =
      decision.action === 'translate' && (decision.reason === 'redo' || decision.reason === 'removed-by-hand')
    const fill = fillOf(
      lookup,
      sentencesOf(project, block.block),
      {
        source: block.block.content,
        variant: block.block.variant?.name,
        context: contextOf(article, i),
        skipMachine: force,
        rejected: isRedo ? record?.person : undefined,
        isHeld
      },
      project
    )
    if (decision.action === 'stale' && record && text !== undefined) {
      return () => ({ ...plan, action: 'stale', text, record, fill: fill() })
    }
    return () => ({ ...plan, action: 'fill', former: text, fill: fill() })
  })
  await lookup.run()
  return plans.map(plan => plan())

  /** A text whose record is lost, where the memory has it, as whose it is. */
  function asRemembered(block: KeyedBlock, i: number, text: string): () => BlockPlan | undefined {
    const query = {
      source: block.block.content,
      variant: block.block.variant?.name,
      context: contextOf(article, i),
      skipMachine: false,
      rejected: undefined,
      isHeld
    }
    const fill = fillOf(lookup, sentencesOf(project, block.block), query, project)
    return () => {
      const found = fill()
      const known = rememberedText(project, found, pair)
      return known === text ? { block, record: undefined, action: 'fill', former: text, fill: found } : undefined
    }
  }

  function baseOf(
    project: Project,
    record: EvidenceRecord | undefined,
    block: KeyedBlock,
    pair: LocalePair
  ): () => string | undefined {
    if (record?.base !== undefined) return () => record.base
    const { engine } = record ?? {}
    if (record?.machine === undefined || record.source !== block.hash || engine === undefined) return () => undefined
    if (!enginesIn(engine).every(each => chain.fingerprints.includes(each))) return () => undefined
    const sentences = sentencesOf(project, block.block)
    const answers = lookup.add(sentences.sentences.map(toQuery))
    return () => {
      const isOwn = ({ origin }: Match) => origin.type === 'mt' && enginesIn(engine).includes(origin.engine)
      const targets = answers().map(matches => matches.find(isOwn)?.target)
      if (!targets.every(target => target !== undefined)) return undefined
      const base = formatTags(joined(project, sentences, targets, pair))
      return hashText(base) === record.machine ? base : undefined
    }
  }
}

export function contextOf({ blocks }: SourceArticle, i: number): Context {
  return { previous: blocks[i - 1]?.block.content, next: blocks[i + 1]?.block.content }
}
