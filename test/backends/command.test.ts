import { describe, expect, test } from 'vitest'
import { type CommandOptions, command } from '../../src/backends/command.ts'
import type { StartProgram } from '../../src/backends/program/program.ts'
import { programStarter } from '../../src/cli/start-program.ts'
import type { Content } from '../../src/model/content.ts'
import { type BackendErrorType, ConfigError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { testTranslationBackend } from '../contracts/translation-backend.ts'
import { tagged, written } from './contents.ts'

const start = programStarter('/', process.env)
const from = localeTag('en')
const to = localeTag('fr')
const plain: Content = ['The council met.']

/** A shell script: the source itself is the translation. */
const echo = ['sh', '-c', `exec sed -u 's/"from":"[^"]*","to":"[^"]*",//'`]

testTranslationBackend(async () => ({ engine: command({ start, run: echo }) }))

const script = (body: string, options: Partial<CommandOptions> = {}) =>
  command({ start, run: ['sh', '-c', body], ...options })
const translate = (engine = script(''), sources: readonly Content[] = [plain]) =>
  engine.translate({ from, to, sources })

/** Reads a line, then says it. */
const once = (line: string) => `read -r _; printf '%s\\n' '${line}'; cat >/dev/null`

describe('a program', () => {
  test('is given lines of JSON, with codes as numbered tags', async () => {
    const asked: string[] = []
    const scripted: StartProgram = (_command, _closing, { message }) => ({
      send(line) {
        asked.push(line)
        message(JSON.stringify({ id: JSON.parse(line).id, text: 'Lire <2/> <1>ceci</1>' }))
      },
      hold: () => {},
      kill: () => {}
    })
    const engine = command({ start: scripted, run: ['x'] })
    const [target] = await translate(engine, [tagged('Read <1>this</1> <2/>')])
    expect(asked).toEqual(['{"id":"1","from":"en","to":"fr","text":"Read <1>this</1> <2/>"}'])
    expect(written(target!)).toBe('Lire <2/> <1>ceci</1>')
    expect(engine.characters(tagged('Read <1>this</1> <2/>'))).toBe(21)
  })

  test('is started once, and answers in any order', async () => {
    const body = `
      n=0
      while read -r a && read -r b; do
        n=$((n+1))
        for line in "$b" "$a"; do
          id=\${line#*\\"id\\":\\"}; id=\${id%%\\"*}
          printf '{"id":%s,"text":"%s of run %s"}\\n' "$id" "$id" "$n"
        done
      done`
    const engine = script(body)
    expect(await translate(engine, [['One.'], ['Two.']])).toEqual([['1 of run 1'], ['2 of run 1']])
    expect(await translate(engine, [['Three.'], ['Four.']])).toEqual([['3 of run 2'], ['4 of run 2']])
  })

  test.each<[string, string, BackendErrorType, RegExp]>([
    [
      'ends before it answers',
      'read -r _; echo "no model: /m" >&2; exit 3',
      'unavailable',
      /exit code 3 and "no model/
    ],
    ['is killed', 'read -r _; kill -9 $$', 'unavailable', /got SIGKILL$/],
    ['logs to standard output', once('Loading the model'), 'bad-response', /got "Loading the model"; logs go/],
    ['answers without an id', once('{"text":"x"}'), 'bad-response', /got "\{"text":"x"\}"/],
    ['answers a number', once('7'), 'bad-response', /got "7"/],
    ['answers without a text', once('{"id":"1"}'), 'bad-response', /got no text/],
    ['answers with nothing', once('{"id":"1","text":" "}'), 'bad-response', /back empty/],
    ['says an error', once('{"id":"1","error":"too hard"}'), 'bad-response', /the error "too hard"/],
    ['names its error', once('{"id":"1","error":"no","type":"unsupported-pair"}'), 'unsupported-pair', /"no"/],
    ['names an error there is not', once('{"id":"1","error":"no","type":"x"}'), 'bad-response', /"no"/],
    ['never ends a line', "read -r _; head -c 2000000 /dev/zero | tr '\\0' x; cat", 'unavailable', /without an end/]
  ])('that %s', async (_name, body, type, message) => {
    await expect(translate(script(body))).rejects.toMatchObject({
      type,
      backend: 'command',
      message: expect.stringMatching(message)
    })
  })

  test('that does not answer in time', async () => {
    await expect(translate(script('cat >/dev/null', { timeout: 100 }))).rejects.toMatchObject({ type: 'timeout' })
  })

  test('that is not there ends the sending', async () => {
    const engine = command({ start, run: ['/no/such/program'] })
    await expect(translate(engine)).rejects.toMatchObject({
      type: 'unauthorized',
      message: 'Expected to start "/no/such/program", got ENOENT; check backends.command.run'
    })
  })

  test('that ends fails the calls that wait, keeps what was answered, and is started anew', async () => {
    const engine = script(
      `read -r line; id=\${line#*:\\"}; printf '{"id":"%s","text":"Un."}\\n' "\${id%%\\"*}"; exit 1`
    )
    const sources: Content[] = [['One.'], ['Two.'], ['Three.']]
    for (const [i, source] of sources.slice(0, 2).entries()) {
      const answered = new Map([[source, ['Un.']]])
      await expect(translate(engine, sources.slice(i))).rejects.toMatchObject({ type: 'unavailable', answered })
    }
    expect(await translate(engine, sources.slice(2))).toEqual([['Un.']])
  })

  test('whose other answers are good: they go with the error', async () => {
    const body = `
      read -r a; read -r b
      printf '{"id":"1","text":"Un."}\\n{"id":"2","error":"no"}\\n\\n{"id":"99","text":"?"}\\n'
      cat >/dev/null`
    const engine = script(body)
    const sources: Content[] = [['One.'], ['Two.']]
    const answered = new Map([[sources[0], ['Un.']]])
    await expect(translate(engine, sources)).rejects.toMatchObject({ type: 'bad-response', answered })
  })

  test('reads no shell in its arguments', async () => {
    const engine = command({ start, run: ['printf', '{"id":"1","text":"%s"}\\n', '$HOME; `id`'] })
    expect(await translate(engine)).toEqual([['$HOME; `id`']])
  })
})

test('settings', () => {
  const of = (options: Partial<CommandOptions>) => command({ start, run: ['a'], ...options }).fingerprint
  expect(of({ model: 'nllb-600M' })).toBe('command/nllb-600M+codec1')
  expect(of({ run: ['a', 'b'] })).not.toBe(of({}))
  for (const options of [{ run: [] }, { run: undefined }, { model: 'a b' }]) {
    expect(() => of(options)).toThrow(ConfigError)
  }
})
