import { hash } from 'node:crypto'
import { BackendError, type BackendErrorType, ConfigError } from '../model/errors.ts'
import { answering } from './answering.ts'
import { codecVersion, codePoints, isTranslatable } from './codec/codec.ts'
import { numbered } from './codec/numbered.ts'
import { calls } from './program/calls.ts'
import type { StartProgram } from './program/program.ts'
import type { Engine } from './translation-backend.ts'

export interface CommandOptions {
  readonly start: StartProgram
  /** The program and its arguments. No shell reads them. */
  readonly run: readonly string[] | undefined
  /** A name for what it translates with, by default one made of `run`. Another name is another engine. */
  readonly model?: string | undefined
  /** Texts it is given at once; by default 16. */
  readonly batch?: number | undefined
  /** Milliseconds for one answer; by default 120,000. */
  readonly timeout?: number | undefined
}

/**
 * Any program that reads lines of JSON, `{"id":"1","from":"en","to":"fr","text":"Read <1>this</1>"}`, and writes such lines,
 * `{"id":"1","text":"Lire <1>ceci</1>"}` or `{"id":"1","error":"…"}`, in any order. It is started once and stays; when its input
 * ends, it should.
 */
export function command(options: CommandOptions): Engine {
  const name = 'command'
  const { run = [], model = hash('sha256', JSON.stringify(run), 'hex').slice(0, 8), batch = 16 } = options
  if (!run[0])
    throw new ConfigError('invalid', 'Expected a program in backends.command.run, such as ["./translate.sh"], got none')
  if (!/^[\w.:/-]+$/.test(model)) {
    throw new ConfigError('invalid', `Expected a name without spaces in backends.command.model, got "${model}"`)
  }
  const program = `"${run[0]}"`
  const { call } = calls({
    backend: name,
    start: options.start,
    command: run,
    closing: '\n',
    timeout: options.timeout ?? 120_000,
    keyOf: message => lineOf(name, program, message)?.id,
    advice: 'check backends.command.run'
  })
  const answer = answering(name, program)
  let last = 0

  return {
    name,
    fingerprint: `${name}/${model}+codec${codecVersion}`,
    limits: { sources: batch, characters: 5_000 },
    characters: source => (isTranslatable(source) ? codePoints(numbered.encode(source)) : 0),

    translate: request =>
      answer(request, async (sources, give) => {
        const { from, to } = request
        const answers = await Promise.allSettled(
          sources.map(async source => {
            const id = String(++last)
            const text = numbered.encode(source).toWellFormed()
            const line = lineOf(name, program, await call(id, JSON.stringify({ id, from, to, text })))
            if (line?.text === undefined) throw failure(name, program, line)
            give(source, numbered.decode(line.text, source, to))
          })
        )
        const failed = answers.find(answer => answer.status === 'rejected')
        if (failed) throw failed.reason
      })
  }
}

interface Line {
  readonly id: string
  readonly text: string | undefined
  readonly error: unknown
  readonly type: unknown
}

/** An empty line is none. Anything else that is no answer is refused: it may be a log, and the answer to come may never come. */
function lineOf(backend: string, program: string, text: string): Line | undefined {
  if (text.trim() === '') return undefined
  let line: Readonly<Record<string, unknown>> | null = null
  try {
    line = JSON.parse(text)
  } catch {
    // Said below.
  }
  const id = line?.id
  if (typeof id === 'string' || typeof id === 'number') {
    return {
      id: String(id),
      text: typeof line?.text === 'string' ? line.text : undefined,
      error: line?.error,
      type: line?.type
    }
  }
  const message = `Expected a line such as {"id":"1","text":"…"} from ${program}, got "${text.slice(0, 100)}"; logs go to standard error`
  throw new BackendError('bad-response', backend, message)
}

function failure(backend: string, program: string, line: Line | undefined): BackendError {
  const type = types.find(type => type === line?.type) ?? 'bad-response'
  const got = typeof line?.error === 'string' ? `the error "${line.error.slice(0, 300)}"` : 'no text'
  return new BackendError(type, backend, `Expected a translation from ${program}, got ${got}`)
}

/** The kinds of errors that a program may name. */
const types: readonly BackendErrorType[] = [
  'unauthorized',
  'rate-limited',
  'quota-exceeded',
  'unavailable',
  'too-large',
  'bad-request',
  'unsupported-pair'
]
