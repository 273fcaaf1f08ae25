import { hash } from 'node:crypto'
import { type Content, isCode, plainText, visibleText } from '../model/content.ts'
import { BackendError, ConfigError } from '../model/errors.ts'
import { answering } from './answering.ts'
import { type Codec, codecVersion, codePoints, isTranslatable } from './codec/codec.ts'
import { pc, readsLikePc } from './codec/pc.ts'
import { text } from './codec/text.ts'
import { secretKey } from './http/secret-key.ts'
import { type Fetch, type Service, userAgent } from './http/service.ts'
import { serviceUrl } from './http/service-url.ts'
import { chat } from './openai/chat.ts'
import { type Asked, type Example, type Glossary, type Message, messagesOf, promptVersion } from './openai/prompt.ts'
import { readAnswer } from './openai/read-answer.ts'
import { echoCharacters, trustedAnswers } from './openai/trusted.ts'
import type { Engine, TranslationRequest } from './translation-backend.ts'

export interface OpenAiOptions {
  readonly fetch: Fetch
  readonly model: string | undefined
  /** By default OpenAI's own. Servers of your own end in `/v1` too. */
  readonly endpoint?: string | undefined
  /** OpenAI's own API needs one. */
  readonly apiKey?: string | undefined
  /** How to write, in a few sentences. */
  readonly style?: string | undefined
  readonly glossary?: Glossary | undefined
  /** Whether answers are limited in length; by default they are. Models that think aloud need room. */
  readonly limitTokens?: boolean | undefined
  /** Milliseconds for one request; by default 120,000. */
  readonly timeout?: number | undefined
}

/**
 * Any server with OpenAI's chat API: OpenAI, vLLM, Ollama, LM Studio, llama.cpp. Nothing a model answers is taken on trust:
 * segments are matched by id and by their first words. What is missing, doubled, moved or without its codes rejects as `bad-response`,
 * with the rest as answered; asked alone, a target without its codes, or untranslated, is given as it is, for the checks to flag.
 *
 * Such services bill tokens, of the prompt too. `characters` counts what is sent of the source.
 */
export function openAi(options: OpenAiOptions): Engine {
  const name = 'openai'
  const { model, style, glossary = {}, limitTokens = true } = options
  if (!model || /\s/.test(model)) {
    throw new ConfigError('invalid', `Expected the name of a model in backends.openai.model, got "${model ?? ''}"`)
  }
  const base = serviceUrl('the OpenAI API', options.endpoint ?? 'https://api.openai.com/v1')
  const isOwn = base.host !== 'api.openai.com'
  const key = isOwn && !options.apiKey ? undefined : secretKey('OpenAI', 'OPENAI_API_KEY', options.apiKey)
  const service: Service = {
    backend: name,
    name: isOwn ? base.host : 'OpenAI',
    fetch: options.fetch,
    timeout: options.timeout ?? 120_000,
    headers: { 'user-agent': userAgent, ...(key && { authorization: `Bearer ${key}` }) },
    secrets: key ? [key] : [],
    advice
  }
  const ask = chat({ service, url: new URL('chat/completions', base), model, limitTokens })
  const answer = answering(name, service.name)
  const messagesFor = (request: TranslationRequest, sources: readonly Content[], segments: readonly Asked[]) =>
    messagesOf({
      pair: { from: request.from, to: request.to },
      style,
      glossary,
      segments,
      echo: echoCharacters(segments),
      references: referencesFor(sources, request),
      context: neighboursOf(sources, request)
    })
  const settings = hash('sha256', JSON.stringify([promptVersion, style, glossary]), 'hex').slice(0, 8)

  return {
    name,
    fingerprint: `${name}/${model}/${settings}+codec${codecVersion}`,
    limits: { sources: 25, characters: 1_500 },
    references: 3,
    neighbours: 2,
    characters: source => (isTranslatable(source) ? codePoints(codecOf(source).encode(source)) : 0),
    tokens(request) {
      const sources = request.sources.filter(isTranslatable)
      const segments = sources.map(askedOf)
      return tokensIn(messagesFor(request, sources, segments)) + tokensFor(segments)
    },

    translate: request =>
      answer(request, async (sources, give) => {
        const segments = sources.map(askedOf)
        const isAlone = segments.length === 1
        const messages = messagesFor(request, sources, segments)
        const answers = readAnswer(await ask(messages, tokensFor(segments), request.used))
        const trusted = trustedAnswers(segments, answers, isAlone)
        for (const [id, target] of trusted) {
          const source = sources[Number(id) - 1]!
          give(source, codecOf(source).decode(target, source, request.to))
        }
        const lost = segments.length - trusted.size
        if (lost === 0) return
        const message = `Sent ${segments.length} segments to ${service.name}, got ${lost} back missing or not to be trusted`
        throw new BackendError('bad-response', name, message)
      })
  }
}

const codecOf = (source: Content): Codec => (source.some(isCode) && !readsLikePc(plainText(source)) ? pc : text)

function askedOf(source: Content, i: number): Asked {
  const codec = codecOf(source)
  const shown = source.filter(isCode).filter(({ equiv }) => equiv !== '')
  const codes = Object.fromEntries(shown.map(({ id, equiv }) => [id, equiv.toWellFormed()]))
  const src = codec.encode(source).toWellFormed()
  return { id: String(i + 1), src, ...(codec === pc && shown.length > 0 && { codes }) }
}

/** What the memory has that is alike, each pair once. */
function referencesFor(sources: readonly Content[], { references }: TranslationRequest): readonly Example[] {
  const found = sources.flatMap(source => references?.get(source) ?? [])
  const pairs = found.map(({ source, target }) => [visibleText(source), visibleText(target)] as const)
  return [...new Map(pairs)].slice(0, 40).map(([src, tgt]) => ({ src: src.toWellFormed(), tgt: tgt.toWellFormed() }))
}

/** What stands beside the sources in their article, each once, with its translation where there is one. */
function neighboursOf(sources: readonly Content[], { neighbours }: TranslationRequest): readonly Example[] {
  const asked = new Set(sources.map(visibleText))
  const near = sources.flatMap(source => neighbours?.get(source) ?? [])
  const pairs = new Map(near.map(({ source, target }) => [visibleText(source), target && visibleText(target)] as const))
  return [...pairs]
    .filter(([src]) => !asked.has(src))
    .slice(0, mostNeighbours)
    .map(([src, tgt]) => ({ src: src.toWellFormed(), ...(tgt !== undefined && { tgt: tgt.toWellFormed() }) }))
}

/** Four characters of English a token, as services estimate, and rather more for the signs of JSON; more tokens for other scripts. */
function tokensIn(messages: readonly Message[]): number {
  return Math.ceil(messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0) / 3)
}

const mostNeighbours = 12

/** More than any translation takes, and little enough to stop a model that runs on. */
function tokensFor(segments: readonly Asked[]): number {
  return Math.ceil(64 + segments.reduce((sum, { src }) => sum + 1.5 * src.length + 40, 0))
}

const advice: Service['advice'] = {
  unauthorized: 'check OPENAI_API_KEY, and backends.openai.model and endpoint',
  'rate-limited': 'lower the quota in the configuration if this goes on',
  'quota-exceeded': "check the account's credit",
  'too-large': 'take a model with a larger context',
  unavailable: 'check backends.openai.endpoint, and that the server runs'
}
