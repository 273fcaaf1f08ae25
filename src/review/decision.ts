import type { State } from '../model/segment.ts'
import { currentState } from './approval.ts'
import { type EvidenceRecord, enginesIn, hashText } from './evidence.ts'

/** What is known of one block in one locale when a run begins. */
export interface BlockFacts {
  readonly record: EvidenceRecord | undefined
  readonly sourceHash: string
  /** Text in the locale file; `undefined`: no such key. */
  readonly target: string | undefined
  readonly hasLocaleFile: boolean
  /** Fingerprints of what may have translated it, and still would. */
  readonly engines: readonly string[]
  readonly force: boolean
  /** Whether the locale file was changed in the same commit as the source, or later. */
  readonly isTargetNewer: boolean
}

export type TranslateReason = 'missing' | 'source-changed' | 'engine-changed' | 'forced' | 'redo' | 'removed-by-hand'

export type Decision =
  /** The text stands, in this state. */
  | { readonly action: 'keep'; readonly state: State }
  /** A person wrote it since the last run, for the source as it is: keep and record it. */
  | { readonly action: 'adopt'; readonly note: 'edited-together' | undefined }
  /** A person's text whose source has changed: keep it, and propose another beside it. */
  | { readonly action: 'stale' }
  | { readonly action: 'translate'; readonly reason: TranslateReason }
  | { readonly action: 'omit' }

/**
 * What a run does with one block in one locale, from hashes alone. `translate` is never the answer while a person's text stands
 * in the locale file, whatever is forced. A record in state `removed` says nothing about a block that is there.
 */
export function decide(facts: BlockFacts): Decision {
  const { target } = facts
  const record = facts.record?.state === 'removed' ? undefined : facts.record
  if (target === undefined || target.trim() === '') return withoutText(record, target, facts.hasLocaleFile)
  if (!record || record.state === 'omit') return { action: 'adopt', note: undefined }
  return isPersonsText(record, target) ? forPersonsText(record, target, facts) : forMachineText(record, facts)
}

/** Whether a text in the locale file is a person's: written, or the machine's and approved. Without a record every text is. */
export function isPersonsText(record: EvidenceRecord | undefined, target: string): boolean {
  return record === undefined || hashText(target) !== record.machine || isSeenOfPerson(record, target)
}

function withoutText(record: EvidenceRecord | undefined, target: string | undefined, hasLocaleFile: boolean): Decision {
  if (record?.state === 'omit') return { action: 'omit' }
  const hadText = record && (record.machine ?? record.person ?? record.approved) !== undefined
  if (!hadText || !hasLocaleFile) return { action: 'translate', reason: 'missing' }
  return { action: 'translate', reason: target === undefined ? 'removed-by-hand' : 'redo' }
}

function forMachineText(record: EvidenceRecord, { sourceHash, engines, force }: BlockFacts): Decision {
  if (force) return { action: 'translate', reason: 'forced' }
  if (record.source !== sourceHash) return { action: 'translate', reason: 'source-changed' }
  const isOtherEngine = record.engine !== undefined && !enginesIn(record.engine).every(each => engines.includes(each))
  if (isOtherEngine) return { action: 'translate', reason: 'engine-changed' }
  return { action: 'keep', state: record.state === 'flagged' ? 'flagged' : 'machine' }
}

function forPersonsText(record: EvidenceRecord, target: string, { sourceHash, isTargetNewer }: BlockFacts): Decision {
  const isSeen = isSeenOfPerson(record, target)
  const isSameSource = record.source === undefined || record.source === sourceHash
  if (isSameSource) {
    if (!isSeen) return { action: 'adopt', note: undefined }
    return { action: 'keep', state: currentState(record, sourceHash, hashText(target)) }
  }
  if (isSeen) return { action: 'stale' }
  return isTargetNewer ? { action: 'adopt', note: 'edited-together' } : { action: 'stale' }
}

function isSeenOfPerson({ person, approved }: EvidenceRecord, target: string): boolean {
  const hash = hashText(target)
  return hash === person || hash === approved
}
