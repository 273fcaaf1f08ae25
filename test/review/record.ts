import type { EvidenceRecord } from '../../src/review/evidence.ts'

/** A record with nothing known but what is given. */
export function record(key: string, known: Partial<EvidenceRecord> = {}): EvidenceRecord {
  return {
    key,
    state: 'missing',
    source: undefined,
    machine: undefined,
    engine: undefined,
    person: undefined,
    approved: undefined,
    by: undefined,
    at: undefined,
    base: undefined,
    was: undefined,
    text: undefined,
    proposal: undefined,
    conflict: false,
    dismissed: [],
    note: undefined,
    ...known
  }
}
