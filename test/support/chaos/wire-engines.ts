import { setImmediate as turn } from 'node:timers/promises'
import { apertium } from '../../../src/backends/apertium.ts'
import { aws } from '../../../src/backends/aws.ts'
import { azure } from '../../../src/backends/azure.ts'
import { command } from '../../../src/backends/command.ts'
import { deepl } from '../../../src/backends/deepl.ts'
import { google } from '../../../src/backends/google.ts'
import { libreTranslate } from '../../../src/backends/libretranslate.ts'
import { openAi } from '../../../src/backends/openai.ts'
import type { ProgramEvents, StartProgram } from '../../../src/backends/program/program.ts'
import type { Engine } from '../../../src/backends/translation-backend.ts'
import { askedSegments, type ChatBody, chatReply } from '../chat-server.ts'
import { googleTranslation, startGoogleServer } from '../google-server.ts'
import { type JsonRequest, type Reply, startJsonServer } from '../json-server.ts'
import { plainTranslation, taggedTranslation } from '../tagged-translation.ts'
import type { Misdeed } from './misdeeds.ts'
import { type Dialect, dialect, unescapedHtml, written } from './tokens.ts'
import type { Trouble } from './troubles.ts'

/** What an engine's service does at the moment; well where there is neither. */
export interface Behaviour {
  misdeed?: Misdeed | undefined
  trouble?: Trouble | undefined
  /** How many requests the trouble lasts; then all is well. */
  left: number
}

export interface WireEngine {
  /** `timeout`: milliseconds. */
  create(timeout?: number): Engine
  stop(): Promise<void>
}

type Start = (behaviour: Behaviour) => Promise<WireEngine>

const htmlDialect = dialect(
  /<(?<close>\/)?(?:(?<single>br)|b|span|code)\b(?:[^<>]*?\bid="(?<id>\d+)")?[^<>]*>/g,
  (kind, id) => (kind === 'close' ? '</b>' : kind === 'open' ? `<b id="${id}">` : `<br id="${id}">`),
  true
)
const plainDialect = dialect(/(?!)/g, () => '<b>', false)
const tokenDialect = dialect(/⟦(?<close>\/)?(?<id>\d+)(?<single>\/)?⟧/g, token, false)

function token(kind: string, id: string): string {
  return kind === 'close' ? `⟦/${id}⟧` : kind === 'open' ? `⟦${id}⟧` : `⟦${id}/⟧`
}

/** The answers to texts as the misdeed leaves them. */
function spoiled(
  { misdeed }: Behaviour,
  sources: readonly string[],
  targets: readonly string[],
  speech: Dialect
): readonly string[] {
  if (!misdeed) return targets
  const exchanges = sources.map((source, i) => ({ source: speech.read(source), target: speech.read(targets[i]!) }))
  return misdeed(exchanges, speech).map(written)
}

/** Whether this request meets the trouble. */
function meets(behaviour: Behaviour): Trouble | undefined {
  return behaviour.trouble && behaviour.left-- > 0 ? behaviour.trouble : undefined
}

function overHttp(
  behaviour: Behaviour,
  answer: (request: JsonRequest) => Reply,
  create: (url: string, timeout: number | undefined) => Engine
): Promise<WireEngine> {
  return startJsonServer(request => meets(behaviour)?.http ?? answer(request)).then(server => ({
    create: timeout => create(server.url, timeout),
    stop: () => server.stop()
  }))
}

function overGoogle(create: (server: { url: string; grpcUrl: string }, timeout: number | undefined) => Engine): Start {
  return async behaviour => {
    const server = await startGoogleServer({
      hostile: {
        fault: () => meets(behaviour)?.google,
        spoil: (texts, sources, mimeType) =>
          spoiled(behaviour, sources, texts, mimeType === 'text/html' ? htmlDialect : plainDialect)
      }
    })
    return { create: timeout => create(server, timeout), stop: () => server.stop() }
  }
}

