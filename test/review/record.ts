import { type EvidenceRecord, emptyRecord } from '../../src/review/evidence.ts'

/** A record with nothing known but what is given. */
export function record(key: string, known: Partial<EvidenceRecord> = {}): EvidenceRecord {
  return { ...emptyRecord(key), ...known }
}
