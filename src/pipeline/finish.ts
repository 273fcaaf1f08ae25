import { runChecks } from '../checks/quality-check.ts'
import type { Entry } from '../memory/translation-memory.ts'
import { type Content, codeProblems, equalContent } from '../model/content.ts'
import type { OperationalError } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import { formatTags } from '../model/inline-tags.ts'
import type { LocalePair } from '../model/locale.ts'
import type { State } from '../model/segment.ts'
import type { EvidenceRecord } from '../review/evidence.ts'
import { styled } from '../style/house-style.ts'
import { type Chain, engineOf } from './chain.ts'
import type { Answers } from './demand.ts'
import type { Fill } from './fill.ts'
import { type BlockPlan, type LocalePlan, targetContent } from './locale-plan.ts'
import { contextOf } from './plan-blocks.ts'
import type { Project } from './project.ts'
import { adoptedRecord, keptRecord, machineRecord, rememberedRecord, staleRecord } from './records.ts'
import { joined } from './sentences.ts'
import type { KeyedBlock, SourceArticle } from './source-article.ts'

/** A block as it ends up in one locale. */
export interface FinishedBlock {
  readonly block: KeyedBlock
  /** What goes into the locale file; `undefined`: no key there. */
  readonly text: string | undefined
  readonly target: Content | undefined
  readonly state: State
  readonly record: EvidenceRecord | undefined
  readonly findings: readonly Finding[]
  readonly outcome: 'kept' | 'filled' | 'stale' | 'failed' | 'interrupted'
  /** Why it failed. */
  readonly error: OperationalError | undefined
}

export interface FinishedLocale {
  readonly plan: LocalePlan
  readonly blocks: readonly FinishedBlock[]
  /** What people wrote, for the memory. */
  readonly entries: readonly Entry[]
}

/** Puts a locale plan and the answers together. Pure but for `project.now`. */
export function finishLocale(project: Project, plan: LocalePlan, answers: Answers): FinishedLocale {
  const { article, chain } = plan
  const pair = { from: project.from, to: plan.locale }
  const at = project.now().toISOString()
  const blocks = plan.blocks.map(block => finishBlock(project, article, block, { pair, chain, answers, at }))
  const entries = blocks.flatMap((block, i) => (isPersons(block) ? personsEntry(article, block, i, at) : []))
  return { plan, blocks, entries }
}

interface Means {
  readonly pair: LocalePair
  readonly chain: Chain
  readonly answers: Answers
  readonly at: string
}

function finishBlock(
  project: Project,
  article: SourceArticle,
  plan: BlockPlan,
  { pair, chain, answers, at }: Means
): FinishedBlock {
  const { block, record } = plan
  const nothing = { block, text: undefined, target: undefined, record, findings: [], error: undefined }
  switch (plan.action) {
    case 'omit':
      return { ...nothing, state: 'missing', outcome: 'kept' }
    case 'keep': {
      const isMachine = plan.state === 'machine' || plan.state === 'flagged'
      const text = isMachine ? restyled(project, plan, pair) : plan.text
      const kept = checked(project, block, text, pair, plan.record, isMachine)
      const state = isMachine ? (isBroken(kept.findings) ? 'flagged' : 'machine') : plan.state
      return { ...nothing, ...kept, state, record: keptRecord(plan, state, text), outcome: 'kept' }
    }
    case 'conflict':
      return { ...nothing, text: plan.text, state: 'edited', outcome: 'failed', error: plan.error }
    case 'adopt': {
      const adopted = adoptedRecord(plan, at)
      return {
        ...nothing,
        ...checked(project, block, plan.text, pair, adopted, false),
        state: 'edited',
        record: adopted,
        outcome: 'kept'
      }
    }
    case 'stale': {
      const filled = filledText(project, plan.fill, { pair, chain, answers })
      const stale = staleRecord(plan, article, pair, filled.text)
      const base = {
        ...nothing,
        ...checked(project, block, plan.text, pair, stale, false),
        state: 'stale',
        record: stale
      } as const
      const isUnasked = filled.text === undefined && !filled.error
      return { ...base, outcome: isUnasked ? 'interrupted' : filled.error ? 'failed' : 'stale', error: filled.error }
    }
    case 'fill': {
      const filled = filledText(project, plan.fill, { pair, chain, answers })
      if (filled.text === undefined) return unfilled(plan, filled.error)
      const person = personIn(plan.fill)
      if (person !== undefined) {
        const remembered = rememberedRecord(plan, filled.text, person, at)
        const found = checked(project, block, filled.text, pair, remembered, false)
        return { ...nothing, ...found, state: 'edited', record: remembered, outcome: 'filled' }
      }
      const found = checked(project, block, filled.text, pair, undefined, true)
      const state = isBroken(found.findings) ? 'flagged' : 'machine'
      const machine = machineRecord(plan, filled.text, engineOf(chain, filled.engines), state, at)
      return { ...nothing, ...found, state, record: machine, outcome: 'filled' }
    }
  }
}

