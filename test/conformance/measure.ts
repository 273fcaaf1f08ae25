import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { FileResult } from './results.ts'
import { type Row, rowsOf } from './rows.ts'

/** Files that one message to a worker asks for. */
export interface Task {
  readonly row: string
  readonly from: number
  readonly to: number
}

export interface MeasuredRow {
  readonly row: Row
  /** In the order of the row's files; empty where they are no articles. */
  readonly results: readonly FileResult[]
}

/** All laws on all files under `corpus`, on all processors. `undefined` where there is no such folder. */
export async function measure(corpus: string): Promise<readonly MeasuredRow[] | undefined> {
  const rows = rowsOf(corpus)
  if (!rows) return undefined
  const results = new Map(rows.map(({ name }) => [name, [] as FileResult[]]))
  const tasks = rows.filter(({ kind }) => kind !== 'other').flatMap(tasksOf)
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), tasks.length) }, () =>
      work(corpus, tasks, ({ row, from }, done) => {
        for (const [i, result] of done.entries()) results.get(row)![from + i] = result
      })
    )
  )
  return rows.map(row => ({ row, results: results.get(row.name)! }))
}

const chunk = 10

function tasksOf({ name, files }: Row): readonly Task[] {
  return Array.from({ length: Math.ceil(files.length / chunk) }, (_, i) => {
    return { row: name, from: i * chunk, to: Math.min(files.length, (i + 1) * chunk) }
  })
}

/** One worker that takes tasks until none is left. */
function work(
  corpus: string,
  tasks: Task[],
  done: (task: Task, results: readonly FileResult[]) => void
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: corpus })
  let current: Task | undefined
  const next = () => {
    current = tasks.shift()
    if (current) worker.postMessage(current)
    else worker.terminate().then(() => resolve(), reject)
  }
  worker.on('error', reject)
  worker.on('message', (results: readonly FileResult[]) => {
    if (current) done(current, results)
    next()
  })
  next()
  return promise
}
