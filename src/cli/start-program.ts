import { type ChildProcess, spawn } from 'node:child_process'
import { messageLimit, type Program, type ProgramEvents } from '../backends/program/program.ts'
import { livePrograms } from './live-programs.ts'

/**
 * Starts a program without a shell, in a folder, with these variables and no others: keys of other services are none of its
 * business. A message over the limit ends it.
 */
export function programStarter(folder: string, env: Readonly<Record<string, string | undefined>>) {
  return ([file = '', ...args]: readonly string[], closing: string, { message, ended }: ProgramEvents): Program => {
    // A group of its own: the signal of a terminal, which asks us to finish what is in flight, does not reach it.
    const child = spawn(file, args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'], detached: true })
    let isOver = false
    let said = ''
    let rest = ''

    const kill = () => {
      killGroup(child)
      child.stdin.destroy()
    }
    const live = { kill }
    livePrograms.add(live)
    const end = (reason: string) => {
      if (isOver) return
      isOver = true
      kill()
      ended(reason, said)
    }
    child.on('close', () => livePrograms.delete(live))
    child.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
    child.on('close', (code, signal) => end(signal ?? `exit code ${code}`))
    // It may close its input before it ends, or end before it has read all: `close` says so.
    child.stdin.on('error', () => {})
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000)
    })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const messages = (rest + text).split(closing)
      rest = messages.pop() ?? ''
      for (const each of messages) if (!isOver) message(each)
      if (rest.length > messageLimit) end(`more than ${messageLimit} characters without an end`)
    })

    const hold = (isWaitedFor: boolean) => {
      for (const each of [child, child.stdin, child.stdout, child.stderr] as Refable[]) {
        if (isWaitedFor) each.ref?.()
        else each.unref?.()
      }
    }
    hold(false)
    return {
      send: text => void child.stdin.write(text + closing),
      hold,
      kill() {
        isOver = true
        kill()
      }
    }
  }
}

/** With what it has started itself. */
function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

/** Processes and pipes, though the types of streams do not say so. */
interface Refable {
  ref?(): void
  unref?(): void
}
