import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AwsOptions, aws } from '../../src/backends/aws.ts'
import type { Content } from '../../src/model/content.ts'
import { type BackendErrorType, ConfigError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { fakeKey, testHttpBackend } from '../contracts/http-backend.ts'
import { testTranslationBackend } from '../contracts/translation-backend.ts'
import { type AwsBody, awsError, startAwsServer } from '../support/aws-server.ts'
import type { JsonServer } from '../support/json-server.ts'
import { tagged, written } from './contents.ts'

const from = localeTag('en')
const plain: Content = ['The council met on Monday.']
const coded = tagged('Read <1>the report</1> & <2/> now', { 2: 'npm ci' })
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: fakeKey }
const given = { fetch, credentials, region: 'eu-west-1' }

testTranslationBackend(async () => {
  const server = await startAwsServer(fakeKey)
  return { engine: aws({ ...given, endpoint: server.url }), dispose: () => server.stop() }
})

testHttpBackend((endpoint, timeout) => aws({ ...given, endpoint, timeout }))

describe('Amazon Translate', () => {
  let server: JsonServer
  let before: number
  beforeAll(async () => {
    server = await startAwsServer(fakeKey)
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    before = server.requests.length
  })

  const bodies = () => server.requests.slice(before).map(({ body }) => body as AwsBody)
  const engine = (options: Partial<AwsOptions> = {}) => aws({ ...given, endpoint: server.url, ...options })
  const translate = (sources: readonly Content[] = [plain], options: Partial<AwsOptions> = {}, to = 'fr') =>
    engine(options).translate({ from, to: localeTag(to), sources })

  test('a request is signed for the service, the region and the time', async () => {
    await translate([['Fish & <b>chips</b>']], { now: () => new Date('2026-11-24T12:00:00Z') })
    expect(server.requests[before]).toMatchObject({
      path: '/',
      headers: {
        'x-amz-target': 'AWSShineFrontendService_20170701.TranslateText',
        'x-amz-date': '20261124T120000Z',
        'user-agent': 'dragoman',
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20261124\/eu-west-1\/translate\//
        )
      },
      body: { Text: 'Fish & <b>chips</b>', SourceLanguageCode: 'en', TargetLanguageCode: 'fr' }
    })
  })

  test('a wrong secret is refused, and temporary credentials bring their token', async () => {
    const wrong = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'another-secret' }
    await expect(translate([plain], { credentials: wrong })).rejects.toMatchObject({ type: 'unauthorized' })
    await translate([plain], { credentials: { ...credentials, sessionToken: 'a-session-token' } })
    expect(server.requests.at(-1)!.headers).toMatchObject({
      'x-amz-security-token': 'a-session-token',
      authorization: expect.stringContaining('x-amz-security-token')
    })
  })

  test('codes go as tokens, and are billed', async () => {
    const [target] = await translate([coded])
    expect(written(target!)).toMatch(/^⟦Ŕéáđ <1>ţĥé ŕéþöŕţ<\/1> & <2\/> ñöŵ ·+⟧$/)
    expect(bodies()).toMatchObject([{ Text: 'Read ⟦1⟧the report⟦/1⟧ & ⟦2/⟧ now' }])
    expect(engine().characters(coded)).toBe('Read ⟦1⟧the report⟦/1⟧ & ⟦2/⟧ now'.length)
  })

  test('text with such brackets of its own goes without its codes', async () => {
    await translate([tagged('The ⟦1⟧ in <1>bold</1>')])
    expect(bodies()).toMatchObject([{ Text: 'The ⟦1⟧ in bold' }])
  })

  test('each source is a request of its own', async () => {
    await translate([plain, coded, plain])
    expect(bodies().length).toBe(2)
    expect(engine().limits.sources).toBe(1)
  })

  test('glossary and formality are sent, the glossary by its locale', async () => {
    await translate([plain], { glossary: 'news', formality: 'less' })
    const glossary = { fr: 'news-fr', 'pt-BR': 'news-br' }
    for (const to of ['fr-CA', 'pt-BR', 'pt-PT']) await translate([plain], { glossary, formality: 'more' }, to)
    expect(bodies().map(({ TerminologyNames, Settings }) => [TerminologyNames, Settings?.Formality])).toEqual([
      [['news'], 'INFORMAL'],
      [['news-fr'], 'FORMAL'],
      [['news-br'], 'FORMAL'],
      [undefined, 'FORMAL']
    ])
  })

  test.each([
    ['pt', 'pt'],
    ['pt-BR', 'pt'],
    ['pt-PT', 'pt-PT'],
    ['fr-CA', 'fr-CA'],
    ['es-MX', 'es-MX'],
    ['es-419', 'es-MX'],
    ['es-ES', 'es'],
    ['zh', 'zh'],
    ['zh-HK', 'zh-TW'],
    ['nb', 'no'],
    ['sr', 'sr'],
    ['fil', 'tl'],
    ['fa-AF', 'fa-AF'],
    ['de-CH', 'de']
  ])('%s is %s to Amazon', async (to, code) => {
    await translate([plain], {}, to)
    expect(bodies()).toMatchObject([{ SourceLanguageCode: 'en', TargetLanguageCode: code }])
  })

  test.each(['sr-Latn', 'en-GB', 'nn', 'eu', 'pa-PK'])('%s is refused before anything is sent', async to => {
    await expect(translate([plain], {}, to)).rejects.toMatchObject({ type: 'unsupported-pair', backend: 'aws' })
    expect(bodies()).toEqual([])
  })

  test.each<[string, number, BackendErrorType]>([
    ['ThrottlingException', 400, 'rate-limited'],
    ['TooManyRequestsException', 400, 'rate-limited'],
    ['TextSizeLimitExceededException', 400, 'too-large'],
    ['UnsupportedLanguagePairException', 400, 'unsupported-pair'],
    ['UnrecognizedClientException', 400, 'unauthorized'],
    ['InvalidSignatureException', 400, 'unauthorized'],
    ['ExpiredTokenException', 400, 'unauthorized'],
    ['AccessDeniedException', 400, 'unauthorized'],
    ['ResourceNotFoundException', 400, 'bad-request'],
    ['InvalidRequestException', 400, 'bad-request'],
    ['InternalServerException', 500, 'unavailable'],
    ['ServiceUnavailableException', 400, 'unavailable']
  ])('%s (%i): %s', async (error, status, type) => {
    server.fail(awsError(error, 'No.', status))
    await expect(translate()).rejects.toMatchObject({ type })
  })

  test.each([[null], [{}], [[]], [{ TranslatedText: 3 }]])('the answer %j is a bad response', async body => {
    server.fail({ body })
    await expect(translate()).rejects.toMatchObject({ type: 'bad-response' })
  })

  test('what is paid for goes with the error when the next one fails', async () => {
    server.fail({ body: { TranslatedText: 'Un.' } }, awsError('ThrottlingException'))
    const answered = new Map([[plain, ['Un.']]])
    await expect(translate([plain, ['Another.']])).rejects.toMatchObject({ type: 'rate-limited', answered })
    expect(bodies().map(({ Text }) => Text)).toEqual(['The council met on Monday.', 'Another.'])
  })

  test('more bytes than Amazon takes are refused before they are sent', async () => {
    await expect(translate([['ल'.repeat(3_400)]])).rejects.toMatchObject({ type: 'too-large' })
    expect(bodies()).toEqual([])
  })
})

