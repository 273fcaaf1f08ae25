import type { Io } from './io.ts'
import { endPrograms } from './live-programs.ts'
import { main } from './main.ts'
import { isStopRequest } from './start-night.ts'

/** Milliseconds that requests in flight have left when the process is asked to end: with the saving, it is over within ten seconds. */
const defaultGrace = 8_000

/**
 * Runs the command line of this process. The first signal to end lets what is in flight finish, for as long as `grace`, and saves; the
 * second leaves at once.
 */
export async function start({ grace = defaultGrace }: { readonly grace?: number } = {}): Promise<void> {
  const ending = new AbortController()
  let isSignalled = false
  const leave = (code: number) => {
    endPrograms()
    process.exit(code)
  }
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ] as const) {
    process.on(name, () => {
      if (isSignalled) leave(code)
      isSignalled = true
      process.stderr.write('\nSaving what is in flight; once more to leave at once\n')
      ending.abort(name)
    })
  }
  // A schedule asks the night it has started to end. A signal to both of them may come before or after: it is the first one still.
  if (process.channel) {
    process.on('message', message => {
      if (isStopRequest(message)) ending.abort(message.stop)
    })
    process.channel.unref() // it must not keep the process alive
  }
  // Whoever reads has had enough, as `head` does: no reason to stop the work.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  const code = await main(process.argv.slice(2), processIo(ending.signal, grace))
  process.exitCode = code
  // What was abandoned, a connection or a program, would keep the process alive.
  if (ending.signal.aborted) process.stdout.write('', () => process.stderr.write('', () => leave(code)))
}

function processIo(signal: AbortSignal, grace: number): Io {
  const { env, stdout, stderr, execPath, execArgv, argv } = process
  const isPlain = Boolean(env.CI) || env.TERM === 'dumb'
  return {
    out: text => void stdout.write(text),
    err: text => void stderr.write(text),
    isTerminal: stderr.isTTY === true && !isPlain,
    columns: () => stderr.columns ?? 0,
    env,
    cwd: process.cwd(),
    pid: process.pid,
    self: [execPath, ...execArgv, argv[1] ?? ''],
    signal,
    grace,
    now: clock(env.SOURCE_DATE_EPOCH)
  }
}

/** `SOURCE_DATE_EPOCH` (seconds since 1970) fixes all dates, for builds that must come out the same. */
function clock(epoch: string | undefined): () => Date {
  return epoch !== undefined && /^\d+$/.test(epoch) ? () => new Date(Number(epoch) * 1000) : () => new Date()
}
