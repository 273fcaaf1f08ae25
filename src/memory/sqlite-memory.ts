import type { DatabaseSync } from 'node:sqlite'
import type { Content } from '../model/content.ts'
import type { LocalePair } from '../model/locale.ts'
import { defaultPenalties, type Match, type Penalties } from '../model/match.ts'
import type { Origin } from '../model/segment.ts'
import { guarded, transaction } from '../store/database.ts'
import { exactFormVersion, targetToText, textToTarget } from './exact-form.ts'
import { edge, type FormKey, formKeys } from './form-key.ts'
import { fuzzyMemory } from './fuzzy/fuzzy-memory.ts'
import { fuzzyLookup } from './fuzzy-lookup.ts'
import { importedLookup } from './imported-lookup.ts'
import { type Candidate, rankPeoples } from './ranking.ts'
import { repairedSimilarity } from './repair/repair.ts'
import { type RepairOptions, repairedLookup } from './repair/repaired-lookup.ts'
import { segmentIds } from './segment-ids.ts'
import type { Context, Entry, Query, TranslationMemory } from './translation-memory.ts'

type Statements = ReturnType<typeof prepare>
/** Beside it, each engine's number is a slot. */
const peoplesSlot = 0

type KeyOf = ReturnType<typeof formKeys>

export interface MemoryOptions {
  readonly penalties: Penalties
  /** Without it no match is repaired. */
  readonly repair: Omit<RepairOptions, 'penalties'> | undefined
  /** Above this many sources of a locale, its fuzzy index is in the database, slower and without memory. 0: always. */
  readonly mostInMemory?: number
}

export interface SqliteMemory extends TranslationMemory {
  /** Keeps what would take long to make anew: the index of fuzzy matches, where there was need of one. For the end of a command. */
  save(): Promise<void>
}

