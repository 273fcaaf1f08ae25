import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { exactForm } from '../../src/memory/exact-form.ts'
import type { FuzzyMemory } from '../../src/memory/fuzzy/fuzzy-memory.ts'
import { sqliteMemory } from '../../src/memory/sqlite-memory.ts'
import type { Entry } from '../../src/memory/translation-memory.ts'
import { localeTag } from '../../src/model/locale.ts'

export const pair = { from: localeTag('en'), to: localeTag('ar') }
const engine = 'bench 1'

const toEntry = (source: string): Entry => ({
  source: [source],
  target: [`${source} in Arabic`],
  context: { previous: undefined, next: undefined },
  origin: { type: 'mt', engine },
  isReviewed: false,
  article: 'bench',
  at: '2026-11-23T02:00:00.000Z'
})

/** Entries per second in batches of 1,000, each on the disk before the next: of time that passes, and of processor time. */
export async function insertRates(db: DatabaseSync, sources: readonly string[]) {
  const memory = sqliteMemory(db)
  const start = performance.now()
  const before = process.cpuUsage()
  for (let at = 0; at < sources.length; at += 1000) await memory.store(pair, sources.slice(at, at + 1000).map(toEntry))
  const { user, system } = process.cpuUsage(before)
  return {
    insertsPerSecond: sources.length / seconds(start),
    insertsPerProcessorSecond: (1e6 * sources.length) / (user + system)
  }
}

/** Look-ups of what is there: one by one per second, and ms for a thousand at once. The best of many short rounds of each. */
export async function exactRates(db: DatabaseSync, sources: readonly string[]) {
  const memory = sqliteMemory(db)
  let next = 0
  const pick = (count: number) =>
    Array.from({ length: count }, () => ({ source: [sources[(next++ * 7919) % sources.length]!] }))
  let [exactPerSecond, batchMs] = [0, Number.POSITIVE_INFINITY]
  for (let round = 0; round < 200; round++) {
    const queries = pick(100)
    const start = performance.now()
    for (const query of queries) await memory.lookup(pair, [engine], [query])
    exactPerSecond = Math.max(exactPerSecond, queries.length / seconds(start))
    const batch = pick(1000)
    const begin = performance.now()
    await memory.lookup(pair, [engine], batch)
    batchMs = Math.min(batchMs, performance.now() - begin)
  }
  return { exactPerSecond, batchMs }
}

export interface Latencies {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly mean: number
  readonly noMatchMean: number
  readonly processorMean: number
  readonly found: number
}

/**
 * Milliseconds of a fuzzy search for each of the queries: the best of three rounds through all of them, without what other processes
 * on the machine take. `processorMean` is the processor time of all rounds, by search.
 */
export function latencies(
  memory: FuzzyMemory,
  queries: readonly string[],
  threshold: number,
  limit: number
): Latencies {
  const forms = queries.map(query => exactForm([query]))
  const times = forms.map(() => Number.POSITIVE_INFINITY)
  const matches = forms.map(() => 0)
  const before = process.cpuUsage()
  for (let round = 0; round < rounds; round++) {
    for (const [i, form] of forms.entries()) {
      const start = performance.now()
      matches[i] = memory.find(pair.from, form, { threshold, limit }).length
      times[i] = Math.min(times[i]!, performance.now() - start)
    }
  }
  const { user, system } = process.cpuUsage(before)
  const without = times.filter((_, i) => matches[i] === 0)
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    mean: mean(times),
    noMatchMean: mean(without),
    processorMean: (user + system) / 1000 / rounds / forms.length,
    found: times.length - without.length
  }
}

const rounds = 3

const mean = (times: readonly number[]) => times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length)

/** Milliseconds from the end of storing one entry until it is found, in the middle of 200. */
export async function visibleMs(db: DatabaseSync, memory: FuzzyMemory, sources: readonly string[]): Promise<number> {
  const times: number[] = []
  for (const [i, source] of sources.slice(0, 200).entries()) {
    const text = `Novelty ${'abcdefghij'[i % 10]}: ${source}`
    await sqliteMemory(db).store(pair, [toEntry(text)])
    const start = performance.now()
    const [match] = memory.find(pair.from, exactForm([text]), { threshold: 100, limit: 1 })
    times.push(performance.now() - start)
    if (!match) throw new Error(`Expected to find what was stored, got nothing for "${text}"`)
  }
  return percentile(times, 0.5)
}

/** Another process opens the memory. */
export function opened(path: string): { readonly openMs: number; readonly rssMB: number; readonly indexMB: number } {
  const child = fileURLToPath(new URL('open-child.ts', import.meta.url))
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', child, path], { encoding: 'utf8' }))
}

export const fileMB = (path: string): number => (existsSync(path) ? statSync(path).size / 1e6 : 0)

export const seconds = (start: number): number => (performance.now() - start) / 1000

export function percentile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(share * times.length)] ?? 0
}
