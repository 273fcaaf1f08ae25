import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AzureOptions, azure } from '../../src/backends/azure.ts'
import type { Content } from '../../src/model/content.ts'
import { type BackendErrorType, ConfigError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { fakeKey, testHttpBackend } from '../contracts/http-backend.ts'
import { testTranslationBackend } from '../contracts/translation-backend.ts'
import { type AzureBody, azureError, startAzureServer } from '../support/azure-server.ts'
import type { JsonServer } from '../support/json-server.ts'
import { tagged, written } from './contents.ts'

const from = localeTag('en')
const plain: Content = ['The council met on Monday.']
const coded = tagged('Read <1>the report</1> & <2/> now', { 2: 'npm ci' })

testTranslationBackend(async () => {
  const server = await startAzureServer(fakeKey)
  return { engine: azure({ fetch, key: fakeKey, endpoint: server.url }), dispose: () => server.stop() }
})

testHttpBackend((endpoint, timeout) => azure({ fetch, key: fakeKey, endpoint, timeout }), 10_000)

describe('Azure Translator', () => {
  let server: JsonServer
  let before: number
  beforeAll(async () => {
    server = await startAzureServer(fakeKey)
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    before = server.requests.length
  })

  const requests = () =>
    server.requests.slice(before).map(({ path, headers, body }) => ({
      ...Object.fromEntries(new URL(`http://x${path}`).searchParams),
      region: headers['ocp-apim-subscription-region'],
      texts: (body as AzureBody).map(({ Text }) => Text)
    }))
  const engine = (options: Partial<AzureOptions> = {}) =>
    azure({ fetch, key: fakeKey, endpoint: server.url, ...options })
  const translate = (sources: readonly Content[] = [plain], options: Partial<AzureOptions> = {}, to = 'fr') =>
    engine(options).translate({ from, to: localeTag(to), sources })

  test('plain text goes as it is, with key, region and both languages', async () => {
    await translate([['Fish & <b>chips</b>']], { region: 'westeurope', model: 'news-2026' })
    expect(requests()).toEqual([
      {
        'api-version': '3.0',
        from: 'en',
        to: 'fr',
        textType: 'plain',
        category: 'news-2026',
        region: 'westeurope',
        texts: ['Fish & <b>chips</b>']
      }
    ])
    expect(server.requests[before]!.headers).toMatchObject({
      'ocp-apim-subscription-key': fakeKey,
      'user-agent': 'dragoman'
    })
  })

  test('codes go as HTML, what they show is not to be translated, and all of it is billed', async () => {
    const [target] = await translate([coded])
    expect(written(target!)).toMatch(/^⟦Ŕéáđ <1>ţĥé ŕéþöŕţ<\/1> & <2\/> ñöŵ ·+⟧$/)
    const sent = 'Read <b id="1">the report</b> &amp; <span id="2" class="notranslate">npm ci</span> now'
    expect(requests()).toMatchObject([{ textType: 'html', texts: [sent], region: undefined }])
    expect(engine().characters(coded)).toBe(sent.length)
    expect(engine().characters(['😀'])).toBe(1)
  })

  test('a mixed batch is two requests, and what it costs is what its sources cost', async () => {
    const sources = [plain, coded, ['Fish & chips'], tagged('<1/>', { 1: 'code' })]
    await translate(sources)
    expect(requests().map(({ texts }) => texts.length)).toEqual([2, 1])
    const sent = requests().flatMap(({ texts }) => texts)
    expect(sent.join('').length).toBe(sources.reduce((sum, source) => sum + engine().characters(source), 0))
  })

  test.each([
    ['pt', 'pt'],
    ['pt-BR', 'pt'],
    ['pt-PT', 'pt-pt'],
    ['pt-AO', 'pt-pt'],
    ['fr-CA', 'fr-ca'],
    ['es-419', 'es'],
    ['zh', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['yue', 'yue'],
    ['nb', 'nb'],
    ['no', 'nb'],
    ['sr', 'sr-Cyrl'],
    ['sr-Latn', 'sr-Latn'],
    ['mn', 'mn-Cyrl'],
    ['fil', 'fil'],
    ['he', 'he'],
    ['fa-AF', 'prs'],
    ['ckb', 'ku'],
    ['ku', 'kmr']
  ])('%s is %s to Azure', async (to, code) => {
    await translate([plain], {}, to)
    expect(requests()).toMatchObject([{ from: 'en', to: code }])
  })

  test.each(['nn', 'en-GB', 'uz-Cyrl', 'bs-Cyrl', 'tt', 'pa-PK', 'be'])(
    '%s is refused before anything is sent',
    async to => {
      await expect(translate([plain], {}, to)).rejects.toMatchObject({ type: 'unsupported-pair', backend: 'azure' })
      expect(requests()).toEqual([])
    }
  )

  test.each<[number, BackendErrorType]>([
    [400002, 'bad-request'],
    [400003, 'unsupported-pair'],
    [400019, 'unsupported-pair'],
    [400023, 'unsupported-pair'],
    [400035, 'unsupported-pair'],
    [400036, 'unsupported-pair'],
    [400050, 'too-large'],
    [400072, 'too-large'],
    [400074, 'bad-request'],
    [400075, 'unsupported-pair'],
    [400077, 'too-large'],
    [400079, 'unsupported-pair'],
    [401000, 'unauthorized'],
    [401015, 'unauthorized'],
    [403000, 'unauthorized'],
    [403001, 'quota-exceeded'],
    [408001, 'unavailable'],
    [408002, 'timeout'],
    [415000, 'bad-request'],
    [429000, 'rate-limited'],
    [429001, 'rate-limited'],
    [429002, 'rate-limited'],
    [500000, 'unavailable'],
    [503000, 'unavailable']
  ])('%i: %s', async (code, type) => {
    server.fail(azureError(code))
    await expect(translate()).rejects.toMatchObject({ type })
  })

  test.each<[string, unknown]>([
    ['0', {}],
    ['0', null],
    ['1', [{ translations: [{ text: 'Un.' }] }]]
  ])('a wrong count is a bad response: %s of 2', async (count, body) => {
    server.fail({ body })
    await expect(translate([plain, ['Another.']])).rejects.toMatchObject({
      type: 'bad-response',
      message: `Sent 2 sources to Azure, got ${count} back`
    })
  })

  test.each<[unknown]>([[null], [{}], [{ translations: [] }], [{ translations: [null] }], [{ translations: 'x' }]])(
    'what is paid for goes with the error when a neighbour comes back as %j',
    async empty => {
      server.fail({ body: [{ translations: [{ text: 'Un.' }] }, empty] })
      const answered = new Map([[plain, ['Un.']]])
      await expect(translate([plain, ['Another.']])).rejects.toMatchObject({ type: 'bad-response', answered })
    }
  )

  test('more than Azure takes is refused before it is sent', async () => {
    const many = Array.from({ length: 1_001 }, (_, i): Content => [`word ${i}`])
    await expect(translate(many)).rejects.toMatchObject({ type: 'too-large' })
    await expect(translate([['é'.repeat(50_001)]])).rejects.toMatchObject({ type: 'too-large' })
    expect(requests()).toEqual([])
  })

  test.each([
    ['Lisez le rapport &amp; npm ci', 'Lisez le rapport & npm ci'],
    [
      'Lisez <b id="1">le rapport</b> &amp;amp; <span class="notranslate" id="2">npm ci</span>',
      'Lisez <1>le rapport</1> & <2/>'
    ],
    ['<b id="1">x</b> <b id="1">y</b><script>z</script>', '<1>x</1> y'],
    ['<span id="2" class="notranslate" dir="ltr">npm ci</span> <b id="1" style="x">x</b>', '<2/> <1>x</1>']
  ])('the answer %s', async (text, target) => {
    server.fail({ body: [{ translations: [{ text }] }] })
    const [found] = await translate([coded])
    expect(written(found!)).toBe(target)
  })
})

describe('settings', () => {
  const options = { fetch, key: fakeKey }

  test('the category is part of the fingerprint', () => {
    expect(azure(options).fingerprint).toBe('azure/general+codec1')
    expect(azure({ ...options, model: 'news-2026', region: 'westeurope' }).fingerprint).toBe('azure/news-2026+codec1')
  })

  test.each<[Partial<AzureOptions>, RegExp]>([
    [{ key: undefined }, /AZURE_TRANSLATOR_KEY, got nothing/],
    [{ key: 'secret\nkey' }, /got one with spaces/],
    [{ region: 'West Europe' }, /"westeurope", got "West Europe"/],
    [{ model: 'a b' }, /got "a b"/],
    [{ endpoint: 'http://translate.example.org' }, /"https:\/\/"/]
  ])('%j is refused', (more, message) => {
    expect(() => azure({ ...options, ...more })).toThrow(ConfigError)
    expect(() => azure({ ...options, ...more })).toThrow(message)
  })

  test.each([
    [undefined, 'https://api.cognitive.microsofttranslator.com/translate'],
    [
      'https://api-eur.cognitive.microsofttranslator.com/',
      'https://api-eur.cognitive.microsofttranslator.com/translate'
    ],
    [
      'https://desk.cognitiveservices.azure.com',
      'https://desk.cognitiveservices.azure.com/translator/text/v3.0/translate'
    ],
    ['https://proxy.example.org/azure', 'https://proxy.example.org/azure/translate']
  ])('the endpoint %s is asked at %s', async (endpoint, address) => {
    const asked: string[] = []
    const engine = azure({
      key: fakeKey,
      endpoint,
      fetch: async url => {
        asked.push(url.origin + url.pathname)
        return Response.json([{ translations: [{ text: 'Un.' }] }])
      }
    })
    await engine.translate({ from, to: localeTag('fr'), sources: [plain] })
    expect(asked).toEqual([address])
  })
})
