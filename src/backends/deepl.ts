import { type Content, isCode, plainText } from '../model/content.ts'
import { BackendError, type BackendErrorType, ConfigError } from '../model/errors.ts'
import { answering } from './answering.ts'
import { codecVersion, codePoints, isTranslatable } from './codec/codec.ts'
import { text } from './codec/text.ts'
import { xml } from './codec/xml.ts'
import { type DeeplVariants, deeplPair } from './deepl/languages.ts'
import { secretKey } from './http/secret-key.ts'
import { type Fetch, postJson, type Service, userAgent } from './http/service.ts'
import { serviceUrl } from './http/service-url.ts'
import type { Engine, TranslationRequest } from './translation-backend.ts'

export interface DeeplOptions {
  readonly fetch: Fetch
  /** One that ends in `:fx` is of the free API, and goes to its host. */
  readonly authKey: string | undefined
  /** Instead of DeepL's own address. */
  readonly endpoint?: string | undefined
  readonly glossary?: string | undefined
  /** Where the target language has it. */
  readonly formality?: 'more' | 'less' | undefined
  /** By default what DeepL chooses. */
  readonly model?: 'quality_optimized' | 'prefer_quality_optimized' | 'latency_optimized' | undefined
  readonly variants?: DeeplVariants | undefined
  /** Whether texts of a request are context to each other; by default they are. Not billed. */
  readonly context?: boolean | undefined
  /** Milliseconds for one request; by default 60,000. */
  readonly timeout?: number | undefined
}

/**
 * DeepL's API. An attempt is one attempt.
 *
 * DeepL bills the code points outside of tags. A source without codes goes as plain text, one with codes as XML; a batch that holds
 * both kinds is two requests. The contents of a glossary can change under its id: the fingerprint knows the id alone.
 */
export function deepl(options: DeeplOptions): Engine {
  const name = 'deepl'
  const { glossary, formality, model, variants = {}, context = true } = options
  const authKey = secretKey('DeepL', 'DEEPL_AUTH_KEY', options.authKey)
  if (glossary !== undefined && !/^[\w-]+$/.test(glossary)) {
    throw new ConfigError('invalid', `Expected the id of a glossary of DeepL's, got "${glossary}"`)
  }
  const host = authKey.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com'
  const url = new URL('v2/translate', serviceUrl('DeepL', options.endpoint ?? host))
  const service: Service = {
    backend: name,
    name: 'DeepL',
    fetch: options.fetch,
    timeout: options.timeout ?? 60_000,
    headers: { authorization: `DeepL-Auth-Key ${authKey}`, 'user-agent': userAgent },
    secrets: [authKey],
    advice,
    typeOf
  }
  const settings = {
    split_sentences: '0',
    preserve_formatting: true,
    ...(glossary !== undefined && { glossary_id: glossary }),
    ...(formality !== undefined && { formality: `prefer_${formality}` }),
    ...(model !== undefined && { model_type: model })
  }
  const tagSettings = { tag_handling: 'xml', tag_handling_version: 'v2', outline_detection: false }
  const answer = answering(name, service.name)

  return {
    name,
    fingerprint: [
      name,
      model ?? 'default',
      ...(glossary === undefined ? [] : [`glossary=${glossary}`]),
      ...(formality === undefined ? [] : [formality]),
      ...[variants.en, variants.pt].filter(variant => variant === 'en-GB' || variant === 'pt-PT'),
      ...(context ? ['context'] : [])
    ]
      .join('/')
      .concat(`+codec${codecVersion}`),
    limits: { sources: textLimit, characters: 5_000 },
    ...(context && { neighbours: 4 }),
    characters: source => (isTranslatable(source) ? codePoints(plainText(source)) : 0),

    translate: request =>
      answer(request, async (sources, give) => {
        const { from, to } = deeplPair(name, request, variants)
        const answers = await Promise.allSettled(
          [...Map.groupBy(sources, codecOf)].map(async ([codec, group]) => {
            const body = {
              text: group.map(source => codec.encode(source).toWellFormed()),
              source_lang: from,
              target_lang: to,
              ...settings,
              ...(codec === xml && tagSettings),
              ...(context && contextOf(sources, request))
            }
            const texts = await ask(service, url, body)
            for (const [i, source] of group.entries()) give(source, codec.decode(texts[i]!, source, request.to))
          })
        )
        const failed = answers.find(answer => answer.status === 'rejected')
        if (failed) throw failed.reason
      })
  }
}

const textLimit = 50
const bodyLimit = 128 * 1024

const codecOf = (source: Content) => (source.some(isCode) ? xml : text)

/** Neighbours and sources in the order of the article, each once: DeepL translates each text alone otherwise. It does not bill them. */
function contextOf(sources: readonly Content[], { neighbours }: TranslationRequest): { readonly context?: string } {
  const texts = sources.flatMap(source => {
    const near = neighbours?.get(source) ?? []
    const side = (before: boolean) =>
      near.filter(({ isBefore }) => isBefore === before).map(each => plainText(each.source))
    return [...side(true), plainText(source), ...side(false)]
  })
  const unique = [...new Set(texts)]
  return unique.length > 1 ? { context: unique.join('\n').slice(0, mostContext).toWellFormed() } : {}
}

/** As much as helps, in UTF-16 code units. */
const mostContext = 4_000

async function ask(service: Service, url: URL, body: { readonly text: readonly string[] }): Promise<readonly string[]> {
  const { backend } = service
  const sent = body.text.length
  if (sent > textLimit || new TextEncoder().encode(JSON.stringify(body)).length > bodyLimit) {
    const message = `Expected no more than DeepL takes at once, got ${sent} sources; send fewer, or shorter ones`
    throw new BackendError('too-large', backend, message)
  }
  const answer = (await postJson(service, url, body)) as { readonly translations?: unknown } | null
  const translations: readonly unknown[] = Array.isArray(answer?.translations) ? answer.translations : []
  if (translations.length !== sent) {
    throw new BackendError('bad-response', backend, `Sent ${sent} sources to DeepL, got ${translations.length} back`)
  }
  return translations.map(translation => {
    const text = (translation as { readonly text?: unknown } | null)?.text
    return typeof text === 'string' ? text : ''
  })
}

function typeOf(status: number, said: string): BackendErrorType | undefined {
  if (status === 456) return 'quota-exceeded'
  if (status === 529) return 'rate-limited'
  const isAboutPair = /(?:source|target)_lang|language pair|dictionary/i.test(said)
  return (status === 400 || status === 404) && isAboutPair ? 'unsupported-pair' : undefined
}

const advice: Service['advice'] = {
  unauthorized:
    'check DEEPL_AUTH_KEY, and that it is of the API it is sent to: keys that end in ":fx" are of the free one',
  'rate-limited': 'lower the quota in the configuration if this goes on',
  'quota-exceeded': "it is renewed with the account's billing period",
  'bad-request': 'check the glossary in the configuration'
}
