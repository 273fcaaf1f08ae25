/**
 * A process that runs night after night, each when its parent says, at the parent's date. It lives in simulated time: a wait passes at
 * once and takes the clock along. Everything else is the program as it is, down to its socket and its files.
 */
import { setImmediate } from 'node:timers/promises'
import { main } from '../../../src/cli/main.ts'
import { systemClock } from '../../../src/queue/clock.ts'

/** From the parent. */
export interface Night {
  readonly cwd: string
  readonly args: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/** To the parent. */
export type Told = { readonly event: string } | { readonly code: number; readonly out: string; readonly err: string }

let now = 0
Date.now = () => now
Object.assign(systemClock, {
  now: () => now,
  async sleep(milliseconds: number, signal?: AbortSignal) {
    await setImmediate()
    signal?.throwIfAborted()
    now += milliseconds
  }
})

const tell = (told: Told) => void process.send!(told)

process.on('message', async ({ cwd, args, now: date }: Night) => {
  now = date
  let out = ''
  let err = ''
  const code = await main(args, {
    out: text => {
      out += text
    },
    err: text => {
      err += text
      for (const [, event = ''] of text.matchAll(/"event":"([a-z-]+)"/g)) tell({ event })
    },
    isTerminal: false,
    columns: () => 0,
    env: {},
    cwd,
    signal: new AbortController().signal,
    grace: 8_000,
    pid: process.pid,
    self: [process.execPath],
    now: () => new Date(now)
  })
  tell({ code, out, err })
})
