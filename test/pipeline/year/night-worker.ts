import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Night, Told } from './night-process.ts'

export type Outcome = { readonly code: number; readonly out: string; readonly err: string } | 'killed'

export interface NightWorker {
  /** `onEvent` hears of each line of the run's log. */
  run(night: Night, onEvent?: (event: string) => void): Promise<Outcome>
  /** SIGKILL. The next night is run by a new process. */
  kill(): void
  stop(): void
}

export function nightWorker(): NightWorker {
  const entry = fileURLToPath(new URL('./night-process.ts', import.meta.url))
  let child: ChildProcess | undefined
  const started = () => {
    child ??= fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] })
    return child
  }
  return {
    run: (night, onEvent = () => {}) =>
      new Promise((resolve, reject) => {
        const running = started()
        const hear = (told: Told) => {
          if ('event' in told) return onEvent(told.event)
          leave()
          resolve(told)
        }
        const end = (code: number | null, signal: string | null) => {
          leave()
          if (running === child) child = undefined
          if (signal === 'SIGKILL') resolve('killed')
          else reject(new Error(`The process of a night ended with ${code ?? signal}`))
        }
        const leave = () => {
          running.off('message', hear)
          running.off('exit', end)
        }
        running.on('message', hear)
        running.on('exit', end)
        running.send(night)
      }),
    kill() {
      child?.kill('SIGKILL')
    },
    stop() {
      child?.removeAllListeners('exit')
      child?.kill()
    }
  }
}
