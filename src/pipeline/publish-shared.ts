import type { Finding } from '../model/finding.ts'
import { emptyRecord, hashText } from '../review/evidence.ts'
import type { FileChange } from '../store/file-journal.ts'
import { type FinishedBlock, isPublished } from './finish.ts'
import type { BlockPlan } from './locale-plan.ts'
import { isOurs, type SharedText, sharedText } from './shared-text.ts'

export interface PublishedShared {
  readonly blocks: readonly FinishedBlock[]
  readonly shared: FileChange
}

/**
 * Puts what is new into a file that people edit too: `model` is the localized article as it would be without them, nothing where it is
 * withheld. A text is replaced only where we wrote it ourselves, and not by the source's: what a person wrote stands whatever becomes
 * of its block. The records remember what is ours.
 */
export function publishShared(
  shared: SharedText,
  plans: readonly BlockPlan[],
  blocks: readonly FinishedBlock[],
  model: string | undefined
): PublishedShared {
  const { path, before, format } = shared
  if (model === undefined) {
    const kept = blocks.map((block, i) => withRecord(block, plans[i]!, undefined))
    return { blocks: kept, shared: { path, before, after: before } }
  }
  const replaceable = new Set(blocks.flatMap((block, i) => (mayReplace(block, plans[i]!) ? [block.block.key] : [])))
  const after = before === undefined ? model : format.put(before, model, name => replaceable.has(name))
  const texts = format.texts(after)
  const settled = blocks.map((block, i) => {
    const text = texts.get(block.block.key)
    const written = withRecord(block, plans[i]!, text)
    return text === undefined && isPublished(block) ? obstructed(written, path) : written
  })
  return { blocks: settled, shared: { path, before, after } }

  function mayReplace(finished: FinishedBlock, plan: BlockPlan): boolean {
    const { block, text, outcome } = finished
    if (plan.action === 'conflict') return false
    const isOwn = isOurs(block, plan.record, shared)
    if (isPublished(finished)) return sharedText(block, shared) !== text && (isOwn || isMachines(plan))
    return isOwn && outcome !== 'failed' && !isPersons(finished)
  }

  /** The machine's text in the shared file, of which a record was lost. */
  function isMachines({ block, record }: BlockPlan): boolean {
    const text = sharedText(block, shared)
    return text !== undefined && record?.machine === hashText(text) && record.approved !== record.machine
  }
}

function isPersons({ state }: FinishedBlock): boolean {
  return state !== 'machine' && state !== 'flagged' && state !== 'missing'
}

/** `text`: what the shared file has now. Where people have written two texts, what we wrote last is still what it was. */
function withRecord(finished: FinishedBlock, plan: BlockPlan, text: string | undefined): FinishedBlock {
  const former = plan.record?.written
  const written = plan.action === 'conflict' || text === undefined ? former : hashText(text)
  if (written === undefined) return finished
  return { ...finished, record: { ...(finished.record ?? emptyRecord(finished.block.key)), written } }
}

/** An object or a number stands in the shared file where the text should. */
function obstructed(block: FinishedBlock, path: string): FinishedBlock {
  const message = `Expected a text for "${block.block.key}" in "${path}", got something else: delete it there`
  const finding: Finding = { check: 'merge', severity: 'error', message }
  return { ...block, findings: [...block.findings, finding] }
}
