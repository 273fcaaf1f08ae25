import type { v2 } from '@google-cloud/translate'
import { ConfigError } from '../../model/errors.ts'
import { type PerLocale, settingsOf } from '../per-locale.ts'
import { endpointOf } from './endpoint.ts'
import type { GoogleApi } from './google-api.ts'

export interface GoogleV2Options {
  readonly apiKey: string | undefined
  readonly model?: string | undefined
  readonly glossary?: PerLocale | undefined
  readonly adaptive?: boolean | PerLocale | undefined
  readonly endpoint?: string | undefined
  /** Milliseconds for one request. */
  readonly timeout: number
}

/**
 * Cloud Translation Basic, with an API key. Its address is `endpoint`, else what GOOGLE_CLOUD_TRANSLATE_ENDPOINT says, else
 * Google's own. The client is loaded when it is first needed.
 */
export function googleV2({ apiKey, model, glossary, adaptive, endpoint, timeout }: GoogleV2Options): GoogleApi {
  if (!apiKey)
    throw new ConfigError('invalid', "Expected an API key for Google's v2 API in GOOGLE_API_KEY, got nothing")
  if (glossary !== undefined) {
    throw new ConfigError(
      'invalid',
      `Expected no glossary with Google's v2 API, got "${settingsOf(glossary).join('", "')}"; glossaries need v3`
    )
  }
  if (adaptive !== undefined && adaptive !== false) {
    throw new ConfigError('invalid', "Expected no adaptive translation with Google's v2 API; it needs v3")
  }
  if (model !== undefined && model !== 'nmt' && model !== 'general/nmt') {
    throw new ConfigError('invalid', `Expected model "nmt" with Google's v2 API, got "${model}"; other models need v3`)
  }
  const baseUrl = endpoint === undefined ? undefined : baseUrlOf(endpoint)

  let loaded: Promise<v2.Translate> | undefined
  const client = () => {
    loaded ??= load(apiKey, baseUrl)
    return loaded
  }

  return {
    fingerprint: 'v2/nmt',
    limits: { sources: 128, characters: 5_000 },

    takes: contents =>
      contents.length <= 128 &&
      contents.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0) < 100_000,

    async translate({ from, to, mimeType, contents }, beforeSending) {
      const translate = await client()
      const format = mimeType === 'text/html' ? 'html' : 'text'
      beforeSending()
      const json = { q: contents, source: from, target: to, format, model: 'nmt' }
      const answer = await inTime(timeout, (resolve, reject) => {
        // Not `translate()`: an answer that is no translation would end the process.
        translate.request({ method: 'POST', uri: '', json }, (error, body) => (error ? reject(error) : resolve(body)))
      })
      return textsOf(answer)
    }
  }
}

async function load(key: string, baseUrl: string | undefined): Promise<v2.Translate> {
  const { v2 } = await import('@google-cloud/translate')
  const client = new v2.Translate({ key, autoRetry: false, maxRetries: 0 })
  if (baseUrl !== undefined) client.baseUrl = baseUrl
  return client
}

/** The client has no time limit of its own that works. What comes later than `timeout` is ignored. */
async function inTime(
  timeout: number,
  start: (resolve: (value: unknown) => void, reject: (error: unknown) => void) => void
): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<unknown>((resolve, reject) => {
      timer = setTimeout(() => reject(timeoutError(timeout)), timeout)
      start(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
  }
}

const timeoutError = (timeout: number) =>
  Object.assign(new Error(`No answer in ${timeout} ms`), { type: 'request-timeout' })

function baseUrlOf(text: string): string {
  const { url, transport } = endpointOf(text)
  if (transport !== 'rest')
    throw new ConfigError('invalid', `Expected an http endpoint for Google's v2 API, got "${text}"`)
  return url.pathname.length > 1 ? url.href.replace(/\/+$/, '') : new URL('/language/translate/v2', url).href
}

/** Anything but a list of translations is an empty list. */
function textsOf(answer: unknown): readonly string[] {
  const data = property(answer, 'data')
  const translations = property(data, 'translations')
  if (!Array.isArray(translations)) return []
  return translations.map(translation => {
    const text = property(translation, 'translatedText')
    return typeof text === 'string' ? text : ''
  })
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}