const awsKeys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-real-key-0123456789' }
const key = 'not-a-real-key-0123456789'
/** The client's fetch passes no proxy of ours. */
const { fetch } = globalThis

const deeplDialect = dialect(
  /<(?<close>\/)?[gx](?<id>\d+)(?<single>\/)?>/g,
  (kind, id) => (kind === 'close' ? `</g${id}>` : kind === 'open' ? `<g${id}>` : `<x${id}/>`),
  true
)
const chatDialect = dialect(
  /<(?<close>\/)?p[ch]\b(?: id="(?<id>\d+)")?(?<single>\/)?>/g,
  (kind, id) => (kind === 'close' ? '</pc>' : kind === 'open' ? `<pc id="${id}">` : `<ph id="${id}"/>`),
  false
)
const numberedDialect = dialect(
  /<(?<close>\/)?(?<id>\d+)(?<single>\/)?>/g,
  (kind, id) => (kind === 'close' ? `</${id}>` : kind === 'open' ? `<${id}>` : `<${id}/>`),
  false
)
const streamDialect = dialect(
  /\[\[(?<close>\/)?(?:t:\w+:(?<id>\d+)[^\]]*)?\]\]|\[\.?\]\.?/g,
  (kind, id) => (kind === 'close' ? '[[/]]' : `[[t:pc:${id}]]`),
  false
)

/** A program in this process: what it is sent in one turn is one request to it. */
function program(behaviour: Behaviour, answer: (messages: readonly string[]) => readonly string[]): StartProgram {
  return (_command, _closing, events) => {
    let waiting: string[] = []
    let isKilled = false
    const reply = async () => {
      await turn()
      const messages = waiting
      waiting = []
      if (isKilled || messages.length === 0) return
      const trouble = meets(behaviour)?.program
      if (trouble) troubled(events, trouble)
      else for (const message of answer(messages)) if (!isKilled) events.message(message)
    }
    return {
      send(message) {
        waiting.push(message)
        void reply()
      },
      hold: () => {},
      kill: () => {
        isKilled = true
      }
    }
  }
}

function troubled(events: ProgramEvents, { ends, says }: NonNullable<Trouble['program']>): void {
  if (ends !== undefined) events.ended(ends, '')
  else if (says !== undefined) events.message(says)
}

