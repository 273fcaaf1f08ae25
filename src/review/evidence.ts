import { hash } from 'node:crypto'
import { ReviewError } from '../model/errors.ts'
import { type State, states } from '../model/segment.ts'

/** What is known about the text of one block in one locale. Hashes are made by `hashText`, of texts with numbered tags. */
export interface EvidenceRecord {
  readonly key: string
  /** `omit`: to have no translation; `removed`: the block left the article while a person's text stood there, kept in `text`. */
  readonly state: State | 'omit' | 'removed'
  /** Hash of the source the target translates. */
  readonly source: string | undefined
  /** Hash of the last machine output. */
  readonly machine: string | undefined
  /** What made that output: the fingerprint of an engine, or of several that each translated sentences of it (`engineNames`). */
  readonly engine: string | undefined
  /** Hash of the person's text as last seen. */
  readonly person: string | undefined
  /** Hash of the approved text: with any other text the approval is gone. */
  readonly approved: string | undefined
  /** Who acted last, a person or the machine. */
  readonly by: string | undefined
  /** When, ISO 8601. */
  readonly at: string | undefined
  /** The machine text a person's edit replaced: base of the 3-way merge. */
  readonly base: string | undefined
  /** `stale` and `removed`: the source text that the person's text translates. */
  readonly was: string | undefined
  /** `removed`: the person's text. */
  readonly text: string | undefined
  /** `stale`: the text proposed instead. */
  readonly proposal: string | undefined
  /** Whether the proposal could not be merged with the person's text. */
  readonly conflict: boolean
  /** Findings a person has dismissed. */
  readonly dismissed: readonly string[]
  readonly note: string | undefined
  /** Of an article whose localized file people edit too: hash of the text that was last written there. Any other is a person's. */
  readonly written: string | undefined
}

/** 16 hexadecimal digits that stand for a text. No normalisation: a person's bytes are the person's. */
export function hashText(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16)
}

const between = ' + '

/** Fingerprints of engines as a record has them. */
export const engineNames = (fingerprints: readonly string[]): string => fingerprints.join(between)

export const enginesIn = (engine: string): readonly string[] => engine.split(between)

/** A record of nothing yet. */
export function emptyRecord(key: string): EvidenceRecord {
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
    written: undefined
  }
}

/** Record states that only a person's act brings about. */
const personsStates: ReadonlyArray<EvidenceRecord['state']> = [
  'edited',
  'reviewed',
  'final',
  'stale',
  'omit',
  'removed'
]

/** Whether a person had a hand in it: such a record is not given up for a machine's. */
export function isPersonsRecord({ state, person, approved }: EvidenceRecord): boolean {
  return person !== undefined || approved !== undefined || personsStates.includes(state)
}

/** Field by its name in the file, in the order they are written. */
const textFields = {
  src: 'source',
  mt: 'machine',
  eng: 'engine',
  hum: 'person',
  of: 'approved',
  by: 'by',
  at: 'at',
  base: 'base',
  was: 'was',
  text: 'text',
  prop: 'proposal',
  note: 'note',
  out: 'written'
} as const satisfies Record<string, keyof EvidenceRecord>

/** One JSON line each, in the order given. Fields without a value are left out. The same key twice is a `RangeError`. */
export function formatEvidence(records: Iterable<EvidenceRecord>): string {
  const list = [...records]
  if (new Set(list.map(({ key }) => key)).size < list.length) throw new RangeError('The same key twice in a record')
  return list.map(record => `${JSON.stringify(line(record))}\n`).join('')
}

/**
 * Reads `formatEvidence` back. A file merged by hand is mended: conflict markers are passed over, and of two lines for a key the newest
 * `at` wins, a person's always over a machine's. Fields it does not know are left out; a line it cannot read throws `ReviewError`.
 */
export function parseEvidence(text: string, path: string): ReadonlyMap<string, EvidenceRecord> {
  const records = new Map<string, EvidenceRecord>()
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '' || /^(?:<{7}|\|{7}|={7}|>{7})/.test(line)) continue
    const record = parseLine(line, path, i + 1)
    const other = records.get(record.key)
    records.set(record.key, other ? merged(other, record) : record)
  }
  return records
}

function line({ key, state, conflict, dismissed, ...texts }: EvidenceRecord): Record<string, unknown> {
  const fields: Record<string, unknown> = { k: key, st: state }
  for (const [short, field] of Object.entries(textFields)) fields[short] = texts[field]
  if (conflict) fields.conf = true
  if (dismissed.length > 0) fields.dis = dismissed
  return fields
}

function parseLine(line: string, path: string, number: number): EvidenceRecord {
  const fields = parseObject(line)
  if (!fields) throw damaged(path, number, 'one JSON object', line)
  const optional = (name: string): string | undefined => {
    const value = fields[name]
    if (value === undefined || typeof value === 'string') return value
    throw damaged(path, number, `a text for "${name}"`, value)
  }
  const { k: key, st, conf = false, dis = [] } = fields
  const state = [...states, 'omit' as const, 'removed' as const].find(state => state === st)
  if (typeof key !== 'string' || key === '') throw damaged(path, number, 'a key, "k"', key)
  if (!state) throw damaged(path, number, 'a known state, "st"', st)
  if (typeof conf !== 'boolean') throw damaged(path, number, 'true or false for "conf"', conf)
  if (!isTexts(dis)) throw damaged(path, number, 'a list of texts for "dis"', dis)
  return {
    key,
    state,
    source: optional('src'),
    machine: optional('mt'),
    engine: optional('eng'),
    person: optional('hum'),
    approved: optional('of'),
    by: optional('by'),
    at: optional('at'),
    base: optional('base'),
    was: optional('was'),
    text: optional('text'),
    proposal: optional('prop'),
    conflict: conf,
    dismissed: dis,
    note: optional('note'),
    written: optional('out')
  }
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
}

function damaged(path: string, line: number, expected: string, got: unknown): ReviewError {
  const found = (typeof got === 'string' ? JSON.stringify(got) : String(JSON.stringify(got))).slice(0, 60)
  const whatToDo = "restore the file from git, or delete the line: its key then counts as a person's text"
  return new ReviewError('syntax', path, `Expected ${expected}, got ${found} (${path}:${line}); ${whatToDo}`)
}

/** The machine output of the newer line goes with the person's record, so that untouched machine text is still known as such. */
function merged(a: EvidenceRecord, b: EvidenceRecord): EvidenceRecord {
  const isNewer = timeOf(b) >= timeOf(a)
  const [older, newer] = isNewer ? [a, b] : [b, a]
  const keepsOlder = isPersonsRecord(older) && !isPersonsRecord(newer)
  const [winner, other] = keepsOlder ? [older, newer] : [newer, older]
  return {
    ...winner,
    ...(keepsOlder && newer.machine !== undefined ? { machine: newer.machine, engine: newer.engine } : {}),
    text: winner.text ?? other.text,
    was: winner.was ?? other.was,
    written: newer.written ?? older.written,
    dismissed: [...new Set([...winner.dismissed, ...other.dismissed])]
  }
}

function timeOf({ at }: EvidenceRecord): number {
  const time = Date.parse(at ?? '')
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time
}
