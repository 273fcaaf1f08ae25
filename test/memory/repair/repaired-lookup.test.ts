import type { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import { targetToText } from '../../../src/memory/exact-form.ts'
import { formKeys } from '../../../src/memory/form-key.ts'
import { memorySchema } from '../../../src/memory/memory-schema.ts'
import { sqliteMemory } from '../../../src/memory/sqlite-memory.ts'
import type { Entry, Query } from '../../../src/memory/translation-memory.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { defaultPenalties } from '../../../src/model/match.ts'
import type { Origin } from '../../../src/model/segment.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { temporaryFolder } from '../../store/temporary-folder.ts'
import { entryOf } from '../entry-of.ts'

const pair = { from: localeTag('en'), to: localeTag('fr') }
const engine = 'mock 1'
const opened: DatabaseSync[] = []

afterEach(() => {
  for (const db of opened.splice(0)) db.close()
})

function create(names: readonly string[] = [], passes = () => true) {
  const db = openDatabase(`${temporaryFolder()}/memory.db`, { memory: memorySchema })
  opened.push(db)
  const known = new Map(names.map(name => [name, new Map()]))
  return {
    db,
    memory: sqliteMemory(db, { penalties: defaultPenalties, repair: { names: known, passes } })
  }
}

const human: Origin = { type: 'human', by: 'Salma' }

const entry = (source: string, target: string, origin: Origin = human, more: Partial<Entry> = {}): Entry =>
  entryOf(source, target, { origin, ...more })

async function best(memory: ReturnType<typeof sqliteMemory>, source: string, more: Partial<Query> = {}) {
  const [matches = []] = await memory.lookup(pair, [engine], [{ source: [source], ...more }])
  return matches.map(({ kind, similarity, target }) => [kind, similarity, target.join('')])
}

function addImported(
  db: DatabaseSync,
  collection: string,
  kind: string,
  source: string,
  target: string,
  previous: string | null = null
) {
  const { hash, form } = formKeys()([source])
  db.prepare('INSERT INTO collection (name, kind) VALUES (?, ?) ON CONFLICT DO NOTHING').run(collection, kind)
  const id = Number(db.prepare('SELECT id FROM collection WHERE name = ?').get(collection)!.id)
  const found = db.prepare('SELECT id FROM seg WHERE hash = ?').get(hash)
  const seg =
    found?.id ??
    db.prepare('INSERT INTO seg (locale, form, hash, text) VALUES (?, 1, ?, ?)').run('en', hash, form).lastInsertRowid
  const context = previous === null ? null : formKeys()([previous]).hash
  db.prepare('INSERT INTO imported VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, 1, 1)').run(
    seg!,
    'fr',
    id,
    formKeys()([target]).hash,
    context,
    context === null ? null : 0,
    targetToText([source], [target])
  )
}

test('a person’s text comes with the new number, and no engine is asked', async () => {
  const { memory } = create()
  await memory.store(pair, [entry('Room 12 is open.', 'La salle 12 est ouverte.')])
  expect(await best(memory, 'Room 14 is open.')).toEqual([['repaired', 99, 'La salle 14 est ouverte.']])
})

test('what is stored later is found, in this process and in another', async () => {
  const { db, memory } = create()
  const other = sqliteMemory(db)
  expect(await best(memory, 'Room 14 is open.')).toEqual([])
  await other.store(pair, [entry('Room 12 is open.', 'La salle 12 est ouverte.')])
  expect(await best(memory, 'Room 14 is open.')).toEqual([['repaired', 99, 'La salle 14 est ouverte.']])
})

test('an exact match comes first, a person’s or the engine’s', async () => {
  const { memory } = create()
  const machine = { type: 'mt', engine } as const
  await memory.store(pair, [
    entry('Room 12 is open.', 'La salle 12 est ouverte.'),
    entry('Room 14 is open.', 'Salle 14 ouverte.', machine)
  ])
  expect(await best(memory, 'Room 14 is open.')).toEqual([['exact', 100, 'Salle 14 ouverte.']])
})

test('machine text is not repaired', async () => {
  const { memory } = create()
  await memory.store(pair, [entry('Room 12 is open.', 'La salle 12 est ouverte.', { type: 'mt', engine })])
  expect(await best(memory, 'Room 14 is open.')).toEqual([])
})

test('two people who translated alike agree, two who did not cancel each other', async () => {
  const { memory } = create()
  await memory.store(pair, [
    entry('Room 12 is open.', 'La salle 12 est ouverte.'),
    entry('Room 13 is open.', 'La salle 13 est ouverte.')
  ])
  expect(await best(memory, 'Room 14 is open.')).toEqual([['repaired', 99, 'La salle 14 est ouverte.']])
  await memory.store(pair, [entry('Room 15 is open.', 'Salle 15 : ouverte.')])
  expect(await best(memory, 'Room 14 is open.')).toEqual([])
})

test('a repair that a check objects to is none', async () => {
  const { memory } = create([], () => false)
  await memory.store(pair, [entry('Room 12 is open.', 'La salle 12 est ouverte.')])
  expect(await best(memory, 'Room 14 is open.')).toEqual([])
})

test('of another variant, none', async () => {
  const { memory } = create()
  await memory.store(pair, [entry('12 rooms', '12 salles', undefined, { variant: 'many' })])
  expect(await best(memory, '14 rooms', { variant: 'many' })).toEqual([['repaired', 99, '14 salles']])
  expect(await best(memory, '14 rooms', { variant: 'few' })).toEqual([])
})

test('names count once they are listed, though the memory was masked without them', async () => {
  const { db, memory } = create()
  await memory.store(pair, [entry('It left Marshford.', 'Il a quitté Marshford.')])
  expect(await best(memory, 'It left Lyon.')).toEqual([])
  const names = new Map(['Marshford', 'Lyon'].map(name => [name, new Map()]))
  const later = sqliteMemory(db, {
    penalties: defaultPenalties,
    repair: { names, passes: () => true }
  })
  expect(await best(later, 'It left Lyon.')).toEqual([['repaired', 99, 'Il a quitté Lyon.']])
})

test('a text stored without codes serves one that is marked as a whole', async () => {
  const { memory } = create()
  await memory.store(pair, [entry('Read on.', 'Lire la suite.')])
  const code = { id: '1', data: '**', equiv: '', deletable: true }
  const source = [{ ...code, kind: 'open' }, 'Read on.', { ...code, kind: 'close' }] as const
  const [matches] = await memory.lookup(pair, [engine], [{ source }])
  expect(matches?.map(({ kind, target }) => [kind, target])).toEqual([
    ['repaired', [source[0], 'Lire la suite.', source[2]]]
  ])
})

test('another memory’s text is exact, unless it comes from an alignment or a person’s is there', async () => {
  const { db, memory } = create()
  addImported(db, 'old.tmx', 'import', 'Read on.', 'Lire la suite.')
  addImported(db, 'existing/fr', 'alignment', 'Go back.', 'Retour.')
  expect(await best(memory, 'Read on.')).toEqual([['exact', 100, 'Lire la suite.']])
  expect(await best(memory, 'Go back.')).toEqual([['exact', 99, 'Retour.']])
  await memory.store(pair, [entry('Read on.', 'Lisez plus loin.')])
  expect((await best(memory, 'Read on.'))[0]).toEqual(['exact', 100, 'Lisez plus loin.'])
})

test('of several texts of other memories the context decides, or none does', async () => {
  const { db, memory } = create()
  addImported(db, 'old.tmx', 'import', 'Read on.', 'Lire la suite.', 'First.')
  addImported(db, 'old.tmx', 'import', 'Read on.', 'Continuez.')
  expect(await best(memory, 'Read on.')).toEqual([])
  const context = { previous: ['First.'], next: undefined }
  expect(await best(memory, 'Read on.', { context })).toEqual([['in-context', 100, 'Lire la suite.']])
})
