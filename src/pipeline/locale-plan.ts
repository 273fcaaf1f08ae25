import { textToTarget } from '../memory/exact-form.ts'
import type { Context, Query } from '../memory/translation-memory.ts'
import type { Content } from '../model/content.ts'
import { codesOf } from '../model/content.ts'
import type { QuarantineError, ReviewError } from '../model/errors.ts'
import { formatTags, parseTags } from '../model/inline-tags.ts'
import type { LocalePair, LocaleTag } from '../model/locale.ts'
import type { Match } from '../model/match.ts'
import type { State } from '../model/segment.ts'
import { type Decision, decide } from '../review/decision.ts'
import { type EvidenceRecord, enginesIn, hashText, parseEvidence } from '../review/evidence.ts'
import { parseLocaleFile } from '../review/locale-file.ts'
import { readTextIfAny } from '../store/files.ts'
import { type BatchedLookup, batchedLookup } from './batched-lookup.ts'
import type { Chain } from './chain.ts'
import { evidencePath, localePath } from './paths.ts'
import type { Project } from './project.ts'
import { type Held, nothingHeld, type Quarantined } from './quarantine.ts'
import { removedRecords, returnedRecord } from './removed-blocks.ts'
import { joined, type Sentence, type Sentences, sentencesOf } from './sentences.ts'
import { readShared, type SharedText, standingText } from './shared-text.ts'
import { forLocale, type KeyedBlock, localeFileLimit, type SourceArticle } from './source-article.ts'

/** What is to be done for one article in one locale. */
export interface LocalePlan {
  readonly locale: LocaleTag
  /** As it is to be translated into this locale. */
  readonly article: SourceArticle
  /** What translates it. */
  readonly chain: Chain
  /** In document order. */
  readonly blocks: readonly BlockPlan[]
  /** Records of blocks that have left the article with a person's text in them. */
  readonly removed: readonly EvidenceRecord[]
  /** Keys in the locale file that are no block's, now or before. */
  readonly unknown: readonly string[]
  readonly files: { readonly locale: FileText; readonly evidence: FileText }
  /** The localized file, where people edit it too. */
  readonly shared: SharedText | undefined
}

export interface FileText {
  readonly path: string
  readonly before: string | undefined
}

interface Planned {
  readonly block: KeyedBlock
  readonly record: EvidenceRecord | undefined
}

export type BlockPlan =
  /** The text in the locale file stands. */
  | (Planned & {
      readonly action: 'keep'
      readonly text: string
      readonly record: EvidenceRecord
      readonly state: State
    })
  /** A person has written: it is recorded, and goes to the memory. `base` is the machine text it replaced, where known. */
  | (Planned & {
      readonly action: 'adopt'
      readonly text: string
      readonly note: string | undefined
      readonly base: string | undefined
    })
  /** People have written two texts, in the locale file and in the shared one: neither gives way, until they agree. */
  | (Planned & { readonly action: 'conflict'; readonly text: string; readonly error: ReviewError })
  /** A person's text stands though its source has changed; a proposal is made from the sentences. */
  | (Planned & {
      readonly action: 'stale'
      readonly text: string
      readonly record: EvidenceRecord
      readonly fill: Fill
    })
  /** A new text is needed. `former` is what the locale file has. */
  | (Planned & { readonly action: 'fill'; readonly former: string | undefined; readonly fill: Fill })
  | (Planned & { readonly action: 'omit'; readonly record: EvidenceRecord })

/** Where a block's new text comes from: a person's text for the whole block, or its sentences one by one. */
export type Fill =
  | { readonly from: 'memory'; readonly match: Match }
  | { readonly from: 'sentences'; readonly sentences: Sentences; readonly matches: ReadonlyArray<Match | undefined> }
  /** Nowhere, for now: a sentence that it needs is in quarantine, so none of them is sent. */
  | { readonly from: 'quarantine'; readonly error: QuarantineError }

export interface PlanOptions {
  /** Translate the machine's texts again, past the memory. A person's are never touched. */
  readonly force: boolean
  /** Send what is in quarantine too, and flagged machine text again; `force` does. */
  readonly retryQuarantined?: boolean
  /** Sentences that are not sent now. */
  readonly held?: Held
  /** Only these articles, by path. */
  readonly only?: ((path: string) => boolean) | undefined
  /** By priority and change, in place of by id. */
  readonly isOrderOfWork?: boolean
}

/**
 * Throws `ReviewError` where a locale file, a record or a shared file cannot be read: nothing of it may be overwritten; or the words
 * around an article: nothing is to be paid for that could not be published.
 */
