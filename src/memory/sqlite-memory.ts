import type { DatabaseSync } from 'node:sqlite'
import type { Content } from '../model/content.ts'
import type { LocalePair } from '../model/locale.ts'
import type { Match } from '../model/match.ts'
import type { Origin } from '../model/segment.ts'
import { guarded, transaction } from '../store/database.ts'
import { exactFormVersion, targetToText, textToTarget } from './exact-form.ts'
import { edge, type FormKey, formKeys } from './form-key.ts'
import { type Candidate, rankPeoples } from './ranking.ts'
import type { Context, Entry, Query, TranslationMemory } from './translation-memory.ts'

type Statements = ReturnType<typeof prepare>
/** Beside it, each engine's number is a slot. */
const peoplesSlot = 0

type KeyOf = ReturnType<typeof formKeys>

/** The translation memory in a database that has `memorySchema`. */
export function sqliteMemory(db: DatabaseSync): TranslationMemory {
  const statements = prepare(db)
  return {
    async lookup(pair, engine, queries) {
      return guarded(db, () => lookup(statements, pair, engine, queries))
    },
    async store(pair, entries) {
      if (entries.length === 0) return
      const keyOf = formKeys()
      transaction(db, () => {
        for (const entry of entries) store(statements, pair, entry, keyOf)
      })
    }
  }
}

/** `human`: translations a person wrote or approved. */
export interface MemoryCounts {
  readonly segments: number
  readonly translations: number
  readonly human: number
}

/** How much is in the memory, all locales together. Reads the whole tables: 0.2 s for a million. */
export function memoryCounts(db: DatabaseSync): MemoryCounts {
  const count = (from: string) => Number(guarded(db, () => db.prepare(`SELECT count(*) AS n FROM ${from}`).get())?.n)
  return { segments: count('seg'), translations: count('tra'), human: count('tra WHERE slot = 0') }
}

function prepare(db: DatabaseSync) {
  const columns = `seg.text, tra.text, tra.slot, tra.previous, tra.next,
    CASE tra.slot WHEN ${peoplesSlot} THEN (SELECT name FROM engine WHERE id = tra.engine) END, tra.author, tra.is_reviewed, tra.updated`
  // CROSS JOIN keeps SQLite from turning the order round, which is 5,000 times slower; the plus makes it read the few slots of a
  // segment in one go. Forms are compared outside, or the JSON would have to carry them. Rows as arrays: a tenth of the time.
  const targets = `CROSS JOIN tra ON tra.seg = seg.id AND tra.locale = ?3
      AND +tra.slot IN (${peoplesSlot}, (SELECT id FROM engine WHERE name = ?4))`
  const find = db.prepare(`
    SELECT query.key, ${columns}
    FROM json_each(?5) AS query
    CROSS JOIN seg ON seg.hash = query.value AND seg.locale = ?1 AND seg.form = ?2
    ${targets}`)
  // A quarter faster than a list of one.
  const findOne = db.prepare(`
    SELECT 0, ${columns} FROM seg ${targets} WHERE seg.hash = ?5 AND seg.locale = ?1 AND seg.form = ?2`)
  for (const statement of [find, findOne]) statement.setReturnArrays(true)
  return {
    find,
    findOne,
    findEngine: db.prepare('SELECT id FROM engine WHERE name = ?'),
    addEngine: db.prepare('INSERT INTO engine (name) VALUES (?)'),
    findSegment: db.prepare('SELECT id FROM seg WHERE hash = ? AND locale = ? AND form = ? AND text = ?'),
    addSegment: db.prepare('INSERT INTO seg (hash, locale, form, text) VALUES (?, ?, ?, ?)'),
    put: db.prepare(`
      INSERT INTO tra (seg, locale, slot, previous, next, text, engine, author, is_reviewed, article, created, updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?11, ?11)
      ON CONFLICT (seg, locale, slot, previous, next) DO UPDATE SET text = excluded.text, engine = excluded.engine,
        author = excluded.author, is_reviewed = excluded.is_reviewed, article = excluded.article, updated = excluded.updated`)
  }
}

