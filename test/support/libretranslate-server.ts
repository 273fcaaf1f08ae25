/** LibreTranslate on this machine, with its traps: answers without references, keys refused by an emoji, limits on texts and batches. */
import { googleTranslation } from './google-server.ts'
import { type JsonReply, type JsonRequest, type JsonServer, startJsonServer } from './json-server.ts'
import { taggedTranslation, unescaped } from './tagged-translation.ts'

export interface LibreBody {
  readonly q: readonly string[]
  readonly source: string
  readonly target: string
  readonly format: 'text' | 'html'
  readonly api_key?: string
}

interface Limits {
  readonly apiKey?: string
  readonly batchLimit?: number
  readonly charLimit?: number
}

const codes = [
  'en',
  'ar',
  'fa',
  'fr',
  'he',
  'hi',
  'ja',
  'nb',
  'pt',
  'pt-BR',
  'ru',
  'sr',
  'tl',
  'ur',
  'zh-Hans',
  'zh-Hant'
]

export function startLibreServer(limits: Limits = {}): Promise<JsonServer> {
  return startJsonServer(request => answer(request, limits))
}

function answer({ path, body }: JsonRequest, { apiKey, batchLimit = 100, charLimit = 10_000 }: Limits): JsonReply {
  if (path === '/languages') return { body: codes.map(code => ({ code, name: code, targets: codes })) }
  const { q, source, target, format, api_key } = body as LibreBody
  if (apiKey !== undefined && api_key !== apiKey) return { body: { translatedText: '🐬', alternatives: [] } }
  const long = q.length > batchLimit ? q.length : q.find(text => [...text].length > charLimit)?.length
  if (long) return { status: 400, body: { error: `Invalid request: request (${long}) exceeds text limit (…)` } }
  const kept = /<code[^<>]*>[^<>]*<\/code>|<[^<>]*>/g
  const translate = (text: string) =>
    format === 'html' ? taggedTranslation(text, source, target, kept) : googleTranslation(text, source, target)
  return { body: { translatedText: q.map(text => unescaped(translate(text))) } }
}
