import { acquireRunLock } from '../../src/store/run-lock.ts'

/** Takes the lock, says so, and holds it until it is killed. */
const [path = ''] = process.argv.slice(2)
await acquireRunLock(path, { holder: { pid: process.pid, since: '2026-11-23T02:00:00.000Z' } })
process.stdout.write(`${process.pid}\n`)
process.stdin.resume()