describe('settings', () => {
  test.each<[Partial<AwsOptions>, string]>([
    [{}, 'aws+codec1'],
    [{ glossary: 'news', formality: 'more' }, 'aws/glossary=news/more+codec1'],
    [{ glossary: { fr: 'b', ar: 'a' } }, 'aws/glossary=ar:a,fr:b+codec1']
  ])('%j has the fingerprint %s', (more, fingerprint) => {
    expect(aws({ ...given, ...more }).fingerprint).toBe(fingerprint)
  })

  test.each<[Partial<AwsOptions>, RegExp]>([
    [{ region: undefined }, /"eu-west-1" .* got ""/],
    [{ region: 'evil.example.org/' }, /got "evil.example.org\/"/],
    [{ credentials: { accessKeyId: undefined, secretAccessKey: 'x' } }, /AWS_ACCESS_KEY_ID, got nothing/],
    [{ credentials: { accessKeyId: 'x', secretAccessKey: '' } }, /AWS_SECRET_ACCESS_KEY, got nothing/],
    [{ credentials: { ...credentials, sessionToken: 'a b' } }, /AWS_SESSION_TOKEN, got one with spaces/],
    [{ glossary: { fr: 'a b' } }, /got "a b"/],
    [{ endpoint: 'http://translate.example.org' }, /"https:\/\/"/]
  ])('%j is refused', (more, message) => {
    expect(() => aws({ ...given, ...more })).toThrow(ConfigError)
    expect(() => aws({ ...given, ...more })).toThrow(message)
  })

  test.each([
    ['eu-west-1', 'https://translate.eu-west-1.amazonaws.com/'],
    ['cn-north-1', 'https://translate.cn-north-1.amazonaws.com.cn/']
  ])('the region %s is asked at %s', async (region, address) => {
    const asked: string[] = []
    const fetch = async (url: URL) => {
      asked.push(url.href)
      return Response.json({ TranslatedText: 'Un.' })
    }
    await aws({ ...given, region, fetch }).translate({ from, to: localeTag('fr'), sources: [plain] })
    expect(asked).toEqual([address])
  })
})