/** Each engine with a service of its own on this machine. */
export const wireEngines: Readonly<Record<string, Start>> = {
  'google v3 gRPC': overGoogle(({ grpcUrl }, timeout) => google({ endpoint: grpcUrl, project: 'p', timeout })),
  'google v3 REST': overGoogle(({ url }, timeout) => google({ endpoint: url, project: 'p', timeout })),
  'google v2': overGoogle(({ url }, timeout) => google({ api: 'v2', apiKey: key, endpoint: url, timeout })),

  deepl: behaviour =>
    overHttp(
      behaviour,
      ({ body }) => {
        const { text, tag_handling } = body as { readonly text: readonly string[]; readonly tag_handling?: string }
        const isXml = tag_handling === 'xml'
        const good = text.map(each => googleTranslation(each, 'en', 'fr', isXml ? 'text/html' : 'text/plain'))
        const texts = spoiled(behaviour, text, good, isXml ? deeplDialect : plainDialect)
        return { body: { translations: texts.map(text => ({ text })) } }
      },
      (endpoint, timeout) => deepl({ fetch, authKey: key, endpoint, timeout })
    ),

  libretranslate: behaviour =>
    overHttp(
      behaviour,
      ({ path, body }) => {
        if (path === '/languages')
          return { body: ['en', 'fr'].map(code => ({ code, name: code, targets: ['en', 'fr'] })) }
        const { q, format } = body as { readonly q: readonly string[]; readonly format: string }
        const isHtml = format === 'html'
        const kept = /<code[^<>]*>[^<>]*<\/code>|<[^<>]*>/g
        const good = q.map(text =>
          isHtml ? taggedTranslation(text, 'en', 'fr', kept) : googleTranslation(text, 'en', 'fr')
        )
        const texts = spoiled(behaviour, q, good, isHtml ? htmlDialect : plainDialect)
        return { body: { translatedText: texts.map(unescapedHtml) } }
      },
      (endpoint, timeout) => libreTranslate({ fetch, endpoint, timeout })
    ),

  openai: behaviour =>
    overHttp(
      behaviour,
      ({ body }) => {
        const asked = askedSegments(body as ChatBody)
        const good = asked.map(({ src }) => plainTranslation(src, 'en', 'fr', /<\/?p[ch]\b[^<>]*>/g))
        const sources = asked.map(({ src }) => src)
        const segments = spoiled(behaviour, sources, good, chatDialect).map((tgt, i) => ({
          id: asked[i]?.id ?? String(i + 1),
          src: (sources[i] ?? '').replace(/<\/?p[ch]\b[^<>]*>/g, '').slice(0, 80),
          tgt
        }))
        return chatReply(JSON.stringify({ segments }))
      },
      (endpoint, timeout) => openAi({ fetch, model: 'm', endpoint, timeout })
    ),

  azure: behaviour =>
    overHttp(
      behaviour,
      ({ path, body }) => {
        const isHtml = path.includes('textType=html')
        const texts = (body as ReadonlyArray<{ readonly Text: string }>).map(({ Text }) => Text)
        const kept = /<span[^<>]*class="notranslate"[^<>]*>[^<>]*<\/span>|<[^<>]*>/g
        const good = texts.map(text =>
          isHtml ? taggedTranslation(text, 'en', 'fr', kept) : plainTranslation(text, 'en', 'fr', /(?!)/g)
        )
        const answers = spoiled(behaviour, texts, good, isHtml ? htmlDialect : plainDialect)
        return { body: answers.map(text => ({ translations: [{ text, to: 'fr' }] })) }
      },
      (endpoint, timeout) => azure({ fetch, key, endpoint, timeout })
    ),

  aws: behaviour =>
    overHttp(
      behaviour,
      ({ body }) => {
        const { Text } = body as { readonly Text: string }
        const good = plainTranslation(Text, 'en', 'fr', /⟦\/?\d+\/?⟧/g)
        const [TranslatedText = ''] = spoiled(behaviour, [Text], [good], tokenDialect)
        return { body: { TranslatedText, SourceLanguageCode: 'en', TargetLanguageCode: 'fr' } }
      },
      (endpoint, timeout) => aws({ fetch, credentials: awsKeys, region: 'eu-west-1', endpoint, timeout })
    ),

  apertium: async behaviour => {
    const start = program(behaviour, messages => {
      const [bodies, ends] = [
        messages.map(each => each.replace(/\[#\d+\]$/, '')),
        messages.map(each => /\[#\d+\]$/.exec(each)![0])
      ]
      const kept = /\[\[[^\]]*\]\]Xqfz\[\[\/\]\]|\[\[[^\]]*\]\]|\\.|\[\]\./g
      const good = bodies.map(body => plainTranslation(body, 'en', 'fr', kept))
      return spoiled(behaviour, bodies, good, streamDialect).map((text, i) => `${text}${ends[i] ?? '[#0]'}`)
    })
    return {
      create: (timeout = 300) => apertium({ start, modes: { fr: ['eng-spa'] }, timeout }),
      stop: async () => {}
    }
  },

  command: async behaviour => {
    const start = program(behaviour, messages => {
      const asked = messages.map((message): { id: string; text: string } => JSON.parse(message))
      const sources = asked.map(({ text }) => text)
      const good = sources.map(text => plainTranslation(text, 'en', 'fr', /<\/?\d+\/?>/g))
      return spoiled(behaviour, sources, good, numberedDialect).map((text, i) =>
        JSON.stringify({ id: asked[i]?.id ?? '0', text })
      )
    })
    return { create: (timeout = 300) => command({ start, run: ['x'], timeout }), stop: async () => {} }
  }
}
