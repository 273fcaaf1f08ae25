import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codePoints } from '../../src/backends/codec/codec.ts'
import { type GoogleOptions, google } from '../../src/backends/google.ts'
import { type Content, plainText } from '../../src/model/content.ts'
import { BackendError, type BackendErrorType, ConfigError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { testTranslationBackend } from '../contracts/translation-backend.ts'
import { type Fault, type GoogleServer, googleTranslation, startGoogleServer } from '../support/google-server.ts'
import { tagged, written } from './contents.ts'

const key = 'AIza-not-a-real-key'
const from = localeTag('en')
const french = localeTag('fr')
const plain: Content = ['The council met on Monday.']
const coded = tagged('Read <1>the report</1> & <2/> now', { 2: 'npm ci' })

const transports = {
  'v3 grpc': ({ grpcUrl }) => ({ endpoint: grpcUrl, project: 'p' }),
  'v3 rest': ({ url }) => ({ endpoint: url, project: 'p' }),
  v2: ({ url }) => ({ api: 'v2', endpoint: url, apiKey: key })
} satisfies Record<string, (server: GoogleServer) => GoogleOptions>

type Transport = keyof typeof transports

describe.each(Object.keys(transports) as Transport[])('over %s', transport => {
  testTranslationBackend(async () => {
    const server = await startGoogleServer()
    return { engine: google(transports[transport](server)), dispose: () => server.stop() }
  })

  let server: GoogleServer
  let before: number
  beforeAll(async () => {
    server = await startGoogleServer({ apiKey: key })
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    before = server.requests.length
  })

  const requests = () => server.requests.slice(before)
  const engine = (options: GoogleOptions = {}) => google({ ...transports[transport](server), ...options })
  const translate = (sources: readonly Content[] = [plain], options: GoogleOptions = {}) =>
    engine(options).translate({ from, to: french, sources })
  const failure = (sources?: readonly Content[], options?: GoogleOptions) =>
    translate(sources, options).then(
      () => expect.unreachable('was translated'),
      (error: unknown) => {
        expect(error).toBeInstanceOf(BackendError)
        expect((error as Error).message).not.toContain(key)
        expect(String((error as Error).cause)).not.toContain(key)
        return error as BackendError
      }
    )

  test('plain text goes as plain text, with both languages', async () => {
    const [target] = await translate()
    expect(target).toEqual([googleTranslation(plainText(plain), 'en', 'fr')])
    expect(requests()).toMatchObject([
      { api: transport, mimeType: 'text/plain', from: 'en', to: 'fr', contents: [plainText(plain)] }
    ])
  })

  test('codes go as HTML, and references in the answer are read', async () => {
    const [target] = await translate([coded])
    expect(written(target!)).toMatch(/^⟦Ŕéáđ <1>ţĥé ŕéþöŕţ<\/1> & <2\/> ñöŵ ·+ ?·*⟧$/)
    expect(requests()).toMatchObject([{ mimeType: 'text/html' }])
    expect(requests()[0]!.contents).toEqual([
      'Read <b id="1">the report</b> &amp; <span id="2" translate="no">npm ci</span> now'
    ])
  })

  test('a mixed batch is two requests, and costs what its sources cost', async () => {
    const sources = [plain, coded, ['Fish & chips'], tagged('<1/>', { 1: 'code' }), tagged('One<1/>two 😀')]
    const targets = await translate(sources)
    expect(targets.map(target => plainText(target).length > 0)).toEqual([true, true, true, false, true])
    expect(
      requests()
        .map(({ mimeType }) => mimeType)
        .sort()
    ).toEqual(['text/html', 'text/plain'])
    const { characters } = engine()
    const predicted = sources.reduce((sum, source) => sum + characters(source), 0)
    expect(requests().reduce((sum, request) => sum + request.characters, 0)).toBe(predicted)
    expect(characters(plain)).toBe(codePoints(plainText(plain)))
  })

  test.each([
    ['pt-BR', 'pt-BR'],
    ['pt-PT', 'pt-PT'],
    ['es-419', 'es'],
    ['zh-Hans', 'zh-CN'],
    ['zh-HK', 'zh-TW'],
    ['nb', 'no'],
    ['he', 'he'],
    ['sr', 'sr'],
    ['pa-PK', 'pa-Arab']
  ])('%s is %s to Google', async (tag, code) => {
    await engine().translate({ from: localeTag('en-GB'), to: localeTag(tag), sources: [plain] })
    expect(requests()).toMatchObject([{ from: 'en', to: code }])
  })

  test.each(['sr-Latn', 'en-GB', 'uz-Cyrl'])('%s is refused before anything is sent', async tag => {
    const request = { from, to: localeTag(tag), sources: [plain] }
    await expect(engine().translate(request)).rejects.toMatchObject({ type: 'unsupported-pair', backend: 'google' })
    expect(requests()).toEqual([])
  })

  const refused: [Fault, BackendErrorType][] = [
    ['rate-limited', 'rate-limited'],
    ['old-rate-limit', 'rate-limited'],
    ['old-daily-limit', 'quota-exceeded'],
    ['daily-quota', 'quota-exceeded'],
    ['unavailable', 'unavailable'],
    ['bad-gateway', 'unavailable'],
    ['internal', 'unavailable'],
    ['forbidden', 'unauthorized'],
    ['wrong-key', 'unauthorized'],
    ['too-long', 'too-large'],
    ['bad-request', 'bad-request'],
    ['unsupported-language', 'unsupported-pair'],
    ['unknown-glossary', 'bad-request'],
    ['cut', 'unavailable']
  ]
  test.each(refused)('%s: %s, after one attempt', async (fault, type) => {
    server.fail(fault)
    const error = await failure()
    expect(error).toMatchObject({ type, backend: 'google' })
    expect(error.message).toMatch(/^Expected .*, got .*[^.]$/)
    expect(requests().length).toBe(1)
    expect(plainText((await translate())[0]!)).not.toBe('')
  })

  test('RetryInfo says how long to wait', async () => {
    server.fail('rate-limited')
    expect((await failure()).retryAfter).toBe(1_500)
    server.fail('old-rate-limit')
    expect((await failure()).retryAfter).toBeUndefined()
  })

  test('a connection cut during the call says so to who counts what is billed', async () => {
    server.fail('cut')
    expect((await failure()).cause).toMatchObject({ code: 'ECONNRESET' })
    server.fail('unavailable')
    expect((await failure()).cause).not.toHaveProperty('code')
  })

  test.each<[Fault, RegExp]>([
    ['no-translations', /^Sent 2 sources to Google, got 0 back$/],
    ['one-missing', /^Sent 2 sources to Google, got 1 back$/],
    ['one-blank', /^Sent 2 sources to Google, got 1 back empty$/]
  ])('%s is a bad response', async (fault, message) => {
    server.fail(fault)
    expect(await failure([plain, ['Another sentence.']])).toMatchObject({
      type: 'bad-response',
      message: expect.stringMatching(message)
    })
  })

  test('a page instead of JSON fails, and the process lives', async () => {
    server.fail('not-json')
    expect(['unavailable', 'bad-response']).toContain((await failure()).type)
  })

  test('no answer in time is a timeout', async () => {
    server.fail('hold')
    expect((await failure([plain], { timeout: 250 })).type).toBe('timeout')
    server.release()
  })

  test.each<[Fault, RegExp]>([
    ['double-entities', /^⟦Ŕéáđ <1>ţĥé ŕéþöŕţ<\/1> & "<2\/>" ñöŵ ·+ ?·*⟧$/],
    ['tags-lost', /^⟦Ŕéáđ ţĥé ŕéþöŕţ & "npm ci" ñöŵ ·+ ?·*⟧$/],
    ['tags-doubled', /^⟦Ŕéáđ <1>ţĥé ŕéþöŕţ<\/1> & "<2\/>" ñöŵ ·+ ?·*⟧ ⟦Ŕéáđ ţĥé ŕéþöŕţ & "" ñöŵ ·+ ?·*⟧$/],
    ['tags-styled', /^⟦Ŕéáđ <1>ţĥé ŕéþöŕţ<\/1> & "<2\/>" ñöŵ ·+ ?·*⟧$/],
    ['tags-spaced', /^⟦Ŕéáđ <1>ţĥé ŕéþöŕţ<\/1> & "<2\/>" ñöŵ ·+ ?·*⟧$/],
    ['tags-invented', /^⟦Ŕéáđ <1>ţĥé ŕéþöŕţ<\/1> & "<2\/>" ñöŵ ·+ ?·*⟧$/]
  ])('an answer with %s', async (fault, target) => {
    server.fail(fault)
    const [found] = await translate([tagged('Read <1>the report</1> & "<2/>" now', { 2: 'npm ci' })])
    expect(written(found!)).toMatch(target)
  })

  describe('what is paid for goes with the error', () => {
    test('when the other half of a mixed batch fails', async () => {
      const same = engine()
      const request = { from, to: french, sources: [plain, coded] }
      server.fail('hold')
      server.fail('unavailable')
      const first = same.translate(request).catch((error: unknown) => error)
      await server.received(before + 2)
      server.release()
      const error = (await first) as BackendError
      expect(error.type).toBe('unavailable')
      expect(error.answered.size).toBe(1)
      const billed = requests().filter(({ isBilled }) => isBilled)
      expect(billed.map(({ characters }) => characters)).toEqual([...error.answered.keys()].map(same.characters))
    })

    test('when a neighbour comes back empty', async () => {
      const same = engine()
      const sources: Content[] = [['One.'], ['Two words.'], ['Three words here.']]
      server.fail('one-blank')
      const error: BackendError = await same.translate({ from, to: french, sources }).catch(error => error)
      expect(error.type).toBe('bad-response')
      expect([...error.answered.keys()]).toEqual(sources.slice(1))
    })
  })

  test('an abort after a request was sent does not throw away its answer', async () => {
    const { signal, abort } = controller()
    server.fail('hold')
    const answer = engine().translate({ from, to: french, sources: [plain], signal })
    await server.received(before + 1)
    abort()
    server.release()
    expect((await answer).length).toBe(1)
  })

  test('an abort while the client is being loaded sends nothing', async () => {
    const { signal, abort } = controller()
    const answer = engine().translate({ from, to: french, sources: [plain], signal })
    abort()
    await expect(answer).rejects.toMatchObject({ type: 'cancelled' })
    expect(requests()).toEqual([])
  })

  test('more than Google takes is refused before it is sent', async () => {
    expect((await failure([['a'.repeat(100_001)]])).type).toBe('too-large')
    expect((await failure(Array.from({ length: 1_100 }, (_, i): Content => [`word ${i}`]))).type).toBe('too-large')
    expect(requests()).toEqual([])
  })
})

describe('v3', () => {
  test('sends model and glossary of its location, and takes the glossary’s translations', async () => {
    const server = await startGoogleServer()
    const engine = google({ endpoint: server.grpcUrl, project: 'p', location: 'us-central1', glossary: 'terms' })
    const [target] = await engine.translate({ from, to: french, sources: [plain] })
    expect(plainText(target!)).not.toBe('without glossary')
    const parent = 'projects/p/locations/us-central1'
    expect(server.requests).toMatchObject([
      { model: `${parent}/models/general/nmt`, glossary: `${parent}/glossaries/terms` }
    ])
    await server.stop()
  })

  test('a server that is not there is unavailable', async () => {
    const server = await startGoogleServer()
    await server.stop()
    for (const endpoint of [server.url, server.grpcUrl]) {
      const answer = google({ endpoint, project: 'p' }).translate({ from, to: french, sources: [plain] })
      await expect(answer).rejects.toMatchObject({ type: 'unavailable' })
    }
  })

  test('a server that comes back is found again', async () => {
    const server = await startGoogleServer()
    const engine = google({ endpoint: server.grpcUrl, project: 'p' })
    server.fail('cut')
    await expect(engine.translate({ from, to: french, sources: [plain] })).rejects.toMatchObject({
      type: 'unavailable'
    })
    expect((await engine.translate({ from, to: french, sources: [plain] })).length).toBe(1)
    await server.stop()
  })
})

describe('v2', () => {
  test('a wrong key is unauthorized, and stays secret', async () => {
    const server = await startGoogleServer({ apiKey: key })
    const wrong = 'AIza-a-wrong-key'
    const engine = google({ api: 'v2', apiKey: wrong, endpoint: server.url })
    const error = await engine.translate({ from, to: french, sources: [plain] }).catch((error: unknown) => error)
    expect(error).toMatchObject({ type: 'unauthorized' })
    expect(`${error} ${(error as Error).cause}`).not.toContain(wrong)
    await server.stop()
  })
})

describe('settings', () => {
  test.each<[GoogleOptions, string]>([
    [{}, 'google/v3/general/nmt+codec1'],
    [{ model: 'general/translation-llm' }, 'google/v3/general/translation-llm+codec1'],
    [{ location: 'us-central1', glossary: 'terms' }, 'google/v3/general/nmt/glossary=terms+codec1'],
    [{ glossary: 'projects/p/locations/europe-west1/glossaries/g' }, 'google/v3/general/nmt/glossary=g+codec1'],
    [{ api: 'v2', apiKey: key }, 'google/v2/nmt+codec1']
  ])('%j has the fingerprint %s', (options, fingerprint) => {
    expect(google(options).fingerprint).toBe(fingerprint)
  })

  test.each<[GoogleOptions, RegExp]>([
    [{ api: 'v2' }, /API key .* got nothing/],
    [{ api: 'v2', apiKey: key, glossary: 'terms' }, /no glossary .* got "terms"/],
    [{ api: 'v2', apiKey: key, model: 'general/translation-llm' }, /got "general\/translation-llm"/],
    [{ api: 'v2', apiKey: key, endpoint: 'grpc://127.0.0.1:1' }, /http endpoint/],
    [{ glossary: 'terms' }, /region such as "us-central1"/],
    [{ glossary: 'a b' }, /got "a b"/],
    [
      { location: 'global', model: 'projects/p/locations/us-central1/models/m' },
      /one location .* "global" and "us-central1"/
    ],
    [{ endpoint: 'http://translate.example.org' }, /"https:\/\/"/],
    [{ endpoint: 'grpc://10.0.0.1:80' }, /"https:\/\/"/],
    [{ endpoint: 'ftp://127.0.0.1' }, /got "ftp:\/\/127.0.0.1"/],
    [{ endpoint: 'https://translate.example.org/path' }, /without a path/]
  ])('%j is refused', (options, message) => {
    expect(() => google(options)).toThrow(ConfigError)
    expect(() => google(options)).toThrow(message)
  })
})

describe('in a process of its own', () => {
  const run = (settings: object, env: Readonly<Record<string, string>>) => {
    const script = `
      import { createEngine } from ${JSON.stringify(new URL('../../src/backends/backends.ts', import.meta.url).href)}
      const engine = await createEngine({ name: 'google', ...${JSON.stringify(settings)} }, { googleApiKey: process.env.GOOGLE_API_KEY })
      const request = { from: 'en', to: 'fr', sources: [['One word.']] }
      console.log(await engine.translate(request).then(targets => targets[0][0], error => error.type))`
    const args = ['--input-type=module-typescript', '--eval', script]
    const environment = { PATH: process.env.PATH, HOME: '/nonexistent', METADATA_SERVER_DETECTION: 'none', ...env }
    return promisify(execFile)(process.execPath, args, { env: environment }).then(({ stdout }) => stdout.trim())
  }

  test('it translates over each transport, and ends by itself while the server lives', async () => {
    const server = await startGoogleServer()
    const settings = [
      { endpoint: server.grpcUrl },
      { endpoint: server.url },
      { api: 'v2', endpoint: server.url },
      { api: 'v2' }
    ]
    const answers = await Promise.all(settings.map(setting => run(setting, server.v2Environment)))
    expect(answers).toEqual(settings.map(() => googleTranslation('One word.', 'en', 'fr')))
    await server.stop()
  })

  test('without credentials, or with a missing file of them, it is unauthorized and lives', async () => {
    expect(await run({ project: 'p' }, {})).toBe('unauthorized')
    expect(await run({}, { GOOGLE_APPLICATION_CREDENTIALS: '/nonexistent/key.json' })).toBe('unauthorized')
  })
})

function controller(): { readonly signal: AbortSignal; abort(): void } {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}
