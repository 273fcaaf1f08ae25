import { type Content, isCode } from '../model/content.ts'
import { BackendError, type BackendErrorType, ConfigError } from '../model/errors.ts'
import { answering } from './answering.ts'
import { azureLanguage } from './azure/languages.ts'
import { type Codec, codecVersion, codePoints, isTranslatable } from './codec/codec.ts'
import { htmlByClass } from './codec/html.ts'
import { text } from './codec/text.ts'
import { secretKey } from './http/secret-key.ts'
import { type Fetch, postJson, type Service, userAgent } from './http/service.ts'
import { serviceUrl } from './http/service-url.ts'
import { languagePair } from './language-pair.ts'
import type { Engine } from './translation-backend.ts'

export interface AzureOptions {
  readonly fetch: Fetch
  readonly key: string | undefined
  /** Of the resource; global resources need none. */
  readonly region?: string | undefined
  /** Category of a custom model; by default Azure's general one. */
  readonly model?: string | undefined
  /** Instead of the global address: a geography's, or the resource's own. */
  readonly endpoint?: string | undefined
  /** Milliseconds for one request; by default 60,000. */
  readonly timeout?: number | undefined
}

/**
 * Azure Translator, version 3.0 of its API. An attempt is one attempt.
 *
 * Azure bills each code point sent, white space and markup included. A source without codes goes as plain text, one with codes as
 * HTML; a batch that holds both kinds is two requests. A model may be trained anew under its category: the fingerprint knows the
 * category alone.
 */
export function azure(options: AzureOptions): Engine {
  const name = 'azure'
  const { region, model } = options
  const key = secretKey('Azure Translator', 'AZURE_TRANSLATOR_KEY', options.key)
  if (region !== undefined && !/^[a-z\d-]+$/i.test(region)) {
    throw new ConfigError('invalid', `Expected a region of Azure's such as "westeurope", got "${region}"`)
  }
  if (model !== undefined && !/^[\w.-]+$/.test(model)) {
    throw new ConfigError('invalid', `Expected the category of a model of Azure's, got "${model}"`)
  }
  const url = translateUrl(options.endpoint ?? 'https://api.cognitive.microsofttranslator.com')
  const service: Service = {
    backend: name,
    name: 'Azure Translator',
    fetch: options.fetch,
    timeout: options.timeout ?? 60_000,
    headers: {
      'ocp-apim-subscription-key': key,
      ...(region !== undefined && { 'ocp-apim-subscription-region': region }),
      'user-agent': userAgent
    },
    secrets: [key],
    patience: 10_000,
    advice,
    typeOf
  }
  const answer = answering(name, service.name)

  return {
    name,
    fingerprint: `${name}/${model ?? 'general'}+codec${codecVersion}`,
    limits: { sources: elementLimit, characters: 5_000 },
    characters: source => (isTranslatable(source) ? codePoints(codecOf(source).encode(source)) : 0),

    translate: request =>
      answer(request, async (sources, give) => {
        const pair = languagePair(service, request, azureLanguage)
        const answers = await Promise.allSettled(
          [...Map.groupBy(sources, codecOf)].map(async ([codec, group]) => {
            const asked = new URL(url)
            const textType = codec === text ? 'plain' : 'html'
            for (const [key, value] of Object.entries({
              ...pair,
              textType,
              ...(model !== undefined && { category: model })
            }))
              asked.searchParams.set(key, value)
            const texts = await ask(
              service,
              asked,
              group.map(source => codec.encode(source).toWellFormed())
            )
            for (const [i, source] of group.entries()) give(source, codec.decode(texts[i]!, source, request.to))
          })
        )
        const failed = answers.find(answer => answer.status === 'rejected')
        if (failed) throw failed.reason
      })
  }
}

const elementLimit = 1_000
const characterLimit = 50_000

const codecOf = (source: Content): Codec => (source.some(isCode) ? htmlByClass : text)

/** Resources with an address of their own have the API in a folder. */
function translateUrl(endpoint: string): URL {
  const base = serviceUrl('Azure Translator', endpoint)
  const isOwn = /\.cognitiveservices\.azure\.\w+$/.test(base.hostname) && base.pathname === '/'
  const url = new URL(isOwn ? 'translator/text/v3.0/translate' : 'translate', base)
  url.searchParams.set('api-version', '3.0')
  return url
}

async function ask(service: Service, url: URL, texts: readonly string[]): Promise<readonly string[]> {
  const { backend } = service
  const sent = texts.length
  if (sent > elementLimit || texts.reduce((sum, { length }) => sum + length, 0) > characterLimit) {
    const message = `Expected no more than Azure takes at once, got ${sent} sources; send fewer, or shorter ones`
    throw new BackendError('too-large', backend, message)
  }
  const answer = await postJson(
    service,
    url,
    texts.map(text => ({ Text: text }))
  )
  const list: readonly unknown[] = Array.isArray(answer) ? answer : []
  if (list.length !== sent) {
    throw new BackendError('bad-response', backend, `Sent ${sent} sources to Azure, got ${list.length} back`)
  }
  return list.map(each => {
    const { translations } = (each ?? {}) as {
      readonly translations?: ReadonlyArray<{ readonly text?: unknown } | null>
    }
    const text = Array.isArray(translations) ? translations[0]?.text : undefined
    return typeof text === 'string' ? text : ''
  })
}

/** By the six digits in an answer's `error.code`, of which the first three are the status. */
function typeOf(_status: number, said: string): BackendErrorType | undefined {
  return types.get(Number(/"code"\s*:\s*"?(\d{6})\b/.exec(said)?.[1]))
}

const types = new Map<number, BackendErrorType>([
  // A language, a pair, or a pair that a custom model was not trained for.
  ...[400003, 400006, 400019, 400023, 400035, 400036, 400075, 400079].map(code => [code, 'unsupported-pair'] as const),
  [400050, 'too-large'],
  [400072, 'too-large'],
  [400077, 'too-large'],
  [403001, 'quota-exceeded'],
  // A model that is being loaded: nothing was done, and nothing is billed.
  [408001, 'unavailable']
])

const advice: Service['advice'] = {
  unauthorized: 'check AZURE_TRANSLATOR_KEY, and backends.azure.region: regional resources need theirs',
  'rate-limited':
    "lower backends.azure.quota if this goes on, or set the tier: Azure's quota is of an hour, and the key's for all who use it",
  'quota-exceeded': 'the free tier is used up; it is renewed with the month',
  'bad-request': 'check the model in the configuration'
}
