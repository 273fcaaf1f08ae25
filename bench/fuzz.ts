import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { kindOf, tryInput } from '../test/conformance/try-input.ts'
import { mutated } from './fuzz/mutate.ts'
import { random } from './fuzz/random.ts'
import { seedGroups } from './fuzz/seeds.ts'
import type { Fault, FuzzProgress, FuzzTask, GroupTally } from './fuzz/worker.ts'

/**
 * `npm run bench:fuzz -- [--inputs N] [--seed S] [--corpus DIR]`: every format on damaged articles. Each input is refused with an offset, or
 * read and given back byte for byte; anything else is printed with its number, and `--input I` with the same seed does that one again.
 */
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    corpus: { type: 'string', default: fileURLToPath(new URL('../../shared/corpus/formats', import.meta.url)) },
    input: { type: 'string' }
  }
})
const { corpus } = values
const seed = Number(values.seed)

/** Milliseconds after which an input counts as hanging, and after which its worker is given up. */
const slow = 2000
const hopeless = 15_000

if (values.input === undefined) await fuzz(Number(values.inputs))
else again(Number(values.input))

function again(input: number): void {
  const groups = seedGroups(corpus)
  const { name, extension, files } = groups[input % groups.length]!
  const bytes = mutated(files, random(seed, input))
  process.stderr.write(`${name}: ${JSON.stringify(tryInput(bytes, extension))}\n`)
  process.stdout.write(bytes)
}

async function fuzz(inputs: number): Promise<void> {
  const start = performance.now()
  const groups = seedGroups(corpus)
  const tallies = new Map<string, GroupTally>(
    groups.map(({ name }) => [name, { inputs: 0, accepted: 0, refused: 0, slowest: 0, slowestInput: 0 }])
  )
  const faults: Fault[] = []
  const hangs: { input: number; group: string }[] = []
  const workers = availableParallelism()

  const add = ({ tallies: more, faults: found }: FuzzProgress) => {
    faults.push(...found)
    for (const [name, { inputs, accepted, refused, slowest, slowestInput }] of Object.entries(more)) {
      const tally = tallies.get(name)!
      tally.inputs += inputs
      tally.accepted += accepted
      tally.refused += refused
      if (slowest > tally.slowest) Object.assign(tally, { slowest, slowestInput })
    }
  }

  /** One worker's share; a worker that hangs is replaced by one that goes on after the input it hangs on. */
  const share = async (first: number): Promise<void> => {
    for (let from: number | undefined = first; from !== undefined; ) {
      const stuck: number | undefined = await stretch({ from, step: workers, to: inputs, corpus, seed }, add)
      if (stuck !== undefined) hangs.push({ input: stuck, group: groups[stuck % groups.length]!.name })
      from = stuck === undefined ? undefined : stuck + workers
    }
  }
  await Promise.all(Array.from({ length: workers }, (_, i) => share(i)))

  const width = Math.max(...groups.map(({ name }) => name.length))
  console.log(
    `${'inputs by seed files'.padEnd(width)}  ${['inputs', 'accepted', 'refused', 'slowest ms', '(input)'].join('  ')}`
  )
  for (const [name, { inputs, accepted, refused, slowest, slowestInput }] of tallies) {
    console.log(
      `${name.padEnd(width)}  ${String(inputs).padStart(6)}  ${String(accepted).padStart(8)}  ${String(refused).padStart(7)}  ${slowest.toFixed(1).padStart(10)}  (${slowestInput})`
    )
  }
  const late = [...tallies].filter(([, { slowest }]) => slowest > slow)
  for (const [name, { slowest, slowestInput }] of late)
    console.log(`slow: ${name} input ${slowestInput} took ${Math.round(slowest)} ms`)
  for (const { input, group } of hangs) console.log(`hang: ${group} input ${input}`)
  for (const [kind, same] of Map.groupBy(faults, ({ group, error }) => `${group}: ${kindOf(error)}`)) {
    const smallest = same.toSorted((a, b) => a.bytes.length - b.bytes.length)[0]!
    console.log(
      `fault, ${same.length} ×: ${kind}\n  input ${smallest.input}: ${JSON.stringify(Buffer.from(smallest.bytes, 'base64').toString().slice(0, 400))}\n  ${smallest.error.slice(0, 300)}`
    )
  }
  const total = [...tallies.values()].reduce((sum, { inputs }) => sum + inputs, 0)
  const seconds = Math.round((performance.now() - start) / 1000)
  console.log(
    `${total} inputs, seed ${seed}, ${seconds} s: ${faults.length} faults, ${hangs.length} hangs; --input I --seed ${seed} does one again`
  )
  process.exitCode = faults.length + hangs.length + late.length === 0 ? 0 : 1
}

/** Runs a worker to its end, or to the input it hangs on, which it gives. */
function stretch(
  task: Omit<FuzzTask, 'clock' | 'origin'>,
  add: (progress: FuzzProgress) => void
): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  const clock = new Int32Array(new SharedArrayBuffer(8))
  const origin = Date.now()
  clock[1] = 60_000
  const worker = new Worker(new URL('./fuzz/worker.ts', import.meta.url), {
    workerData: { ...task, clock, origin } satisfies FuzzTask
  })
  const watch = setInterval(() => {
    if (Date.now() - origin - Atomics.load(clock, 1) < hopeless) return
    clearInterval(watch)
    const input = Atomics.load(clock, 0)
    worker.terminate().then(() => resolve(input), reject)
  }, 500)
  worker.on('error', reject)
  worker.on('message', (progress: FuzzProgress) => {
    add(progress)
    if (!progress.done) return
    clearInterval(watch)
    resolve(undefined)
  })
  return promise
}
