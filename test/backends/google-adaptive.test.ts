import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type GoogleOptions, google } from '../../src/backends/google.ts'
import type { Reference } from '../../src/backends/translation-backend.ts'
import { type Content, plainText } from '../../src/model/content.ts'
import { type BackendError, ConfigError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { type GoogleServer, startGoogleServer } from '../support/google-server.ts'
import { tagged, written } from './contents.ts'

const from = localeTag('en')
const french = localeTag('fr')
const parent = 'projects/p/locations/us-central1'
const plain: Content = ['The council met on Monday.']
const other: Content = ['Nobody knows why.']
const coded = tagged('Read <1>the report</1> & <2/> now', { 2: 'npm ci' })

const reference = (source: string, target: string): Reference => ({
  source: tagged(source, { 2: 'npm ci' }),
  target: tagged(target, { 2: 'npm ci' }),
  similarity: 80
})
const alike = new Map<Content, readonly Reference[]>([
  [plain, [reference('The council met on Sunday.', 'Le conseil s’est réuni dimanche.')]],
  [coded, [reference('Read <1>the report</1>, then <2/>', 'Lisez <1>le rapport</1>, puis <2/>')]]
])

describe.each(['grpc', 'rest'] as const)('over %s', transport => {
  let server: GoogleServer
  let before: number
  beforeAll(async () => {
    server = await startGoogleServer()
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    before = server.requests.length
  })

  const requests = () => server.requests.slice(before)
  const engine = (options: GoogleOptions) => {
    const endpoint = transport === 'grpc' ? server.grpcUrl : server.url
    return google({ endpoint, project: 'p', location: 'us-central1', ...options })
  }
  const translate = (options: GoogleOptions, sources: readonly Content[] = [plain], to = french) =>
    engine(options).translate({ from, to, sources, references: alike })

  describe('glossaries', () => {
    test('each locale has its own, or that of a wider one, or none', async () => {
      const glossary = { fr: 'news-fr', 'pt-BR': `${parent}/glossaries/news-br` }
      for (const to of ['fr-CA', 'pt-BR', 'pt-PT', 'de']) await translate({ glossary }, [plain], localeTag(to))
      expect(requests().map(({ glossary }) => glossary)).toEqual([
        `${parent}/glossaries/news-fr`,
        `${parent}/glossaries/news-br`,
        '',
        ''
      ])
    })

    test('are used as they are set to be, and only their translations are taken', async () => {
      const [target] = await translate({ glossary: 'g', glossaryIgnoreCase: true, glossaryContextual: true })
      await translate({ glossary: 'g' })
      expect(plainText(target!)).not.toBe('without glossary')
      expect(requests().map(({ ignoreCase, contextual }) => [ignoreCase, contextual])).toEqual([
        [true, true],
        [false, false]
      ])
    })
  })

  test('the language model is asked by its name, in markup and without', async () => {
    const [a, b] = await translate({ model: 'general/translation-llm' }, [plain, coded])
    expect(plainText(a!)).not.toBe('')
    expect(written(b!)).toMatch(/<1>.*<\/1>.*<2\/>/)
    expect(requests()).toMatchObject([
      { model: `${parent}/models/general/translation-llm`, adaptive: undefined },
      { model: `${parent}/models/general/translation-llm`, adaptive: undefined }
    ])
  })

  describe('adaptive translation', () => {
    test('follows what the memory has, in plain text and in markup', async () => {
      const targets = await translate({ adaptive: true }, [plain, coded])
      expect(written(targets[1]!)).toMatch(/<1>.*<\/1>.*<2\/>/)
      const [first, second] = requests().toSorted((a, b) => b.mimeType.localeCompare(a.mimeType))
      expect(first).toMatchObject({
        from: 'en',
        to: 'fr',
        mimeType: 'text/plain',
        adaptive: { dataset: '', references: [[['The council met on Sunday.', 'Le conseil s’est réuni dimanche.']]] }
      })
      expect(second).toMatchObject({
        mimeType: 'text/html',
        adaptive: { references: [[['Read the report, then npm ci', 'Lisez le rapport, puis npm ci']]] }
      })
    })

    test('asks the language model for what the memory has nothing alike for', async () => {
      const targets = await translate({ adaptive: true }, [other, plain])
      expect(targets.map(target => plainText(target) !== '')).toEqual([true, true])
      const all = requests().map(({ contents, model, adaptive }) => [contents, model, adaptive !== undefined])
      expect(all.length).toBe(2)
      expect(all).toContainEqual([[plainText(other)], `${parent}/models/general/translation-llm`, false])
      expect(all).toContainEqual([[plainText(plain)], '', true])
    })

    test('shows no pair that is longer than Google takes', async () => {
      const long = new Map([[plain, [reference('a '.repeat(200), 'b '.repeat(200)), reference('One.', 'Un.')]]])
      await engine({ adaptive: true }).translate({ from, to: french, sources: [plain], references: long })
      expect(requests()).toMatchObject([{ adaptive: { references: [[['One.', 'Un.']]] } }])
    })

    test('follows a dataset, with a glossary', async () => {
      const adaptive = { fr: 'news-en-fr' }
      const [target] = await translate({ adaptive, glossary: { fr: 'g' } })
      expect(plainText(target!)).not.toBe('without glossary')
      expect(requests()).toMatchObject([
        {
          to: 'fr',
          glossary: `${parent}/glossaries/g`,
          adaptive: { dataset: `${parent}/adaptiveMtDatasets/news-en-fr`, references: [] }
        }
      ])
    })

    test('what is paid for goes with the error when the other half fails, and errors are of the same kinds', async () => {
      server.fail('rate-limited')
      const error: BackendError = await translate({ adaptive: true }, [plain, other]).then(
        () => expect.unreachable('was translated'),
        error => error
      )
      expect(error).toMatchObject({ type: 'rate-limited', retryAfter: 1_500 })
      const billed = requests().filter(({ isBilled }) => isBilled)
      expect(billed.map(({ contents }) => contents)).toEqual([[...error.answered.keys()].map(plainText)])
    })
  })
})

describe('settings', () => {
  const regional = { location: 'us-central1' }

  test.each<[GoogleOptions, string]>([
    [{ ...regional, glossary: { fr: 'b', ar: 'a' } }, 'google/v3/general/nmt/glossary=ar:a,fr:b+codec1'],
    [
      { ...regional, glossary: 'g', glossaryIgnoreCase: true, glossaryContextual: true },
      'google/v3/general/nmt/glossary=g/ignore-case/contextual+codec1'
    ],
    [{ ...regional, adaptive: true }, 'google/v3/adaptive+codec1'],
    [{ ...regional, adaptive: 'news' }, 'google/v3/adaptive/dataset=news+codec1'],
    [
      { adaptive: { fr: 'projects/p/locations/us-central1/adaptiveMtDatasets/news' }, glossary: 'g' },
      'google/v3/adaptive/dataset=fr:news/glossary=g+codec1'
    ]
  ])('%j has the fingerprint %s', (options, fingerprint) => {
    expect(google(options).fingerprint).toBe(fingerprint)
  })

  test('a language model is asked for less at once, and an adaptive one is shown what is alike', () => {
    const nmt = google()
    const llm = google({ model: 'projects/p/locations/us-central1/models/general/translation-llm' })
    expect(llm.limits.characters).toBeLessThan(nmt.limits.characters)
    expect([nmt, llm].map(({ references }) => references)).toEqual([undefined, undefined])
    expect(google({ ...regional, adaptive: true })).toMatchObject({ references: 5, limits: llm.limits })
    expect(google({ ...regional, adaptive: { fr: 'news' } }).references).toBe(5)
    expect(google({ ...regional, adaptive: 'news' }).references).toBeUndefined()
  })

  test.each<[GoogleOptions, RegExp]>([
    [{ glossary: { fr: 'terms' } }, /region such as "us-central1" .* glossaries/],
    [{ glossary: 'projects/p/locations/global/glossaries/terms' }, /region .* got "global"/],
    [{ ...regional, glossary: { fr: 'projects/p/locations/europe-west1/glossaries/g' } }, /one location/],
    [{ ...regional, glossary: { fr: 'a b' } }, /as glossary, got "a b"/],
    [{ glossaryIgnoreCase: true }, /glossary with glossaryIgnoreCase, got none/],
    [{ glossaryContextual: true }, /glossary with glossaryContextual, got none/],
    [{ adaptive: true }, /region such as "us-central1" .* adaptive translation/],
    [{ ...regional, adaptive: true, model: 'general/nmt' }, /no model with adaptive .* got "general\/nmt"/],
    [{ ...regional, adaptive: 'a b' }, /as dataset for adaptive translation, got "a b"/],
    [{ api: 'v2', apiKey: 'k', adaptive: true }, /no adaptive translation with Google's v2/],
    [{ api: 'v2', apiKey: 'k', glossary: { fr: 'g' } }, /no glossary .* got "g"/]
  ])('%j is refused', (options, message) => {
    expect(() => google(options)).toThrow(ConfigError)
    expect(() => google(options)).toThrow(message)
  })
})
