import { parentPort, workerData } from 'node:worker_threads'
import type { Task } from './measure.ts'
import { measureFile } from './measure-file.ts'
import { rowsOf } from './rows.ts'

const rows = new Map(rowsOf(workerData)!.map(row => [row.name, row]))

parentPort!.on('message', ({ row: name, from, to }: Task) => {
  const { files } = rows.get(name)!
  parentPort!.postMessage(files.slice(from, to).map((file, i) => measureFile(file, (from + i) * 7)))
})