export async function planLocale(
  project: Project,
  source: SourceArticle,
  locale: LocaleTag,
  options: PlanOptions
): Promise<LocalePlan> {
  project.renderer(locale)
  const article = forLocale(source, locale)
  const chain = project.chainFor(article.file.id, locale)
  const files = {
    locale: read(project, localePath(project.folders, locale, article.file.id)),
    evidence: read(project, evidencePath(project.folders, locale, article.file.id))
  }
  const texts = files.locale.before === undefined ? undefined : parseLocaleFile(files.locale.before, files.locale.path)
  const records =
    files.evidence.before === undefined ? new Map() : parseEvidence(files.evidence.before, files.evidence.path)
  const shared = readShared(project, article, locale)
  const { force, retryQuarantined: retryFlagged = false } = options
  const drafts = decideAll(project, article, { texts, records, files, shared, chain, force, retryFlagged })
  const isRecordLost = files.evidence.before === undefined && shared === undefined
  return {
    locale,
    article,
    chain,
    blocks: await withMemory(project, article, { locale, chain }, drafts, { ...options, isRecordLost }),
    removed: removedRecords(
      article,
      texts ?? new Map(),
      records,
      new Set(drafts.flatMap(({ record }) => record?.key ?? []))
    ),
    unknown: unknownKeys(article, texts, records),
    files,
    shared
  }
}

function unknownKeys({ blocks, former }: SourceArticle, texts: Known['texts'], records: Known['records']): string[] {
  const known = new Set([...blocks.map(({ key }) => key), ...former.keys(), ...records.keys()])
  return [...(texts?.keys() ?? [])].filter(key => !known.has(key))
}

function read({ root }: Project, path: string): FileText {
  return { path, before: readTextIfAny(root, path, localeFileLimit) }
}

interface Draft extends Planned {
  readonly decision: Decision | { readonly action: 'conflict'; readonly error: ReviewError }
  readonly text: string | undefined
}

interface Known {
  readonly texts: ReadonlyMap<string, string> | undefined
  readonly records: ReadonlyMap<string, EvidenceRecord>
  readonly files: LocalePlan['files']
  readonly shared: SharedText | undefined
  readonly chain: Chain
  readonly force: boolean
  readonly retryFlagged: boolean
}

const askAgain = { action: 'translate', reason: 'forced' } as const

function decideAll(project: Project, article: SourceArticle, known: Known): Draft[] {
  const removed = new Map(
    [...known.records.values()].filter(({ state }) => state === 'removed').map(record => [record.source, record])
  )
  const isNewer = {
    locale: once(() => isNewerThan(article, known.files.locale)),
    shared: once(() => isNewerThan(article, known.shared))
  }
  return article.blocks.map((block): Draft => {
    const kept = known.records.get(block.key)
    const back = kept && kept.state !== 'removed' ? undefined : removed.get(block.hash)
    const record = back ? returnedRecord(back) : kept?.state === 'removed' ? undefined : kept
    const own = { text: nonBlank(known.texts?.get(block.key)) ?? back?.text, path: known.files.locale.path }
    const standing = standingText(block, record, own, known.shared)
    const { text } = standing
    if ('conflict' in standing) {
      return { block, record, text, decision: { action: 'conflict', error: standing.conflict } }
    }
    const decision = decide({
      record,
      sourceHash: block.hash,
      target: text,
      hasLocaleFile: known.texts !== undefined,
      engines: known.chain.fingerprints,
      force: known.force,
      get isTargetNewer() {
        return standing.path === own.path ? isNewer.locale() : isNewer.shared()
      }
    })
    const isAskedAgain = known.retryFlagged && decision.action === 'keep' && decision.state === 'flagged'
    return { block, record, text, decision: isAskedAgain ? askAgain : decision }
  })

  function isNewerThan({ file }: SourceArticle, target: FileText | undefined): boolean {
    return target?.before !== undefined && project.lastChanged(target.path) >= project.lastChanged(file.path)
  }
}

async function withMemory(
  project: Project,
  article: SourceArticle,
  { locale, chain }: Pick<LocalePlan, 'locale' | 'chain'>,
  drafts: readonly Draft[],
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

/** What a person of this project, or the engine alone, had for a block; nothing where it is neither's in full. */
function rememberedText(project: Project, fill: Fill, pair: LocalePair): string | undefined {
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

interface FillQuery {
  readonly source: Content
  readonly variant: string | undefined
  readonly context: Context
  readonly skipMachine: boolean
  /** Hash of a text that a person has just emptied: not to be brought back. */
  readonly rejected: string | undefined
  readonly isHeld: (form: string) => Quarantined | undefined
}

function fillOf(
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

const toQuery = ({ content, variant }: Sentence): Query => ({ source: content, variant })

export function contextOf({ blocks }: SourceArticle, i: number): Context {
  return { previous: blocks[i - 1]?.block.content, next: blocks[i + 1]?.block.content }
}

/** Content of a text in the locale file, with the codes of the block. */
export function targetContent({ block }: KeyedBlock, text: string): Content {
  return parseTags(text, codesOf(block.content))
}

function nonBlank(text: string | undefined): string | undefined {
  return text !== undefined && /\S/.test(text) ? text : undefined
}

function once<T>(compute: () => T): () => T {
  let done: { value: T } | undefined
  return () => {
    done ??= { value: compute() }
    return done.value
  }
}
