import type { Io } from './io.ts'
import { main } from './main.ts'

/** Runs the command line of this process. The first signal to end lets what is in flight finish and saves; the second leaves at once. */
export async function start(): Promise<void> {
  const ending = new AbortController()
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ] as const) {
    process.on(name, () => {
      if (ending.signal.aborted) process.exit(code)
      process.stderr.write('\nSaving what is in flight; once more to leave at once\n')
      ending.abort(name)
    })
  }
  // Whoever reads has had enough, as `head` does: no reason to stop the work.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  process.exitCode = await main(process.argv.slice(2), processIo(ending.signal))
}

function processIo(signal: AbortSignal): Io {
  const { env, stdout, stderr } = process
  const isPlain = Boolean(env.CI) || env.TERM === 'dumb'
  return {
    out: text => void stdout.write(text),
    err: text => void stderr.write(text),
    isTerminal: stderr.isTTY === true && !isPlain,
    columns: () => stderr.columns ?? 0,
    env,
    cwd: process.cwd(),
    pid: process.pid,
    signal,
    now: clock(env.SOURCE_DATE_EPOCH)
  }
}

/** `SOURCE_DATE_EPOCH` (seconds since 1970) fixes all dates, for builds that must come out the same. */
function clock(epoch: string | undefined): () => Date {
  return epoch !== undefined && /^\d+$/.test(epoch) ? () => new Date(Number(epoch) * 1000) : () => new Date()
}
