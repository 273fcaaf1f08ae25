import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type LibreTranslateOptions, libreTranslate } from '../../src/backends/libretranslate.ts'
import type { Content } from '../../src/model/content.ts'
import { type BackendErrorType, ConfigError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { fakeKey, testHttpBackend } from '../contracts/http-backend.ts'
import { testTranslationBackend } from '../contracts/translation-backend.ts'
import type { JsonServer } from '../support/json-server.ts'
import { type LibreBody, startLibreServer } from '../support/libretranslate-server.ts'
import { tagged, written } from './contents.ts'

const from = localeTag('en')
const plain: Content = ['The council met on Monday.']

testTranslationBackend(async () => {
  const server = await startLibreServer()
  return { engine: libreTranslate({ fetch, endpoint: server.url }), dispose: () => server.stop() }
})

describe('asked for its languages', () => {
  testHttpBackend((endpoint, timeout) => libreTranslate({ fetch, endpoint, timeout, apiKey: fakeKey }), 60_000)
})

describe('asked for translations', () => {
  const languages = [{ code: 'en', targets: ['fr'] }]
  testHttpBackend(
    (endpoint, timeout) =>
      libreTranslate({
        fetch: async (url, init) => (url.pathname === '/languages' ? Response.json(languages) : fetch(url, init)),
        endpoint,
        timeout,
        apiKey: fakeKey
      }),
    60_000
  )
})

describe('LibreTranslate', () => {
  let server: JsonServer
  let before: number
  beforeAll(async () => {
    server = await startLibreServer({ apiKey: fakeKey, batchLimit: 20, charLimit: 500 })
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    before = server.requests.length
  })

  const bodies = () =>
    server.requests
      .slice(before)
      .filter(({ path }) => path === '/translate')
      .map(({ body }) => body as LibreBody)
  const engine = (options: Partial<LibreTranslateOptions> = {}) =>
    libreTranslate({ fetch, endpoint: server.url, apiKey: fakeKey, ...options })
  const translate = (sources: readonly Content[] = [plain], options: Partial<LibreTranslateOptions> = {}, to = 'fr') =>
    engine(options).translate({ from, to: localeTag(to), sources })
  /** What comes back when the server answers so. */
  const answered = async (source: Content, text: string) => {
    const same = engine()
    await same.translate({ from, to: localeTag('fr'), sources: [plain] })
    server.fail({ body: { translatedText: [text] } })
    const [target] = await same.translate({ from, to: localeTag('fr'), sources: [source] })
    return written(target!)
  }

  test('text goes as text, in one line, with the key', async () => {
    await translate([['Fish & chips,\n5 < 6']])
    expect(bodies()).toEqual([
      { q: ['Fish & chips, 5 < 6'], source: 'en', target: 'fr', format: 'text', api_key: fakeKey }
    ])
  })

  test('languages are asked for once', async () => {
    const same = engine()
    const request = { from, to: localeTag('fr'), sources: [plain] }
    await same.translate(request)
    await same.translate(request)
    expect(server.requests.slice(before).map(({ path }) => path)).toEqual(['/languages', '/translate', '/translate'])
  })

  test('codes go as HTML without nesting, and come back nested', async () => {
    const source = tagged('Read <1>all of <2>the report</2> <3/></1> & more', { 3: 'npm ci' })
    const [target] = await translate([source])
    expect(bodies()).toMatchObject([
      {
        q: ['Read <b id="1">all of </b><b id="2">the report</b><b id="1"> </b><code id="3">npm ci</code> &amp; more'],
        format: 'html'
      }
    ])
    expect(written(target!)).toMatch(/^⟦Ŕéáđ <1>áĺĺ öƒ <2>ţĥé ŕéþöŕţ<\/2> <3\/><\/1> & ɱöŕé [· ]+⟧$/)
    expect(engine().characters(source)).toBe([...bodies()[0]!.q[0]!].length)
  })

  test.each([
    ['text that reads as tags', tagged('The <1>bold</1> tag \\<b> of')],
    ['text that reads as references', tagged('Write <1>so</1>: &amp;')]
  ])('%s goes as text, and loses its codes', async (_name, source) => {
    const [target] = await translate([source])
    expect(bodies()).toMatchObject([{ format: 'text' }])
    expect(target!.every(part => typeof part === 'string')).toBe(true)
  })

  test.each([
    ['a tag doubled', '<b id="1">un</b> et <b id="1">deux</b>', '<1>un et deux</1>'],
    ['a tag doubled far apart', '<b id="1">un</b> et puis voici <b id="1">de</b>', '<1>un</1> et puis voici de'],
    ['a tag not closed', '<b id="1">un', 'un'],
    ['a tag invented', '<b id="7">un</b><script>x</script>', 'un'],
    ['a script that was a reference', '<script>alert(1)</script> <b id="1">un</b>', '<1>un</1>'],
    ['an attribute added', '<b class="x" id=1 lang="fr">5 < 6</b>', '<1>5 < 6</1>'],
    ['nothing of the code', 'un', 'un']
  ])('an answer with %s', async (_name, text, target) => {
    expect(await answered(tagged('<1>one</1> more'), text)).toBe(target)
  })

  test('a wrong key is answered with an emoji, and is unauthorized', async () => {
    const error = await translate([plain], { apiKey: 'a-wrong-key' }).catch((error: unknown) => error)
    expect(error).toMatchObject({ type: 'unauthorized' })
    expect(String(error)).not.toContain('a-wrong-key')
  })

  test.each<[number, string, BackendErrorType]>([
    [400, 'Invalid request: request (9) exceeds text limit (5)', 'too-large'],
    [400, 'Please contact the server operator to get an API key', 'unauthorized'],
    [400, 'xx is not supported', 'unsupported-pair'],
    [400, 'French (fr) is not available as a target language from English (en)', 'unsupported-pair'],
    [400, 'Invalid request: missing q parameter', 'bad-request'],
    [403, 'Too many request limits violations', 'unauthorized'],
    [500, 'Cannot translate text: out of memory', 'unavailable']
  ])('%i "%s": %s', async (status, message, type) => {
    const same = engine()
    const request = { from, to: localeTag('fr'), sources: [plain] }
    await same.translate(request)
    server.fail({ status, body: { error: message } })
    await expect(same.translate(request)).rejects.toMatchObject({ type })
  })

  test('a server that is asked too much is left alone for a minute, since it bans', async () => {
    server.fail({ status: 429, body: { error: 'Slowdown: 30 per 1 minute' } })
    await expect(translate()).rejects.toMatchObject({ type: 'rate-limited', retryAfter: 60_000 })
  })

  test('its limits make a batch too large', async () => {
    const many = Array.from({ length: 21 }, (_, i): Content => [`word ${i}`])
    await expect(translate(many)).rejects.toMatchObject({ type: 'too-large' })
    await expect(translate([['a'.repeat(501)]])).rejects.toMatchObject({ type: 'too-large' })
  })

  test('a wrong count is a bad response, and languages of another shape are', async () => {
    server.fail({ body: { languages: 'all' } })
    await expect(translate()).rejects.toMatchObject({ type: 'bad-response' })
    const same = engine()
    const request = { from, to: localeTag('fr'), sources: [plain, ['Two.']] }
    await same.translate(request)
    server.fail({ body: { translatedText: ['Un.'] } })
    await expect(same.translate(request)).rejects.toMatchObject({
      message: 'Sent 2 sources to LibreTranslate, got 1 back'
    })
  })

  test.each([
    ['pt', 'pt'],
    ['pt-BR', 'pt-BR'],
    ['pt-PT', 'pt'],
    ['zh', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['no', 'nb'],
    ['fil', 'tl'],
    ['fr-CA', 'fr']
  ])('%s is %s', async (to, target) => {
    await translate([plain], {}, to)
    expect(bodies()).toMatchObject([{ source: 'en', target }])
  })

  test('older servers have other names', async () => {
    const targets = ['zt', 'zh', 'pb']
    const body = [{ code: 'en', name: 'English', targets }]
    for (const [to, target] of [
      ['zh-Hant', 'zt'],
      ['zh', 'zh'],
      ['pt-BR', 'pb']
    ] as const) {
      server.fail({ body })
      await translate([plain], {}, to)
      expect(bodies().at(-1)).toMatchObject({ target })
    }
  })

  test.each(['sr-Latn', 'en-GB', 'am'])('%s is refused before a text is sent', async to => {
    await expect(translate([plain], {}, to)).rejects.toMatchObject({ type: 'unsupported-pair' })
    expect(bodies()).toEqual([])
  })
})

test('settings', () => {
  expect(libreTranslate({ fetch }).fingerprint).toBe('libretranslate+codec1')
  const { fingerprint, limits } = libreTranslate({ fetch, model: 'argos-1.9', batch: 1 })
  expect([fingerprint, limits.sources]).toEqual(['libretranslate/argos-1.9+codec1', 1])
  for (const options of [{ model: 'a b' }, { apiKey: 'a b' }, { endpoint: 'http://translate.example.org' }]) {
    expect(() => libreTranslate({ fetch, ...options })).toThrow(ConfigError)
  }
  for (const endpoint of ['http://libretranslate:5000', 'http://192.168.1.2:5000/sub', 'http://[::1]:5000']) {
    expect(libreTranslate({ fetch, endpoint }).name).toBe('libretranslate')
  }
})
