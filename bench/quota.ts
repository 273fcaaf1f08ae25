/**
 * `npm run bench:quota -- [--json FILE]`: how much of a quota a limiter uses, and how often it is told 429, against a service on a
 * loopback port with strict sliding windows: 6,000 requests and 600,000 characters a minute, time three times compressed, 400 clients
 * at a time, three sizes of requests at once. Ours beside p-queue's own limit, rate-limiter-flexible and p-throttle, one after the
 * other; then four processes that share one quota, a quota that is halved and restored, and a capacity that nobody knows. Some
 * four minutes. Delays of a busy machine are delays on the way: from about 200 ms on they are seen as 429s.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { systemClock } from '../src/queue/clock.ts'
import { pacedGate } from '../src/queue/rate-gate.ts'
import { crowd } from './quota/crowd.ts'
import { clients, gated, type Limiter, limiters } from './quota/limiters.ts'
import { requests, startService } from './quota/service.ts'
import { compressedClock, quota, sleep, window } from './quota/time.ts'
import { together, type Use, worst } from './quota/use.ts'
import { batch, mixed, randomFrom, short, type Workload } from './quota/workloads.ts'

const { values } = parseArgs({ options: { json: { type: 'string' } } })

/** What the service takes for so long. */
interface Phase {
  readonly window: number
  readonly requests: number
  readonly characters: number
  readonly milliseconds: number
}

const full: Phase = {
  window,
  requests: quota.requestsPerMinute,
  characters: quota.charactersPerMinute,
  milliseconds: window
}
const start: Phase = { ...full, milliseconds: window / 2 }
const half: Phase = { ...full, requests: full.requests / 2, characters: full.characters / 2, milliseconds: 2 * window }

await using service = await startService()

const measured: Record<string, Record<string, Use>> = {}
for (const [name, create] of Object.entries(limiters)) {
  const uses = [short, mixed, batch].map(
    async workload => [workload.name, await alone(name, create(), workload)] as const
  )
  measured[name] = Object.fromEntries(await Promise.all(uses))
  show(name, measured[name])
}
const processes4 = await fourProcesses()
show('ours, four processes', { mixed: processes4 })
const [change, unknown] = await Promise.all([changed(), unknownCapacity()])
show('ours, quota changed', change)
show('ours, capacity unknown', unknown)

if (values.json !== undefined) {
  const { ours = {}, ...peers } = measured
  const report = {
    ...worst(ours),
    processes4: worst({ processes4 }),
    peers: Object.fromEntries(Object.entries(peers).map(([name, uses]) => [name, worst(uses)])),
    workloads: measured,
    change: together(change),
    unknown: together(unknown)
  }
  writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`)
}

/** The share of a window from the middle of the first on, when what was saved up at the start is spent; all refusals. */
async function alone(name: string, limiter: Limiter, workload: Workload): Promise<Use> {
  const account = `${name} ${workload.name}`.replaceAll(' ', '-')
  const [first, second] = await phases(account, [start, full], () => sending(account, limiter, workload, 1.5 * window))
  return { ...second!, refused: first!.refused + second!.refused }
}

async function fourProcesses(): Promise<Use> {
  const folder = mkdtempSync(join(tmpdir(), 'quota-'))
  const script = fileURLToPath(new URL('quota/process.ts', import.meta.url))
  const starting = 1_000
  const work = async () => {
    const children = [1, 2, 3, 4].map(seed => {
      const args = [script, join(folder, 'gates.db'), service.port, 'processes', 1.5 * window + starting, seed]
      return once(spawn(process.execPath, args.map(String), { stdio: 'inherit' }), 'exit')
    })
    await Promise.all(children)
  }
  try {
    const first = { ...start, milliseconds: start.milliseconds + starting }
    const [before, then] = await phases('processes', [first, full], work)
    return { ...then!, refused: before!.refused + then!.refused }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function changed(): Promise<Record<string, Use>> {
  const account = 'change'
  const limiter = gated(pacedGate(quota, compressedClock), compressedClock)
  const work = () => sending(account, limiter, mixed, 4.5 * window)
  const [, halved, restored] = await phases(account, [start, half, { ...full, milliseconds: 2 * window }], work)
  return { halved: halved!, restored: restored! }
}

/** In real time: the service's window is a second. */
async function unknownCapacity(): Promise<Record<string, Use>> {
  const account = 'unknown'
  const limiter = gated(pacedGate('unknown', systemClock), systemClock)
  const [many, few] = [200, 80].map(requests => ({ window: 1_000, requests, characters: 1e9, milliseconds: 15_000 }))
  const uses = await phases(account, [many!, few!, many!], () => sending(account, limiter, short, 45_000))
  return { '200/s': uses[0]!, '80/s': uses[1]!, '200/s again': uses[2]! }
}

function sending(account: string, limiter: Limiter, workload: Workload, milliseconds: number): Promise<void> {
  const random = randomFrom(workload.median)
  const request = requests(service.port, account)
  return crowd({ limiter, request, workload, random, clients }, milliseconds)
}

/** What was taken in each phase of the work, of the limit that binds. */
async function phases(account: string, phases: readonly Phase[], work: () => Promise<void>): Promise<readonly Use[]> {
  const uses: Use[] = []
  let before = await service.limit({ account, ...phases[0]! })
  const working = work()
  for (const [i, { window, requests, characters, milliseconds }] of phases.entries()) {
    await sleep(milliseconds)
    const after = phases[i + 1] ? await service.limit({ account, ...phases[i + 1]! }) : await service.count(account)
    const taken = Math.max(
      (after.requests - before.requests) / requests,
      (after.characters - before.characters) / characters
    )
    const windows = (after.at - before.at) / window
    uses.push({ share: taken / windows, possible: windows * requests, refused: after.refused - before.refused })
    before = after
  }
  await working
  return uses
}

function show(name: string, uses: Readonly<Record<string, Use>>): void {
  const cells = Object.entries(uses).map(
    ([what, { share, refused }]) => `${what} ${(100 * share).toFixed(1)} %, ${refused} refused`
  )
  console.log([name.padEnd(24), ...cells.map(cell => cell.padEnd(32))].join('').trimEnd())
}
