import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

export interface Translating {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
}

/** Compiled code for the many processes of a test. A file of it is told by what it was compiled from. */
const compiled = join(tmpdir(), 'dragoman-test-compiled')
const entry = fileURLToPath(new URL('./translate-process.ts', import.meta.url))

export interface SpawnOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Messages can be sent to it, as `translate schedule` does. */
  readonly hasChannel?: boolean
}

/** Starts the command line as a real process. */
export function spawnTranslate(
  args: readonly string[],
  { cwd, env = {}, hasChannel = false }: SpawnOptions
): Translating {
  const child = spawn(process.execPath, [entry, ...args], {
    cwd,
    env: { ...process.env, METADATA_SERVER_DETECTION: 'none', NO_COLOR: '1', NODE_COMPILE_CACHE: compiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(hasChannel ? (['ipc'] as const) : [])]
  })
  let out = ''
  let err = ''
  child.stdout?.setEncoding('utf8').on('data', text => {
    out += text
  })
  child.stderr?.setEncoding('utf8').on('data', text => {
    err += text
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, out, err }))
  })
  return { process: child, ended }
}
