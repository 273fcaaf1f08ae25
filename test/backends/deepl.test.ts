import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type DeeplOptions, deepl } from '../../src/backends/deepl.ts'
import { type Content, plainText } from '../../src/model/content.ts'
import { type BackendErrorType, ConfigError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { fakeKey, testHttpBackend } from '../contracts/http-backend.ts'
import { testTranslationBackend } from '../contracts/translation-backend.ts'
import { googleTranslation } from '../support/google-server.ts'
import { type JsonReply, type JsonRequest, type JsonServer, startJsonServer } from '../support/json-server.ts'
import { tagged, written } from './contents.ts'

interface Body {
  readonly text: readonly string[]
  readonly source_lang: string
  readonly target_lang: string
  readonly tag_handling?: string
}

/** DeepL on this machine: words in the target's script, tags kept, XML parsed strictly. */
function answer({ body }: JsonRequest): JsonReply {
  const { text, source_lang, target_lang, tag_handling } = body as Body
  const mimeType = tag_handling === 'xml' ? 'text/html' : 'text/plain'
  const translations = text.map(text => ({ text: googleTranslation(text, source_lang, target_lang, mimeType) }))
  return { body: { translations } }
}

const from = localeTag('en')
const plain: Content = ['The council met on Monday.']
const coded = tagged('Read <1>the report</1> & <2/> now', { 2: 'npm ci' })

testTranslationBackend(async () => {
  const server = await startJsonServer(answer)
  return { engine: deepl({ fetch, authKey: fakeKey, endpoint: server.url }), dispose: () => server.stop() }
})

testHttpBackend((endpoint, timeout) => deepl({ fetch, authKey: fakeKey, endpoint, timeout }))

describe('DeepL', () => {
  let server: JsonServer
  let before: number
  beforeAll(async () => {
    server = await startJsonServer(answer)
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    before = server.requests.length
  })

  const bodies = () => server.requests.slice(before).map(({ body }) => body as Body)
  const engine = (options: Partial<DeeplOptions> = {}) =>
    deepl({ fetch, authKey: fakeKey, endpoint: server.url, ...options })
  const translate = (sources: readonly Content[] = [plain], options: Partial<DeeplOptions> = {}, to = 'fr') =>
    engine(options).translate({ from, to: localeTag(to), sources })

  test('plain text goes as it is, with the key, both languages and no splitting', async () => {
    await translate([['Fish & <b>chips</b>']])
    expect(server.requests[before]).toMatchObject({
      path: '/v2/translate',
      headers: { authorization: `DeepL-Auth-Key ${fakeKey}`, 'user-agent': 'dragoman' }
    })
    expect(bodies()).toEqual([
      {
        text: ['Fish & <b>chips</b>'],
        source_lang: 'EN',
        target_lang: 'FR',
        split_sentences: '0',
        preserve_formatting: true
      }
    ])
  })

  test('codes go as XML without attributes, and are no part of the bill', async () => {
    const [target] = await translate([coded])
    expect(written(target!)).toMatch(/^⟦Ŕéáđ <1>ţĥé ŕéþöŕţ<\/1> & <2\/> ñöŵ ·+⟧$/)
    expect(bodies()).toMatchObject([
      {
        text: ['Read <g1>the report</g1> &amp; <x2/> now'],
        tag_handling: 'xml',
        tag_handling_version: 'v2',
        outline_detection: false
      }
    ])
    expect(engine().characters(coded)).toBe('Read the report &  now'.length)
  })

  test('a mixed batch is two requests, each with the whole as context', async () => {
    await translate([plain, coded])
    const context = 'The council met on Monday.\nRead the report &  now'
    expect(bodies().map(body => (body as { context?: string }).context)).toEqual([context, context])
    const neighbours = new Map([
      [
        plain,
        [
          { source: ['Before it.'], target: undefined, isBefore: true },
          { source: ['After it.'], target: undefined, isBefore: false }
        ]
      ]
    ])
    await engine().translate({ from, to: localeTag('fr'), sources: [plain], neighbours })
    expect(bodies().at(-1)).toMatchObject({ context: 'Before it.\nThe council met on Monday.\nAfter it.' })
    await translate([plain, coded], { context: false })
    expect(
      bodies()
        .slice(3)
        .some(body => 'context' in body)
    ).toBe(false)
  })

  test('glossary, formality and model are sent', async () => {
    await translate([plain], { glossary: 'def3a26b-3e84', formality: 'more', model: 'latency_optimized' })
    expect(bodies()).toMatchObject([
      { glossary_id: 'def3a26b-3e84', formality: 'prefer_more', model_type: 'latency_optimized' }
    ])
  })

  test.each<[string, string, Partial<DeeplOptions>?]>([
    ['pt', 'PT-BR'],
    ['pt', 'PT-PT', { variants: { pt: 'pt-PT' } }],
    ['pt-AO', 'PT-PT'],
    ['es', 'ES'],
    ['es-MX', 'ES-419'],
    ['zh', 'ZH-HANS'],
    ['zh-TW', 'ZH-HANT'],
    ['nb', 'NB'],
    ['no', 'NB'],
    ['he', 'HE'],
    ['fil', 'TL'],
    ['fa-AF', 'PRS']
  ])('%s is %s to DeepL', async (to, code, options) => {
    await translate([plain], options, to)
    expect(bodies()).toMatchObject([{ source_lang: 'EN', target_lang: code }])
  })

  test.each<[string, string, Partial<DeeplOptions>?]>([
    ['en', 'EN-US'],
    ['en', 'EN-GB', { variants: { en: 'en-GB' } }],
    ['en-AU', 'EN-GB'],
    ['en-US', 'EN-US']
  ])('%s is %s as a target', async (to, code, options) => {
    await engine(options).translate({ from: localeTag('zh-Hant'), to: localeTag(to), sources: [plain] })
    expect(bodies()).toMatchObject([{ source_lang: 'ZH', target_lang: code }])
  })

  test.each(['sr-Latn', 'en-GB', 'nn', 'am', 'pa-PK'])('%s is refused before anything is sent', async to => {
    await expect(translate([plain], {}, to)).rejects.toMatchObject({ type: 'unsupported-pair', backend: 'deepl' })
    expect(bodies()).toEqual([])
  })

  test.each<[number, string, BackendErrorType]>([
    [456, 'Quota Exceeded', 'quota-exceeded'],
    [529, 'Too many requests', 'rate-limited'],
    [414, '', 'too-large'],
    [400, "Value for 'target_lang' not supported.", 'unsupported-pair'],
    [400, 'No dictionary found for language pair', 'unsupported-pair'],
    [400, 'Tag handling parsing failed, please check input.', 'bad-request'],
    [404, 'Glossary not found', 'bad-request']
  ])('%i "%s": %s', async (status, message, type) => {
    server.fail({ status, body: { message } })
    await expect(translate()).rejects.toMatchObject({ type })
  })

  test.each<[string, unknown]>([
    ['0', {}],
    ['0', null],
    ['0', { translations: 'none' }],
    ['1', { translations: [{ text: 'Un.' }] }]
  ])('a wrong count is a bad response: %s of 2', async (count, body) => {
    server.fail({ body })
    await expect(translate([plain, ['Another.']])).rejects.toMatchObject({
      type: 'bad-response',
      message: `Sent 2 sources to DeepL, got ${count} back`
    })
  })

  test('what is paid for goes with the error when a neighbour comes back empty', async () => {
    const same = engine()
    const request = { from, to: localeTag('fr'), sources: [plain, ['Another.']] }
    server.fail({ body: { translations: [{ text: 'Un.' }, {}] } })
    const answered = new Map([[plain, ['Un.']]])
    await expect(same.translate(request)).rejects.toMatchObject({ type: 'bad-response', answered })
  })

  test('more than DeepL takes is refused before it is sent', async () => {
    const many = Array.from({ length: 51 }, (_, i): Content => [`word ${i}`])
    await expect(translate(many)).rejects.toMatchObject({ type: 'too-large' })
    await expect(translate([['é'.repeat(65_600)]])).rejects.toMatchObject({ type: 'too-large' })
    expect(bodies()).toEqual([])
  })

  test('an answer without its tags is text, and its codes are missing', async () => {
    server.fail({ body: { translations: [{ text: 'Protonenstrahl' }] } })
    expect(await translate([coded])).toEqual([['Protonenstrahl']])
  })

  test.each([
    ['<G1>x</G1> &amp; <x2></x2>', '<1>x</1> & <2/>'],
    ['<g1>x</g1> <g1>y</g1><x2/><x2/>', '<1>x</1> y<2/>'],
    ['<g1>x <x2/></g1><g9>y</g9>', '<1>x <2/></1>y'],
    ['x</g1> <g1>y', 'x y'],
    ['< g1 >x</g1><x2 id="nombre-2"/>', '< g1 >x<2/>']
  ])('the answer %s', async (text, target) => {
    server.fail({ body: { translations: [{ text }] } })
    const [found] = await translate([tagged('<1>a</1> <2/>')])
    expect(plainText(found!)).toBe(plainText(tagged(target)))
    expect(written(found!).replaceAll(' ', '')).toBe(target.replaceAll(' ', ''))
  })
})

describe('settings', () => {
  const options = { fetch, authKey: fakeKey }
  test.each<[Partial<DeeplOptions>, string]>([
    [{}, 'deepl/default/context+codec1'],
    [{ variants: { pt: 'pt-BR', en: 'en-US' } }, 'deepl/default/context+codec1'],
    [{ variants: { pt: 'pt-PT', en: 'en-GB' } }, 'deepl/default/en-GB/pt-PT/context+codec1'],
    [{ context: false, model: 'latency_optimized' }, 'deepl/latency_optimized+codec1'],
    [
      { glossary: 'g-1', formality: 'less', variants: { en: 'en-GB' } },
      'deepl/default/glossary=g-1/less/en-GB/context+codec1'
    ]
  ])('%j has the fingerprint %s', (more, fingerprint) => {
    expect(deepl({ ...options, ...more }).fingerprint).toBe(fingerprint)
  })

  test.each<[Partial<DeeplOptions>, RegExp]>([
    [{ authKey: undefined }, /DEEPL_AUTH_KEY, got nothing/],
    [{ authKey: 'secret\nkey' }, /got one with spaces/],
    [{ glossary: 'a b' }, /got "a b"/],
    [{ endpoint: 'http://deepl.example.org' }, /"https:\/\/"/],
    [{ endpoint: 'https://user:pass@deepl.example.org' }, /without user/],
    [{ endpoint: 'deepl' }, /got "deepl"/]
  ])('%j is refused', (more, message) => {
    expect(() => deepl({ ...options, ...more })).toThrow(ConfigError)
    expect(() => deepl({ ...options, ...more })).toThrow(message)
  })

  test.each([
    ['key-0123456789', 'https://api.deepl.com/v2/translate'],
    ['key-0123456789:fx', 'https://api-free.deepl.com/v2/translate']
  ])('the key %s goes to %s', async (authKey, address) => {
    const asked: string[] = []
    const engine = deepl({
      authKey,
      fetch: async url => {
        asked.push(url.href)
        return Response.json({ translations: [{ text: 'Un.' }] })
      }
    })
    await engine.translate({ from, to: localeTag('fr'), sources: [plain] })
    expect(asked).toEqual([address])
  })
})
