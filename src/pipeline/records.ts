import type { LocalePair } from '../model/locale.ts'
import type { State } from '../model/segment.ts'
import { type EvidenceRecord, emptyRecord, hashText } from '../review/evidence.ts'
import { mergeThreeWay } from '../review/three-way.ts'
import type { BlockPlan } from './locale-plan.ts'
import { formerText, type SourceArticle } from './source-article.ts'

/** A person's text stays a person's where it comes again: in a renamed article, or a copy. Not signed here by anybody. */
export function rememberedRecord(
  { block }: BlockPlan & { action: 'fill' },
  text: string,
  by: string,
  at: string
): EvidenceRecord {
  return {
    ...emptyRecord(block.key),
    state: 'edited',
    source: block.hash,
    person: hashText(text),
    by,
    at,
    note: 'from-memory'
  }
}

export function machineRecord(
  plan: BlockPlan & { action: 'fill' },
  text: string,
  engine: string,
  state: State,
  at: string
): EvidenceRecord {
  const { block, record } = plan
  const machine = hashText(text)
  const isSame = record?.machine === machine && record.source === block.hash && record.engine === engine
  return {
    ...emptyRecord(block.key),
    state,
    source: block.hash,
    machine,
    engine,
    at: isSame ? record.at : at
  }
}

export function adoptedRecord(plan: BlockPlan & { action: 'adopt' }, at: string): EvidenceRecord {
  const { block, record, text, note, base } = plan
  return {
    ...emptyRecord(block.key),
    state: 'edited',
    source: block.hash,
    machine: record?.machine,
    engine: record?.engine,
    person: hashText(text),
    by: 'editor',
    at,
    base,
    dismissed: record?.dismissed ?? [],
    note
  }
}

export function staleRecord(
  { block, record, text, fill }: BlockPlan & { action: 'stale' },
  article: SourceArticle,
  pair: LocalePair,
  machine: string | undefined
): EvidenceRecord {
  const was = record.was ?? (record.source === undefined ? undefined : formerText(article, block.key, record.source))
  const stale = { ...record, key: block.key, state: 'stale', person: hashText(text), was } as const
  if (machine === undefined) return stale
  // A person's text for the new source, or this one's own with the new number in it, has nothing to be merged with.
  if (fill.from === 'memory') return { ...stale, proposal: machine, conflict: false }
  // Machine text that a person has only approved is its own base.
  const base = record.base ?? (hashText(text) === record.machine ? text : undefined)
  const merged = base === undefined ? { text: machine, conflict: true } : mergeThreeWay(base, text, machine, pair.to)
  return { ...stale, proposal: merged.text, conflict: merged.conflict }
}

/** A source that has come back makes a stale text what it was, with nothing left to propose. */
export function keptRecord(
  { block, record, text: before }: BlockPlan & { action: 'keep' },
  state: State,
  text: string
): EvidenceRecord {
  const settled = { was: undefined, proposal: undefined, conflict: false }
  const machine = text === before ? record.machine : hashText(text)
  return { ...record, ...(record.state === 'stale' ? settled : {}), key: block.key, state, machine }
}
