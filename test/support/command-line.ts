import { fileURLToPath } from 'node:url'
import type { Io } from '../../src/cli/io.ts'
import { main } from '../../src/cli/main.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface Outside {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly signal?: AbortSignal
  readonly now?: () => Date
  readonly isTerminal?: boolean
}

/** An `Io` that keeps what is said. */
export function recordingIo({
  cwd,
  env = {},
  signal,
  now,
  isTerminal = false
}: Outside): Io & { said(): Omit<Ran, 'code'> } {
  let out = ''
  let err = ''
  return {
    out: text => {
      out += text
    },
    err: text => {
      err += text
    },
    isTerminal,
    columns: () => 100,
    env,
    cwd,
    pid: process.pid,
    self: [process.execPath, fileURLToPath(new URL('./translate-process.ts', import.meta.url))],
    signal: signal ?? new AbortController().signal,
    grace: 8_000,
    now: now ?? (() => new Date('2026-11-23T21:00:00Z')),
    said: () => ({ out, err })
  }
}

/** Runs the command line in this process. */
export async function translate(args: readonly string[], outside: Outside): Promise<Ran> {
  const io = recordingIo(outside)
  const code = await main(args, io)
  return { code, ...io.said() }
}
