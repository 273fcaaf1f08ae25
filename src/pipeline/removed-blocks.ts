import { isPersonsText } from '../review/decision.ts'
import { type EvidenceRecord, emptyRecord, hashText } from '../review/evidence.ts'
import { formerText, type SourceArticle } from './source-article.ts'

/**
 * What a person wrote in a block that is no longer there stays in the record, with the source it translated. `returned` names the
 * removed records whose blocks are back.
 */
export function removedRecords(
  article: SourceArticle,
  texts: ReadonlyMap<string, string>,
  records: ReadonlyMap<string, EvidenceRecord>,
  returned: ReadonlySet<string>
): EvidenceRecord[] {
  const present = new Set(article.blocks.map(({ key }) => key))
  const removed = new Map<string, EvidenceRecord>()
  for (const key of new Set([...records.keys(), ...texts.keys()])) {
    const record = records.get(key)
    const text = texts.get(key)
    if (record?.state === 'removed') {
      if (!returned.has(key)) add(record)
    } else if (!present.has(key) && text !== undefined && /\S/.test(text) && isPersonsText(record, text)) {
      add(removedRecord(key, text, record, formerText(article, key, record?.source)))
    }
  }
  return [...removed.values()]

  /** Under another key where a block has been minted the same since. */
  function add(record: EvidenceRecord): void {
    let { key } = record
    while (present.has(key) || removed.has(key)) key = `${key}-${record.source?.slice(0, 4) ?? 'x'}`
    removed.set(key, { ...record, key })
  }
}

/** A block that left with a person's text in it is back: the text is as it was. */
export function returnedRecord(record: EvidenceRecord): EvidenceRecord {
  return { ...record, state: 'edited', text: undefined, was: undefined }
}

function removedRecord(
  key: string,
  text: string,
  record: EvidenceRecord = emptyRecord(key),
  former: string | undefined
): EvidenceRecord {
  const was = record.was ?? former
  return {
    ...record,
    state: 'removed',
    source: record.source ?? (was === undefined ? undefined : hashText(was)),
    person: hashText(text),
    was,
    text,
    proposal: undefined,
    conflict: false
  }
}