/** The text stays as it was, and so does its record: the next run sees what this one saw. */
function unfilled(plan: BlockPlan & { action: 'fill' }, error: OperationalError | undefined): FinishedBlock {
  const outcome = error ? 'failed' : 'interrupted'
  return {
    block: plan.block,
    text: plan.former,
    target: undefined,
    state: 'missing',
    record: plan.record,
    findings: [],
    outcome,
    error
  }
}

function checked(
  project: Project,
  block: KeyedBlock,
  text: string,
  pair: LocalePair,
  record: EvidenceRecord | undefined,
  isMachine: boolean
): Pick<FinishedBlock, 'text' | 'target' | 'findings'> {
  const source = block.block.content
  const target = targetContent(block, text)
  const findings = [...runChecks(project.checks, { source, target }, pair)]
    .filter(({ check }) => !record?.dismissed.includes(check))
    .map((finding): Finding => (isMachine || !isJudgement(finding) ? finding : { ...finding, severity: 'warning' }))
  return { text, target, findings }
}

/** What a person decides over a check: all but markup that would break the page. */
function isJudgement({ check }: Finding): boolean {
  return check !== 'inline-codes'
}

export function isBroken(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error')
}

/** Machine text that stands follows the house's style when its settings change. */
function restyled({ style }: Project, { block, text }: BlockPlan & { action: 'keep' }, pair: LocalePair): string {
  const target = targetContent(block, text)
  const now = styled(target, pair, style(pair.to))
  return equalContent(now, target) ? text : formatTags(now)
}

/** Whether its text ships; else the source's does. */
export function isPublished({ text, state, findings, outcome }: FinishedBlock): boolean {
  const hasText = outcome !== 'failed' || state === 'stale' // only the proposal to a person's text failed
  return text !== undefined && state !== 'flagged' && state !== 'missing' && hasText && !isBroken(findings)
}

interface Filled {
  readonly text: string | undefined
  readonly error: OperationalError | undefined
  /** Fingerprints of those that translated sentences of it. */
  readonly engines: ReadonlySet<string>
}

function filledText(project: Project, fill: Fill, { pair, chain, answers }: Omit<Means, 'at'>): Filled {
  const engines = new Set<string>()
  if (fill.from === 'memory') return { text: formatTags(fill.match.target), error: undefined, engines }
  if (fill.from === 'quarantine') return { text: undefined, error: fill.error, engines }
  const targets: Content[] = []
  for (const [i, { form }] of fill.sentences.sentences.entries()) {
    const match = fill.matches[i]
    const answer = match ?? answers(pair.to, chain, form)
    if (answer === undefined) return { text: undefined, error: undefined, engines }
    if ('error' in answer) return { text: undefined, error: answer.error, engines }
    targets.push(answer.target)
    if (answer.origin.type === 'mt') engines.add(answer.origin.engine)
  }
  return { text: formatTags(joined(project, fill.sentences, targets, pair)), error: undefined, engines }
}

/** Who wrote a text that comes whole from the memory as it is, if a person of this project did. */
function personIn(fill: Fill): string | undefined {
  if (fill.from !== 'memory' || fill.match.kind === 'repaired' || fill.match.kind === 'fuzzy') return undefined
  const { origin } = fill.match
  return origin.type === 'human' ? origin.by : undefined
}

/** A person's text for the source as it is now. */
function isPersons({ state }: FinishedBlock): boolean {
  return state === 'edited' || state === 'reviewed' || state === 'final'
}

function personsEntry(
  article: SourceArticle,
  { block, target, state, record }: FinishedBlock,
  i: number,
  at: string
): Entry[] {
  const source = block.block.content
  if (!target || [...codeProblems(source, target)].length > 0) return []
  return [
    {
      source,
      variant: block.block.variant?.name,
      target,
      context: contextOf(article, i),
      origin: { type: 'human', by: record?.by ?? 'editor' },
      isReviewed: state !== 'edited',
      article: article.file.id,
      at: record?.at ?? at
    }
  ]
}
