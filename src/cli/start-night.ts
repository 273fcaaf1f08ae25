import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Io } from './io.ts'

/** What a schedule sends to the night it has started: end, as after this signal. */
interface StopRequest {
  readonly stop: string
}

export function isStopRequest(message: unknown): message is StopRequest {
  return typeof message === 'object' && message !== null && 'stop' in message && typeof message.stop === 'string'
}

/**
 * `translate nightly` in a process of its own, to its end; the exit code as a shell has it. A process of its own gives all memory
 * back, is the version that is installed by then, and takes nothing with it should it crash. It is asked to end by a message, not by
 * a signal: a terminal and systemd send theirs to both processes, and a second one would make it leave at once.
 */
export async function startNight(io: Io, args: readonly string[]): Promise<number> {
  const { self, cwd, env, signal } = io
  const [program, ...first] = self
  const child = spawn(program, [...first, 'nightly', ...args], {
    cwd,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  const stop = () => {
    if (child.connected) child.send({ stop: String(signal.reason) } satisfies StopRequest, () => {})
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await new Promise<number>(resolve => {
      child.on('error', (error: NodeJS.ErrnoException) => {
        io.err(`translate schedule: ${program} cannot be started (${error.code ?? error.name})\n`)
        resolve(1)
      })
      child.on('exit', (code, killer) => resolve(code ?? 128 + (killer ? constants.signals[killer] : 0)))
    })
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
