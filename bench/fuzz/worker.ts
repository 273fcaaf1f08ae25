import { parentPort, workerData } from 'node:worker_threads'
import { kindOf, shrunk, tryInput } from '../../test/conformance/try-input.ts'
import { mutated } from './mutate.ts'
import { random } from './random.ts'
import { seedGroups } from './seeds.ts'

/** Inputs `from`, `from + step` … below `to`. `clock` is [input, when it was begun in ms since `origin`], for whoever watches. */
export interface FuzzTask {
  readonly corpus: string
  readonly seed: number
  readonly from: number
  readonly step: number
  readonly to: number
  readonly clock: Int32Array
  readonly origin: number
}

export interface GroupTally {
  inputs: number
  accepted: number
  refused: number
  /** Milliseconds of the slowest input, and its number. */
  slowest: number
  slowestInput: number
}

export interface Fault {
  readonly input: number
  readonly group: string
  readonly error: string
  /** Base64 of the smallest input found that does it. */
  readonly bytes: string
}

export interface FuzzProgress {
  readonly done: boolean
  readonly tallies: Readonly<Record<string, GroupTally>>
  readonly faults: readonly Fault[]
}

if (parentPort) fuzz(workerData as FuzzTask, parentPort.postMessage.bind(parentPort))

function fuzz(
  { corpus, seed, from, step, to, clock, origin }: FuzzTask,
  report: (progress: FuzzProgress) => void
): void {
  const groups = seedGroups(corpus)
  let tallies: Record<string, GroupTally> = {}
  let faults: Fault[] = []
  const known = new Set<string>()
  for (let input = from; input < to; input += step) {
    const { name, extension, files } = groups[input % groups.length]!
    const bytes = mutated(files, random(seed, input))
    const start = performance.now()
    Atomics.store(clock, 1, Date.now() - origin)
    Atomics.store(clock, 0, input)
    const outcome = tryInput(bytes, extension)
    const time = performance.now() - start
    tallies[name] ??= { inputs: 0, accepted: 0, refused: 0, slowest: 0, slowestInput: input }
    const tally = tallies[name]
    tally.inputs++
    if (outcome.type === 'accepted') tally.accepted++
    if (outcome.type === 'refused') tally.refused++
    if (time > tally.slowest) Object.assign(tally, { slowest: time, slowestInput: input })
    if (outcome.type === 'failed') {
      const isNew = !known.has(kindOf(outcome.error))
      known.add(kindOf(outcome.error))
      const smallest = isNew ? shrunk(bytes, extension, outcome.error) : bytes
      faults.push({ input, group: name, error: outcome.error, bytes: smallest.toString('base64') })
    }
    if (((input - from) / step) % 500 === 499) {
      report({ done: false, tallies, faults })
      tallies = {}
      faults = []
    }
  }
  report({ done: true, tallies, faults })
}
