import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { exactForm } from '../src/memory/exact-form.ts'
import { fuzzyMemory } from '../src/memory/fuzzy/fuzzy-memory.ts'
import { memorySchema } from '../src/memory/memory-schema.ts'
import { openDatabase } from '../src/store/database.ts'
import { makeQueries, sentences } from './memory/corpus.ts'
import { exactRates, fileMB, insertRate, latencies, opened, pair, seconds, visibleMs } from './memory/measures.ts'
import { peerTimes } from './memory/peers.ts'
import { plainScan } from './memory/plain-scan.ts'

/**
 * The translation memory at several sizes, beside other people's matchers in the same run. Recall is counted against a scan of all
 * entries. `--entries 10000,100000`, `--queries` for the times, `--recall` queries for the scan, `--peers` the size at which
 * others are measured (0: none), `--tables` the largest size at which the index in the database is measured, `--json FILE`.
 */
const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '10000,100000' },
    queries: { type: 'string', default: '2000' },
    recall: { type: 'string' },
    peers: { type: 'string', default: '100000' },
    tables: { type: 'string', default: '100000' },
    json: { type: 'string' }
  }
})

const sizes: Record<string, unknown> = {}
const peers: Record<string, unknown> = {}
for (const size of values.entries.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-bench-'))
  try {
    await measure(size, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
if (values.json) writeFileSync(values.json, `${JSON.stringify({ sizes, peers }, undefined, 2)}\n`)

async function measure(size: number, folder: string): Promise<void> {
  console.log(`${size.toLocaleString('en')} entries`)
  const path = join(folder, 'memory.db')
  const db = openDatabase(path, { memory: memorySchema })
  const sources = [...sentences(size)]
  const queries = makeQueries(Number(values.queries)).map(({ text }) => text)
  const insertsPerSecond = await insertRate(db, sources)
  const { exactPerSecond, batchMs } = await exactRates(db, sources)
  say({ insertsPerSecond, exactPerSecond, 'ms for 1,000 exact': batchMs, databaseMB: fileMB(path) })

  const memory = fuzzyMemory(db)
  const start = performance.now()
  memory.find(pair.from, 'nothing', { threshold: 75, limit: 1 })
  const buildSeconds = seconds(start)
  await memory.save()
  const { openMs, rssMB, indexMB } = opened(path)
  say({ buildSeconds, openMs, rssMB, indexMB, fileMB: fileMB(join(folder, 'memory-en.index')) })

  // The first searches are slower: code is compiled.
  latencies(memory, queries.slice(0, 500), 75, 1)
  const times = latencies(memory, queries, 75, 1)
  const at70 = latencies(memory, queries, 70, 1)
  const bestFive = latencies(memory, queries, 75, 5)
  say({ 'at 75': '', ...times })
  say({ 'at 70': '', ...at70 })
  say({ 'at 75, best five': '', ...bestFive })
  const tables = size <= Number(values.tables) ? tableTimes(db, queries) : undefined
  if (tables) say({ 'in tables, at 75': '', ...tables })

  const recall = recallOf(db, memory, size)
  const visible = await visibleMs(db, memory, sources)
  say({ ...recall, 'ms until visible': visible })
  db.close()
  if (size === Number(values.peers)) comparePeers(folder, size, sources, queries, times.mean)
  sizes[size] = {
    recall: recall.recall,
    recallQueries: recall.queries,
    ...times,
    buildSeconds,
    openMs,
    rssMB,
    indexMB,
    insertsPerSecond,
    exactPerSecond,
    batchMs,
    visibleMs: visible,
    at70,
    bestFive,
    tables
  }
}

function tableTimes(db: DatabaseSync, queries: readonly string[]) {
  const memory = fuzzyMemory(db, { mostInMemory: 0 })
  const start = performance.now()
  memory.find(pair.from, 'nothing', { threshold: 75, limit: 1 })
  const fillSeconds = seconds(start)
  return { fillSeconds, ...latencies(memory, queries.slice(0, 500), 75, 1) }
}

/** Share of the queries, in percent, whose best match is the one that a scan of all entries finds, similarity and all. */
function recallOf(db: DatabaseSync, memory: ReturnType<typeof fuzzyMemory>, size: number) {
  const count = Number(values.recall ?? (size > 200_000 ? 200 : 2000))
  const rows = db.prepare('SELECT id, text FROM seg').all()
  const scan = plainScan(new Map(rows.map(({ id, text }) => [Number(id), String(text)])), pair.from)
  let right = 0
  let found = 0
  const start = performance.now()
  for (const { text } of makeQueries(count, 3)) {
    const form = exactForm([text])
    const expected = scan(form, 75)
    const [match] = memory.find(pair.from, form, { threshold: 75, limit: 1 })
    if (expected) found++
    if (match?.segment === expected?.id && match?.similarity === expected?.similarity) right++
  }
  return { recall: (100 * right) / count, queries: count, 'with a match': found, scanSeconds: seconds(start) }
}

function comparePeers(
  folder: string,
  size: number,
  sources: readonly string[],
  queries: readonly string[],
  ours: number
): void {
  console.log('  peers, per look-up:')
  for (const { name, meanMs } of peerTimes(folder, sources, queries)) {
    peers[name] = { size, meanMs, ratio: meanMs / ours }
    console.log(`  ${name}: ${Math.round(meanMs / ours).toLocaleString('en')} times ours`)
  }
}

function say(figures: Readonly<Record<string, number | string>>): void {
  const parts = Object.entries(figures).map(([name, value]) =>
    typeof value === 'string' ? name : `${name} ${value >= 1000 ? Math.round(value) : Number(value.toPrecision(3))}`
  )
  console.log(`  ${parts.join(', ')}`)
}
