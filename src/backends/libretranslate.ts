import { type Content, isCode, plainText } from '../model/content.ts'
import { BackendError, type BackendErrorType, ConfigError } from '../model/errors.ts'
import { answering } from './answering.ts'
import { type Codec, codecVersion, codePoints, isTranslatable } from './codec/codec.ts'
import { hasEntities } from './codec/entities.ts'
import { flatHtml } from './codec/flat-html.ts'
import { text } from './codec/text.ts'
import { secretKey } from './http/secret-key.ts'
import { type Fetch, getJson, postJson, type Service, userAgent } from './http/service.ts'
import { serviceUrl } from './http/service-url.ts'
import { type LibreLanguage, librePair } from './libretranslate/languages.ts'
import type { Engine } from './translation-backend.ts'

export interface LibreTranslateOptions {
  readonly fetch: Fetch
  /** By default `http://127.0.0.1:5000`, where LibreTranslate serves. */
  readonly endpoint?: string | undefined
  readonly apiKey?: string | undefined
  /** A name for the models installed there. Another name is another engine. */
  readonly model?: string | undefined
  /** Texts of a request; by default 16. */
  readonly batch?: number | undefined
  /** Milliseconds for one request; by default 120,000. */
  readonly timeout?: number | undefined
}

/**
 * A LibreTranslate server. An attempt is one attempt, before which the server's languages are asked for, once.
 *
 * The server takes references out of every answer, in HTML too, so text that would then read as tags goes as plain text, and codes
 * beside it are lost, for the checks to find. It translates the inside of nested elements alone: nesting is not sent.
 */
export function libreTranslate(options: LibreTranslateOptions): Engine {
  const name = 'libretranslate'
  const { model, batch = 16 } = options
  const apiKey = options.apiKey && secretKey('LibreTranslate', 'LIBRETRANSLATE_API_KEY', options.apiKey)
  if (model !== undefined && !/^[\w.-]+$/.test(model)) {
    throw new ConfigError('invalid', `Expected a name without spaces for LibreTranslate's models, got "${model}"`)
  }
  const base = serviceUrl('LibreTranslate', options.endpoint ?? 'http://127.0.0.1:5000')
  const service: Service = {
    backend: name,
    name: 'LibreTranslate',
    fetch: options.fetch,
    timeout: options.timeout ?? 120_000,
    headers: { 'user-agent': userAgent, 'accept-language': 'en' },
    secrets: apiKey ? [apiKey] : [],
    patience: 60_000,
    advice,
    typeOf
  }
  const answer = answering(name, service.name)

  let known: Promise<readonly LibreLanguage[]> | undefined
  const languages = () => {
    known ??= languagesOf(service, new URL('languages', base)).catch(error => {
      known = undefined
      throw error
    })
    return known
  }

  return {
    name,
    fingerprint: `${[name, ...(model === undefined ? [] : [model])].join('/')}+codec${codecVersion}`,
    limits: { sources: batch, characters: 2_000 },
    characters: source => (isTranslatable(source) ? codePoints(codecOf(source).encode(source)) : 0),

    translate: request =>
      answer(request, async (sources, give) => {
        const { from, to } = request
        const pair = librePair(await languages(), from, to)
        if (!pair) {
          const message = `Expected LibreTranslate to have a model from "${from}" to "${to}", got none; see ${base.href}languages`
          throw new BackendError('unsupported-pair', name, message)
        }
        // One after the other: the server works on one text at a time.
        for (const [codec, group] of Map.groupBy(sources, codecOf)) {
          const body = {
            q: group.map(source => oneLine(codec.encode(source))),
            ...pair,
            format: codec === text ? 'text' : 'html',
            ...(apiKey && { api_key: apiKey })
          }
          const texts = await ask(service, new URL('translate', base), body)
          for (const [i, source] of group.entries()) give(source, codec.decode(texts[i]!, source, to))
        }
      })
  }
}

function codecOf(source: Content): Codec {
  const words = plainText(source)
  return source.some(isCode) && !/<[a-zA-Z/!?]/.test(words) && !hasEntities(words) ? flatHtml : text
}

/** A line end or tab would split the sentence. */
function oneLine(text: string): string {
  return text.replace(/[\t\r\n\f\v\u2028\u2029]+/g, ' ').toWellFormed()
}

async function ask(service: Service, url: URL, body: { readonly q: readonly string[] }): Promise<readonly string[]> {
  const { backend } = service
  const sent = body.q.length
  const answer = (await postJson(service, url, body)) as { readonly translatedText?: unknown } | null
  const texts = answer?.translatedText
  if (typeof texts === 'string' && !/[\p{L}\p{N}]/u.test(texts)) {
    const message = `Expected LibreTranslate to accept the key, got "${texts.slice(0, 20)}" for ${sent} texts; ${advice.unauthorized}`
    throw new BackendError('unauthorized', backend, message)
  }
  const list: readonly unknown[] = Array.isArray(texts) ? texts : []
  if (list.length !== sent) {
    throw new BackendError('bad-response', backend, `Sent ${sent} sources to LibreTranslate, got ${list.length} back`)
  }
  return list.map(text => (typeof text === 'string' ? text : ''))
}

async function languagesOf(service: Service, url: URL): Promise<readonly LibreLanguage[]> {
  const answer = await getJson(service, url)
  const isLanguage = (each: LibreLanguage | null) => typeof each?.code === 'string' && Array.isArray(each.targets)
  if (Array.isArray(answer) && answer.every(isLanguage)) return answer
  const message = `Expected a list of languages from ${url.href}, got something else; check the endpoint in the configuration`
  throw new BackendError('bad-response', service.backend, message)
}

function typeOf(status: number, said: string): BackendErrorType | undefined {
  if (status !== 400) return undefined
  if (/exceeds .*limit/i.test(said)) return 'too-large'
  if (/api key/i.test(said)) return 'unauthorized'
  return /is not (?:supported|available)/i.test(said) ? 'unsupported-pair' : undefined
}

const advice: Service['advice'] = {
  unauthorized: 'check LIBRETRANSLATE_API_KEY, and that the server has not banned this address',
  'rate-limited':
    'lower the quota in the configuration: the server counts each text as a request, and bans who goes on',
  'too-large': 'lower backends.libretranslate.batch to what the server takes',
  unavailable: 'check backends.libretranslate.endpoint, and that the server runs'
}
