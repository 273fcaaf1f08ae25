/**
 * Google Cloud Translation on this machine: v3 over gRPC, v3 over REST and v2, on free ports of 127.0.0.1.
 *
 * In a test: `google({ endpoint: server.url, project: 'p' })`, `google({ endpoint: server.grpcUrl, project: 'p' })`, or
 * `google({ api: 'v2', apiKey: 'k', endpoint: server.url })`.
 *
 * For a dragoman in a process of its own, either in its `config/translate.config.json`:
 *   { "backend": "google", "backends": { "google": { "project": "p", "endpoint": "http://127.0.0.1:PORT" } } }
 * (`grpc://127.0.0.1:GRPC_PORT` for gRPC; add `"api": "v2"` for v2, with GOOGLE_API_KEY=anything in its environment), or for v2
 * without an `endpoint` by the variables of `server.v2Environment`.
 *
 * What it answers is what `googleTranslation` gives: words in the script of the target, so that quality checks are content.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pseudoLocalizer } from '../../src/backends/mock/pseudo-text.ts'
import { content, type InlineCode, isCode } from '../../src/model/content.ts'
import { localeTag } from '../../src/model/locale.ts'
import {
  type AnswerFault,
  errorBody,
  type Fault,
  isRefusal,
  type Outcome,
  refusals,
  spoiled,
  translated,
  v3Answer
} from './google-server-faults.ts'
import { startGrpc } from './google-server-grpc.ts'
import { requestJournal } from './request-journal.ts'

export type { Fault } from './google-server-faults.ts'

export interface GoogleRequest {
  readonly api: 'v3 grpc' | 'v3 rest' | 'v2'
  readonly from: string
  readonly to: string
  readonly mimeType: string
  readonly contents: readonly string[]
  /** Code points of the contents: what Google bills if `isBilled`. */
  readonly characters: number
  readonly isBilled: boolean
  readonly fault: Fault | undefined
  readonly model: string
  readonly glossary: string
  readonly ignoreCase: boolean
  readonly contextual: boolean
  /** Of adaptive translation: what the request follows. */
  readonly adaptive: Adaptive | undefined
}

export interface Adaptive {
  readonly dataset: string
  /** Source and target of each pair, for each of the contents. */
  readonly references: ReadonlyArray<ReadonlyArray<readonly [source: string, target: string]>>
}

export interface GoogleServer {
  readonly grpcPort: number
  readonly restPort: number
  /** `http://127.0.0.1:PORT`: v3 REST, and v2. */
  readonly url: string
  /** `grpc://127.0.0.1:PORT`. */
  readonly grpcUrl: string
  /** For a process that speaks v2 and has no `endpoint` in its configuration. */
  readonly v2Environment: Readonly<Record<string, string>>
  /** Every request that came, in order. */
  readonly requests: readonly GoogleRequest[]
  /** Characters of all requests that were answered. */
  readonly billedCharacters: number
  /** The next requests meet the fault, after those already queued. */
  fail(fault: Fault, times?: number): void
  /** Resolves once `count` requests have come. */
  received(count: number): Promise<void>
  /** Requests on hold are answered. */
  release(): void
  stop(): Promise<void>
}

/** `latency`: milliseconds before each answer. `apiKey`: the only key that v2 accepts. */
export interface GoogleServerOptions {
  readonly latency?: number
  readonly apiKey?: string
  readonly hostile?: Hostile
}

/** What each request meets after the faults that `fail` has queued, and what becomes of a right answer. */
export interface Hostile {
  fault(): Fault | undefined
  spoil(texts: readonly string[], contents: readonly string[], mimeType: string): readonly string[]
}

