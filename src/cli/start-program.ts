import { spawn } from 'node:child_process'
import { messageLimit, type Program, type ProgramEvents } from '../backends/program/program.ts'

/**
 * Starts a program without a shell, in a folder, with these variables and no others: keys of other services are none of its
 * business. A message over the limit ends it.
 */
export function programStarter(folder: string, env: Readonly<Record<string, string | undefined>>) {
  return ([file = '', ...args]: readonly string[], closing: string, { message, ended }: ProgramEvents): Program => {
    const child = spawn(file, args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] })
    let isOver = false
    let said = ''
    let rest = ''

    // What it has started itself ends with its input.
    const kill = () => {
      child.kill('SIGKILL')
      child.stdin.destroy()
    }
    const end = (reason: string) => {
      if (isOver) return
      isOver = true
      kill()
      ended(reason, said)
    }
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

/** Processes and pipes, though the types of streams do not say so. */
interface Refable {
  ref?(): void
  unref?(): void
}