/** The translation memory in a database that has `memorySchema`. */
export function sqliteMemory(
  db: DatabaseSync,
  { penalties, repair, ...indexing }: MemoryOptions = { penalties: defaultPenalties, repair: undefined }
): SqliteMemory {
  const statements = prepare(db)
  const imported = importedLookup(db, penalties)
  const repaired = repair && repairedLookup(db, { ...repair, penalties })
  const sources = fuzzyMemory(db, indexing)
  const fuzzy = fuzzyLookup(db, sources, penalties)
  return {
    save: () => sources.save(),
    async lookupFuzzy(pair, queries, options) {
      const keyOf = formKeys()
      return guarded(db, () => queries.map(query => fuzzy(pair, query, options, keyOf)))
    },
    async lookup(pair, engines, queries) {
      repaired?.catchUp(pair.from)
      return guarded(db, () => {
        const keyOf = formKeys()
        const keys = queries.map(({ source, variant }) => keyOf(source, variant))
        const hashes = JSON.stringify(keys.map(({ hash }) => hash))
        const own = lookup(statements, pair, engines, { queries, keys, hashes }, keyOf)
        const others = imported(pair, queries, keys, hashes, keyOf)
        return queries.map((query, i) => {
          const { peoples, machines } = own[i]!
          const exact = [...peoples, ...(others.get(i) ?? []), ...machines]
          const isServed = exact.some(({ similarity }) => similarity > repairedSimilarity)
          const found = isServed || !repaired ? exact : [...exact, ...repaired.find(pair, query, keyOf)]
          return found.toSorted((a, b) => b.similarity - a.similarity)
        })
      })
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
      AND +tra.slot IN (${peoplesSlot}, ?4, ?5, ?6, ?7)`
  const find = db.prepare(`
    SELECT query.key, ${columns}
    FROM json_each(?8) AS query
    CROSS JOIN seg ON seg.hash = query.value AND seg.locale = ?1 AND seg.form = ?2
    ${targets}`)
  // A quarter faster than a list of one.
  const findOne = db.prepare(`
    SELECT 0, ${columns} FROM seg ${targets} WHERE seg.hash = ?8 AND seg.locale = ?1 AND seg.form = ?2`)
  for (const statement of [find, findOne]) statement.setReturnArrays(true)
  return {
    find,
    findOne,
    findEngine: db.prepare('SELECT id FROM engine WHERE name = ?'),
    addEngine: db.prepare('INSERT INTO engine (name) VALUES (?)'),
    segmentId: segmentIds(db),
    put: db.prepare(`
      INSERT INTO tra (seg, locale, slot, previous, next, text, engine, author, is_reviewed, article, created, updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?11, ?11)
      ON CONFLICT (seg, locale, slot, previous, next) DO UPDATE SET text = excluded.text, engine = excluded.engine,
        author = excluded.author, is_reviewed = excluded.is_reviewed, article = excluded.article, updated = excluded.updated`)
  }
}

interface Asked {
  readonly queries: readonly Query[]
  readonly keys: readonly FormKey[]
  /** JSON of the keys' hashes. */
  readonly hashes: string
}

/** What this project itself has stored, by query. */
function lookup(
  statements: Statements,
  { from, to }: LocalePair,
  engines: readonly string[],
  { queries, keys, hashes }: Asked,
  keyOf: KeyOf
): ReadonlyArray<{ readonly peoples: readonly Match[]; readonly machines: readonly Match[] }> {
  const peoples = queries.map((): Candidate[] => [])
  const machines = queries.map((): Array<Match | undefined> => [])
  const slots = slotsOf(statements, engines)
  for (const row of rowsOf(statements, [from, exactFormVersion, to, ...slots], keys, hashes)) {
    const [number, form, text, slot] = row
    const { source, context } = queries[number]!
    const target = form === keys[number]!.form ? textToTarget(source, text) : undefined
    if (target === undefined) continue
    if (slot === peoplesSlot) peoples[number]!.push(toCandidate(row, target, context, keyOf))
    else {
      const place = slots.indexOf(slot)
      machines[number]![place] = machineMatch(target, engines[place]!)
    }
  }
  return peoples.map((candidates, number) => ({
    peoples: rankPeoples(candidates),
    machines: machines[number]!.filter(match => match !== undefined)
  }))
}

/** One look-up asks for so many engines' text; a slot that is `null` finds nothing. */
const mostEngines = 4

function slotsOf(
  { findEngine }: Statements,
  engines: readonly string[]
): [number | null, number | null, number | null, number | null] {
  if (engines.length > mostEngines)
    throw new RangeError(`Expected at most ${mostEngines} engines, got ${engines.length}`)
  const [first = null, second = null, third = null, fourth = null] = engines.map(name => {
    const id = findEngine.get(name)?.id
    return id === undefined ? null : Number(id)
  })
  return [first, second, third, fourth]
}

function rowsOf(
  { find, findOne }: Statements,
  scope: readonly [from: string, form: number, to: string, ...slots: ReadonlyArray<number | null>],
  keys: readonly FormKey[],
  hashes: string
): readonly Row[] {
  const rows = keys.length === 1 ? findOne.all(...scope, keys[0]!.hash) : find.all(...scope, hashes)
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
  const isSame = (hash: number, neighbour: Content | undefined) => hash === contextHash(neighbour, keyOf)
  const [before, after] = context ? [isSame(previous, context.previous), isSame(next, context.next)] : [false, false]
  const isBeside = (before && previous !== edge) || (after && next !== edge)
  const origin: Origin = author === null ? { type: 'mt', engine: engine! } : { type: 'human', by: author }
  return { target, text, origin, isReviewed: isReviewed === 1, updated, isInContext: before && after, isBeside }
}

function machineMatch(target: Content, engine: string): Match {
  return { kind: 'exact', similarity: 100, target, origin: { type: 'mt', engine }, isReviewed: false }
}

/** Machine text that a person approved is a person's, and is kept as such. */
function store(statements: Statements, { from, to }: LocalePair, entry: Entry, keyOf: KeyOf): void {
  const { source, variant, target, context, origin, isReviewed, article, at } = entry
  const time = Date.parse(at)
  if (Number.isNaN(time)) throw new RangeError(`Expected a date in ISO 8601, got "${at}"`)
  if (origin.type === 'tm')
    throw new TypeError('Expected text of a person or an engine, got another memory’s: those are imported')
  const engine = origin.type === 'mt' ? engineId(statements, origin.engine) : null
  const slot = engine === null || isReviewed ? peoplesSlot : engine
  statements.put.run(
    statements.segmentId(from, keyOf(source, variant)),
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

function engineId(statements: Statements, name: string): number {
  return Number(statements.findEngine.get(name)?.id ?? statements.addEngine.run(name).lastInsertRowid)
}
