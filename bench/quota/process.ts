/** One of several processes that share a quota through a database: `node process.ts <database> <port> <account> <milliseconds> <seed>`. */
import process from 'node:process'
import { gateSchema, sharedGate } from '../../src/queue/shared-gate.ts'
import { openDatabase } from '../../src/store/database.ts'
import { crowd } from './crowd.ts'
import { gated } from './limiters.ts'
import { requests } from './service.ts'
import { compressedClock, compression, quota } from './time.ts'
import { mixed, randomFrom } from './workloads.ts'

const [path = '', port, account = '', milliseconds, seed] = process.argv.slice(2)
const random = randomFrom(Number(seed))
const gate = sharedGate({
  db: openDatabase(path, { gate: gateSchema }),
  account,
  capacity: quota,
  clock: compressedClock,
  now: () => Date.now() * compression
})
const limiter = gated(gate, compressedClock)
const request = requests(Number(port), account)
await crowd({ limiter, request, workload: mixed, random, clients: 100 }, Number(milliseconds))
process.exit()
