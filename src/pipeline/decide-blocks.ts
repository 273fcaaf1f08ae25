import type { ReviewError } from '../model/errors.ts'
import { type Decision, decide } from '../review/decision.ts'
import type { EvidenceRecord } from '../review/evidence.ts'
import type { Chain } from './chain.ts'
import type { FileText, LocalePlan, Planned } from './locale-plan.ts'
import type { Project } from './project.ts'
import { returnedRecord } from './removed-blocks.ts'
import { type SharedText, standingText } from './shared-text.ts'
import type { SourceArticle } from './source-article.ts'

/** A block with what is decided for it from its hashes alone. */
export interface DecidedBlock extends Planned {
  readonly decision: Decision | { readonly action: 'conflict'; readonly error: ReviewError }
  readonly text: string | undefined
}

export interface Known {
  readonly texts: ReadonlyMap<string, string> | undefined
  readonly records: ReadonlyMap<string, EvidenceRecord>
  readonly files: LocalePlan['files']
  readonly shared: SharedText | undefined
  readonly chain: Chain
  readonly force: boolean
  readonly retryFlagged: boolean
}

const askAgain = { action: 'translate', reason: 'forced' } as const

/** In document order. */
export function decideBlocks(project: Project, article: SourceArticle, known: Known): DecidedBlock[] {
  const removed = new Map(
    [...known.records.values()].filter(({ state }) => state === 'removed').map(record => [record.source, record])
  )
  const isNewer = {
    locale: once(() => isNewerThan(article, known.files.locale)),
    shared: once(() => isNewerThan(article, known.shared))
  }
  return article.blocks.map((block): DecidedBlock => {
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
