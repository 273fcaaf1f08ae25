import type { State } from '../model/segment.ts'
import { type EvidenceRecord, hashText } from './evidence.ts'

/** A person's approval of this text for this source, which settles whatever was open. `by` and the text must not be blank. */
export function approve(
  record: EvidenceRecord,
  target: string,
  source: string,
  by: string,
  at: string,
  level: 'reviewed' | 'final'
): EvidenceRecord {
  if (target.trim() === '') throw new RangeError(`Expected a text to approve for "${record.key}", got none`)
  if (by.trim() === '') throw new RangeError(`Expected the name of who approves "${record.key}", got none`)
  const approved = hashText(target)
  return { ...settled(record), state: level, source: hashText(source), person: approved, approved, by, at }
}

/** Takes an approval back: the text stays, and stays a person's. A record without an approval is given back as it is. */
export function reopen(record: EvidenceRecord, by: string, at: string): EvidenceRecord {
  if (record.approved === undefined) return record
  const state = record.state === 'stale' || record.state === 'removed' ? record.state : 'edited'
  return { ...record, state, person: record.person ?? record.approved, approved: undefined, by, at }
}

/**
 * State of the text that stands there now. `reviewed` and `final` only for the approved text over the approved source: one character
 * more, or another source, and they are gone; both back, and so are they (`final` comes back from `stale` as `reviewed`).
 */
export function currentState(record: EvidenceRecord, sourceHash: string, targetHash: string | undefined): State {
  if (targetHash === undefined) return 'missing'
  const isApproved = targetHash === record.approved
  const isMachines = targetHash === record.machine && targetHash !== record.person && !isApproved
  if (isMachines) return record.state === 'flagged' ? 'flagged' : 'machine'
  if (record.source !== undefined && record.source !== sourceHash) return 'stale'
  if (!isApproved) return 'edited'
  return record.state === 'final' ? 'final' : 'reviewed'
}

function settled(record: EvidenceRecord): EvidenceRecord {
  return { ...record, was: undefined, text: undefined, proposal: undefined, conflict: false, note: undefined }
}
