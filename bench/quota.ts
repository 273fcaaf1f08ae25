/**
 * How much of a quota a limiter uses, and how often it is told 429, against a strict sliding-window server in this process:
 * 6,000 requests and 600,000 characters a minute, time ten times compressed, 400 requests at a time. Ours beside p-queue's own
 * interval limits. A refused request goes back through its limiter.
 *
 * node bench/quota.ts [seconds each, 24]
 */
import process from 'node:process'
import PQueue from 'p-queue'
import { type Clock, systemClock } from '../src/queue/clock.ts'
import { pacedGate } from '../src/queue/rate-gate.ts'

const compression = 10
const window = 60_000 / compression
const limits = { requests: 6_000, characters: 600_000 }
const concurrency = 400
const seconds = Number(process.argv[2] ?? 24)

interface Limiter {
  readonly name: string
  /** Sends one request of so many characters when it may, and says whether it was accepted. */
  send(characters: number, request: () => Promise<boolean>): Promise<boolean>
}

const limiters: readonly (() => Limiter)[] = [
  paced,
  () => pQueue('p-queue, fixed window', false),
  () => pQueue('p-queue, strict', true)
]
const workloads = [
  { name: 'short', median: 50, spread: 0.6, least: 5, most: 400 },
  { name: 'mixed', median: 90, spread: 1, least: 5, most: 2_000 },
  { name: 'batch', median: 1_800, spread: 0.5, least: 200, most: 5_000 }
]

for (const workload of workloads) {
  console.log(`\n${workload.name}: ${workload.least} to ${workload.most} characters, median ${workload.median}`)
  let ours: number | undefined
  for (const create of limiters) {
    const { name, share, refused, mostInFlight } = await measure(create(), workload)
    ours ??= share
    const cells = [
      `${percent(share)} of the quota`,
      `${percent(refused)} 429s`,
      `ratio ${(ours / share).toFixed(2)}`,
      `≤ ${mostInFlight} in flight`
    ]
    console.log(`  ${name.padEnd(22)} ${cells.map(cell => cell.padStart(20)).join('')}`)
  }
}

function paced(): Limiter {
  const fast: Clock = {
    now: () => performance.now() * compression,
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / compression, signal)
  }
  const gate = pacedGate(
    { requestsPerMinute: limits.requests, charactersPerMinute: limits.characters, largest: { characters: 5_000 } },
    fast
  )
  return {
    name: 'ours, paced',
    async send(characters, request) {
      await gate.acquire({ requests: 1, characters })
      return request()
    }
  }
}

function pQueue(name: string, strict: boolean): Limiter {
  const queue = new PQueue({ concurrency, intervalCap: limits.requests, interval: window, strict })
  return { name, send: (_, request) => queue.add(request) }
}

/** Counts from the second window on, when what was saved up at the start is spent. */
async function measure({ name, send }: Limiter, workload: (typeof workloads)[number]) {
  const random = randomFrom(7)
  const server = strictServer()
  const start = performance.now()
  const end = start + window + seconds * 1_000
  const seen = { requests: 0, characters: 0, refused: 0, sent: 0 }
  let inFlight = 0
  let most = 0
  const request = async (characters: number) => {
    most = Math.max(most, ++inFlight)
    await systemClock.sleep(10 + logNormal(random, 10, 0.5))
    const now = performance.now()
    const isAccepted = server(characters, now)
    if (now > start + window && now <= end) {
      seen.sent++
      if (isAccepted) {
        seen.requests++
        seen.characters += characters
      } else seen.refused++
    }
    await systemClock.sleep(logNormal(random, 35, 0.5))
    inFlight--
    return isAccepted
  }
  const client = async () => {
    while (performance.now() < end) {
      const characters = size(random, workload)
      while (performance.now() < end && !(await send(characters, () => request(characters)))) {}
    }
  }
  await Promise.race([Promise.all(Array.from({ length: concurrency }, client)), systemClock.sleep(end - start + 500)])
  const windows = (end - start - window) / window
  const share = Math.max(seen.requests / limits.requests, seen.characters / limits.characters) / windows
  return { name, share, refused: seen.refused / seen.sent, mostInFlight: most }
}

/** Accepts what keeps both limits in the window that ends now; what it refuses does not count. */
function strictServer(): (characters: number, now: number) => boolean {
  const log: { at: number; characters: number }[] = []
  let first = 0
  let used = 0
  return (characters, now) => {
    for (let old = log[first]; old && now - old.at >= window; old = log[++first]) used -= old.characters
    if (log.length - first >= limits.requests || used + characters > limits.characters) return false
    log.push({ at: now, characters })
    used += characters
    return true
  }
}

function size(random: () => number, { median, spread, least, most }: (typeof workloads)[number]): number {
  return Math.round(Math.min(most, Math.max(least, logNormal(random, median, spread))))
}

function logNormal(random: () => number, median: number, spread: number): number {
  return median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()))
}

/** The same numbers in each run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`
}
