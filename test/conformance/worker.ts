import { parentPort, workerData } from 'node:worker_threads'
import type { Task } from './measure.ts'
import { measureFile } from './measure-file.ts'
import { measureTokens } from './measure-tokens.ts'
import { rowsOf } from './rows.ts'

const rows = new Map(rowsOf(workerData)!.map(row => [row.name, row]))

parentPort!.on('message', ({ row: name, from, to }: Task) => {
  const { files, kind } = rows.get(name)!
  const measured = files.slice(from, to).map((file, i) => {
    return kind === 'xml' ? measureTokens(file) : measureFile(file, (from + i) * 7)
  })
  parentPort!.postMessage(measured)
})