function lookup(
  statements: Statements,
  { from, to }: LocalePair,
  engine: string,
  queries: readonly Query[]
): ReadonlyArray<readonly Match[]> {
  const keyOf = formKeys()
  const keys = queries.map(({ source, variant }) => keyOf(source, variant))
  const peoples = queries.map((): Candidate[] => [])
  const machines = queries.map((): Match[] => [])
  for (const row of rowsOf(statements, [from, exactFormVersion, to, engine], keys)) {
    const [number, form, text, slot] = row
    const { source, context } = queries[number]!
    const target = form === keys[number]!.form ? textToTarget(source, text) : undefined
    if (target === undefined) continue
    if (slot === peoplesSlot) peoples[number]!.push(toCandidate(row, target, context, keyOf))
    else machines[number]!.push(machineMatch(target, engine))
  }
  return peoples.map((candidates, number) => [...rankPeoples(candidates), ...machines[number]!])
}

function rowsOf(
  { find, findOne }: Statements,
  scope: readonly [from: string, form: number, to: string, engine: string],
  keys: readonly FormKey[]
): readonly Row[] {
  const rows =
    keys.length === 1
      ? findOne.all(...scope, keys[0]!.hash)
      : find.all(...scope, JSON.stringify(keys.map(({ hash }) => hash)))
  return rows as unknown as readonly Row[]
}

type Row = readonly [
  query: number,
  form: string,
  text: string,
  slot: number,
  previous: number,
  next: number,
  engine: string | null,
  author: string | null,
  isReviewed: number,
  updated: number
]

function toCandidate(row: Row, target: Content, context: Context | undefined, keyOf: KeyOf): Candidate {
  const [, , text, , previous, next, engine, author, isReviewed, updated] = row
  const isInContext =
    context !== undefined &&
    previous === contextHash(context.previous, keyOf) &&
    next === contextHash(context.next, keyOf)
  const origin: Origin = author === null ? { type: 'mt', engine: engine! } : { type: 'human', by: author }
  return { target, text, origin, isReviewed: isReviewed === 1, updated, isInContext }
}

function machineMatch(target: Content, engine: string): Match {
  return { kind: 'exact', similarity: 100, target, origin: { type: 'mt', engine }, isReviewed: false }
}

/** Machine text that a person approved is a person's, and is kept as such. */
function store(statements: Statements, { from, to }: LocalePair, entry: Entry, keyOf: KeyOf): void {
  const { source, variant, target, context, origin, isReviewed, article, at } = entry
  const time = Date.parse(at)
  if (Number.isNaN(time)) throw new RangeError(`Expected a date in ISO 8601, got "${at}"`)
  const engine = origin.type === 'mt' ? engineId(statements, origin.engine) : null
  const slot = engine === null || isReviewed ? peoplesSlot : engine
  statements.put.run(
    segmentId(statements, from, keyOf(source, variant)),
    to,
    slot,
    slot === peoplesSlot ? contextHash(context.previous, keyOf) : edge,
    slot === peoplesSlot ? contextHash(context.next, keyOf) : edge,
    targetToText(source, target),
    engine,
    origin.type === 'human' ? origin.by : null,
    isReviewed ? 1 : 0,
    article,
    time
  )
}

const contextHash = (neighbour: Content | undefined, keyOf: KeyOf): number =>
  neighbour === undefined ? edge : keyOf(neighbour).hash

function segmentId(statements: Statements, from: string, { hash, form }: FormKey): number {
  const found = statements.findSegment.get(hash, from, exactFormVersion, form)
  return Number(found?.id ?? statements.addSegment.run(hash, from, exactFormVersion, form).lastInsertRowid)
}

function engineId(statements: Statements, name: string): number {
  return Number(statements.findEngine.get(name)?.id ?? statements.addEngine.run(name).lastInsertRowid)
}
