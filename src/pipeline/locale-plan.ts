import type { Content } from '../model/content.ts'
import { codesOf } from '../model/content.ts'
import type { ReviewError } from '../model/errors.ts'
import { parseTags } from '../model/inline-tags.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { State } from '../model/segment.ts'
import { type EvidenceRecord, parseEvidence } from '../review/evidence.ts'
import { parseLocaleFile } from '../review/locale-file.ts'
import { readTextIfAny } from '../store/files.ts'
import type { Chain } from './chain.ts'
import { decideBlocks, type Known } from './decide-blocks.ts'
import type { Fill } from './fill.ts'
import { evidencePath, localePath } from './paths.ts'
import { planBlocks } from './plan-blocks.ts'
import type { Project } from './project.ts'
import type { Held } from './quarantine.ts'
import { removedRecords } from './removed-blocks.ts'
import { readShared, type SharedText } from './shared-text.ts'
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

export interface Planned {
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
  const drafts = decideBlocks(project, article, { texts, records, files, shared, chain, force, retryFlagged })
  const isRecordLost = files.evidence.before === undefined && shared === undefined
  return {
    locale,
    article,
    chain,
    blocks: await planBlocks(project, article, { locale, chain }, drafts, { ...options, isRecordLost }),
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

/** Content of a text in the locale file, with the codes of the block. */
export function targetContent({ block }: KeyedBlock, text: string): Content {
  return parseTags(text, codesOf(block.content))
}
