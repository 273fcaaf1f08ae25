import { hash } from 'node:crypto'
import { plainText } from '../model/content.ts'
import { BackendError, ConfigError } from '../model/errors.ts'
import { answering } from './answering.ts'
import { type ApertiumModes, checkModes, modesFor } from './apertium/modes.ts'
import { fromStream, toStream } from './apertium/stream.ts'
import { codecVersion, codePoints, isTranslatable } from './codec/codec.ts'
import { type Calls, calls } from './program/calls.ts'
import type { StartProgram } from './program/program.ts'
import type { Engine } from './translation-backend.ts'

export interface ApertiumOptions {
  readonly start: StartProgram
  /** Folder of the modes; by default `/usr/share/apertium/modes`. */
  readonly folder?: string | undefined
  readonly modes?: ApertiumModes | undefined
  /** A name for the data installed, such as its version. Another name is another engine. */
  readonly model?: string | undefined
  /** Milliseconds for one answer; by default 30,000. */
  readonly timeout?: number | undefined
}

/**
 * Apertium, rule-based, offline and free: the programs of a mode, started once and kept. Needs `bash`, and Apertium 3.8 or later, whose
 * blanks follow their words.
 */
export function apertium(options: ApertiumOptions): Engine {
  const name = 'apertium'
  const { start, folder = '/usr/share/apertium/modes', modes = {}, model, timeout = 30_000 } = options
  checkModes(modes)
  if (model !== undefined && !/^[\w.-]+$/.test(model)) {
    throw new ConfigError('invalid', `Expected a name without spaces in backends.apertium.model, got "${model}"`)
  }
  const answer = answering(name, 'Apertium')
  const pipelines = new Map<string, Calls>()
  const pipelineOf = (chosen: readonly string[]): Calls => {
    const key = chosen.join(' ')
    const running = pipelines.get(key) ?? pipeline(chosen)
    pipelines.set(key, running)
    return running
  }
  const pipeline = (chosen: readonly string[]) =>
    calls({
      backend: name,
      start,
      command: ['bash', '-c', script, 'apertium', ...chosen.map(mode => `${folder}/${mode}.mode`)],
      closing: '\0',
      timeout,
      keyOf: message => keyOf(name, message),
      typeOf: reason => (/^exit code (?:66|127)$/.test(reason) ? 'unsupported-pair' : undefined),
      advice: 'Apertium needs bash'
    })
  let last = 0

  return {
    name,
    fingerprint: [
      name,
      ...(model === undefined ? [] : [model]),
      ...(Object.keys(modes).length === 0 ? [] : [hash('sha256', JSON.stringify(modes), 'hex').slice(0, 8)])
    ]
      .join('/')
      .concat(`+codec${codecVersion}`),
    isUnlimited: true,
    limits: { sources: 32, characters: 5_000 },
    characters: source => (isTranslatable(source) ? codePoints(plainText(source)) : 0),

    translate: request =>
      answer(request, async (sources, give) => {
        const { call } = pipelineOf(modesFor(name, request, modes))
        const answers = await Promise.allSettled(
          sources.map(async source => {
            const key = String(++last)
            const stream = await call(key, `${toStream(source).toWellFormed()}[#${key}]`)
            give(source, fromStream(stream.replace(numberAtEnd, ''), source, request.to))
          })
        )
        const failed = answers.find(answer => answer.status === 'rejected')
        if (failed) throw failed.reason
      })
  }
}

/** The blank each message ends with, so that no answer is taken for another's. */
const numberAtEnd = /\[#(\d+)\]$/

function keyOf(backend: string, message: string): string | undefined {
  if (message === '') return undefined
  const key = numberAtEnd.exec(message)?.[1]
  if (key !== undefined) return key
  const got = message.slice(-100)
  throw new BackendError(
    'bad-response',
    backend,
    `Expected an answer of Apertium's that ends with its number, got "${got}"`
  )
}

/** One pipeline of all modes; `-n` keeps marks off words that Apertium does not know. */
const script = `
pipeline=
for mode; do
  [ -r "$mode" ] || { echo "no mode $mode; install its language pair" >&2; exit 66; }
  programs=$(apertium-wblank-mode -z "$mode") || exit 66
  pipeline="$pipeline\${pipeline:+ | }$programs"
done
exec bash -c "$pipeline" bash -n`