export async function startGoogleServer({
  latency = 0,
  apiKey,
  hostile
}: GoogleServerOptions = {}): Promise<GoogleServer> {
  const journal = requestJournal<GoogleRequest>()
  const faults: Fault[] = []

  /** What becomes of a request: journalled at once, answered in its time. */
  const receive = async (call: Omit<GoogleRequest, 'characters' | 'isBilled' | 'fault'>): Promise<Outcome> => {
    const fault: Fault | undefined = isUneven(call)
      ? 'bad-request'
      : /^(?:xx|tlh)$/.test(call.to)
        ? 'unsupported-language'
        : (faults.shift() ?? hostile?.fault())
    const characters = call.contents.reduce((sum, text) => sum + [...text].length, 0)
    const isBilled = fault === undefined || !(isRefusal(fault) || fault === 'cut')
    const released = journal.held() // this one: `release` may come while the latency passes
    journal.add({ ...call, characters, isBilled, fault })
    if (latency > 0) await new Promise(resolve => setTimeout(resolve, latency))
    if (fault === 'hold') await released
    if (fault === 'cut') return 'cut'
    if (fault !== undefined && isRefusal(fault)) return refusals[fault]
    const hasGlossary = call.glossary !== ''
    const texts = call.contents.map(text => googleTranslation(text, call.from, call.to, call.mimeType))
    if (fault === undefined || fault === 'hold') {
      const answers = hostile?.spoil(texts, call.contents, call.mimeType) ?? texts
      return { texts: answers, isPage: false, hasGlossary }
    }
    return { texts: spoiled(texts, fault satisfies AnswerFault), isPage: fault === 'not-json', hasGlossary }
  }

  const rest = createServer((request, response) => {
    void readJson(request)
      .then(async body => {
        const isV2 = request.url?.startsWith('/language/translate/v2')
        const isKeyWrong =
          isV2 && apiKey !== undefined && new URL(`http://x${request.url}`).searchParams.get('key') !== apiKey
        if (isKeyWrong) return respond(response, refusals['wrong-key'], isV2)
        const isAdaptive = request.url?.includes(':adaptiveMtTranslate')
        const call = isV2 ? v2Call(body) : isAdaptive ? adaptiveCall('v3 rest', body) : v3Call('v3 rest', body)
        respond(response, await receive(call), isV2)
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })
  await new Promise<void>(resolve => rest.listen(0, '127.0.0.1', resolve))
  const { port: restPort } = rest.address() as AddressInfo
  const grpc = await startGrpc({
    TranslateText: body => receive(v3Call('v3 grpc', body)),
    AdaptiveMtTranslate: body => receive(adaptiveCall('v3 grpc', body))
  })
  const url = `http://127.0.0.1:${restPort}`

  return {
    restPort,
    grpcPort: grpc.port,
    url,
    grpcUrl: `grpc://127.0.0.1:${grpc.port}`,
    v2Environment: { GOOGLE_CLOUD_TRANSLATE_ENDPOINT: `${url}/language/translate/v2`, GOOGLE_API_KEY: apiKey ?? 'any' },
    requests: journal.requests,
    get billedCharacters() {
      return journal.requests.reduce((sum, { characters, isBilled }) => sum + (isBilled ? characters : 0), 0)
    },
    fail: (fault, times = 1) => void faults.push(...Array<Fault>(times).fill(fault)),
    received: count => journal.received(count),
    release: () => journal.release(),
    async stop() {
      journal.release()
      await grpc.stop()
      rest.closeAllConnections()
      await new Promise(resolve => rest.close(resolve))
    }
  }
}

/** What the server answers to one text: words in the target's script, tags and what they protect kept, references as Google has them. */
export function googleTranslation(text: string, from: string, to: string, mimeType = 'text/plain'): string {
  const localize = pseudoLocalizer({ from: localeTag(from), to: localeTag(to) })
  if (mimeType !== 'text/html') return localize([text]).join('')
  const tags = /<span[^<>]*translate="no"[^<>]*>[^<>]*<\/span>|<[^<>]*>/g
  const parts: (string | InlineCode)[] = []
  let end = 0
  for (const { 0: data, index } of text.matchAll(tags)) {
    const id = String(parts.length)
    parts.push(unescaped(text.slice(end, index)), { kind: 'standalone', id, data, equiv: '', deletable: false })
    end = index + data.length
  }
  const target = localize(content([...parts, unescaped(text.slice(end))]))
  return target.map(part => (isCode(part) ? part.data : escaped(part))).join('')
}

type Call = Omit<GoogleRequest, 'characters' | 'isBilled' | 'fault'>

interface V3Body {
  readonly contents: readonly string[]
  readonly mimeType?: string
  readonly sourceLanguageCode?: string
  readonly targetLanguageCode: string
  readonly model?: string
  readonly glossaryConfig?: GlossaryConfig | null
}

interface GlossaryConfig {
  readonly glossary?: string
  readonly ignoreCase?: boolean
  readonly contextualTranslationEnabled?: boolean
}

interface AdaptiveBody {
  readonly content: readonly string[]
  readonly mimeType?: string
  /** Its id ends in the pair: `news-en-fr`. */
  readonly dataset?: string
  readonly referenceSentenceConfig?: {
    readonly sourceLanguageCode: string
    readonly targetLanguageCode: string
    readonly referenceSentencePairLists: ReadonlyArray<{ readonly referenceSentencePairs?: readonly Pair[] }>
  } | null
  readonly glossaryConfig?: GlossaryConfig | null
}

interface Pair {
  readonly sourceSentence: string
  readonly targetSentence: string
}

interface V2Body {
  readonly q: string | string[]
  readonly source?: string
  readonly target: string
  readonly format?: string
  readonly model?: string
}

/** Unset means what it means to Google. */
function v3Call(api: Call['api'], body: unknown): Call {
  const { contents, mimeType, sourceLanguageCode, targetLanguageCode, model, glossaryConfig } = body as V3Body
  return {
    api,
    contents,
    mimeType: mimeType || 'text/html',
    from: sourceLanguageCode || 'und',
    to: targetLanguageCode,
    model: model ?? '',
    ...glossaryOf(glossaryConfig),
    adaptive: undefined
  }
}

function adaptiveCall(api: Call['api'], body: unknown): Call {
  const { content, mimeType, dataset, referenceSentenceConfig, glossaryConfig } = body as AdaptiveBody
  const [, from = 'und', to = 'und'] = /-([a-z]{2})-([a-zA-Z]{2}(?:-[a-zA-Z]+)?)$/.exec(dataset ?? '') ?? []
  const lists = referenceSentenceConfig?.referenceSentencePairLists ?? []
  return {
    api,
    contents: content,
    mimeType: mimeType || 'text/plain',
    from: referenceSentenceConfig?.sourceLanguageCode ?? from,
    to: referenceSentenceConfig?.targetLanguageCode ?? to,
    model: '',
    ...glossaryOf(glossaryConfig),
    adaptive: {
      dataset: dataset ?? '',
      references: lists.map(({ referenceSentencePairs = [] }) =>
        referenceSentencePairs.map(({ sourceSentence, targetSentence }) => [sourceSentence, targetSentence] as const)
      )
    }
  }
}

const glossaryOf = (config: GlossaryConfig | null | undefined) => ({
  glossary: config?.glossary ?? '',
  ignoreCase: config?.ignoreCase ?? false,
  contextual: config?.contextualTranslationEnabled ?? false
})

/** Google wants a list of pairs for each text, or a dataset. */
const isUneven = ({ adaptive, contents }: Call): boolean =>
  adaptive !== undefined && adaptive.dataset === '' && adaptive.references.length !== contents.length

function v2Call(body: unknown): Call {
  const { q, source = 'und', target, format = 'html', model = '' } = body as V2Body
  const mimeType = format === 'html' ? 'text/html' : 'text/plain'
  return {
    api: 'v2',
    contents: [q].flat(),
    from: source,
    to: target,
    mimeType,
    model,
    ...glossaryOf(undefined),
    adaptive: undefined
  }
}

function respond(response: ServerResponse, outcome: Outcome, isV2: boolean | undefined): void {
  const page = '<!DOCTYPE html><title>Error</title>'
  const send = (status: number, body: object | string) => {
    response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
  if (outcome === 'cut') response.destroy()
  else if ('http' in outcome) send(outcome.http, outcome.isPage ? page : errorBody(outcome))
  else if (outcome.isPage) send(200, page)
  else if (isV2) send(200, { data: { translations: translated(outcome.texts) } })
  else send(200, v3Answer(outcome))
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return JSON.parse(text)
}

const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '&#39;'
  )

const unescaped = (text: string): string =>
  text.replace(/&(?:lt|gt|amp);/g, reference => ({ '&lt;': '<', '&gt;': '>' })[reference] ?? '&')
