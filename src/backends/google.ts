import type { Content } from '../model/content.ts'
import { BackendError, withAnswers } from '../model/errors.ts'
import { codecVersion, isTranslatable } from './codec/codec.ts'
import { html } from './codec/html.ts'
import { characters, codecOf } from './codec/inline-codec.ts'
import { googleError } from './google/errors.ts'
import { examplesOf } from './google/examples.ts'
import type { GoogleApi, GoogleCall } from './google/google-api.ts'
import { googlePair } from './google/languages.ts'
import { googleV2 } from './google/v2.ts'
import { googleV3 } from './google/v3.ts'
import type { PerLocale } from './per-locale.ts'
import type { Engine } from './translation-backend.ts'

export interface GoogleOptions {
  /** v3 (the default) with application default credentials, v2 with `apiKey`. */
  readonly api?: 'v3' | 'v2' | undefined
  /** By default the project of the credentials. */
  readonly project?: string | undefined
  /** By default `global`, or the location of a model or glossary given in full. */
  readonly location?: string | undefined
  /** By default `general/nmt`. */
  readonly model?: string | undefined
  /** Id, or `projects/PROJECT/locations/REGION/glossaries/ID`; or one for each target locale. */
  readonly glossary?: PerLocale | undefined
  /** Whether terms are found in upper and lower case alike. */
  readonly glossaryIgnoreCase?: boolean | undefined
  /** Whether terms are fitted into the sentence, which language models can. */
  readonly glossaryContextual?: boolean | undefined
  /**
   * Shows Google translations to follow: those in the memory that are most alike (`true`), or a dataset in the project, or one for
   * each target locale that has one. It takes the place of a model.
   */
  readonly adaptive?: boolean | PerLocale | undefined
  readonly apiKey?: string | undefined
  /** Milliseconds for one request; by default 60,000. */
  readonly timeout?: number | undefined
  /** Instead of Google's own address: `https://…` (REST), or on this machine `http://127.0.0.1:PORT`, `grpc://127.0.0.1:PORT`. */
  readonly endpoint?: string | undefined
}

/**
 * Google Cloud Translation through Google's own client, which is loaded with the first translation. Its own retries are off: an
 * attempt is one attempt.
 *
 * Google bills each code point sent, white space and markup included. A source without codes goes as plain text, one with codes as
 * HTML, whatever else is in its batch, so that what a source costs depends on the source alone. A batch that holds both kinds
 * is therefore two requests, sent side by side; so is one of which Google is shown examples for some alone.
 *
 * Answers that came when others of their batch fail go with the error: they are paid for.
 * For the same reason an abort only counts until a request is sent (`cancelled`); after that the answer is waited for.
 *
 * The contents of a glossary can change under its name, and a model may be retrained: the fingerprint knows their names alone.
 */
export function google(options: GoogleOptions = {}): Engine {
  const name = 'google'
  const timeout = options.timeout ?? 60_000
  const api =
    options.api === 'v2' ? googleV2({ apiKey: undefined, ...options, timeout }) : googleV3({ ...options, timeout })
  const secrets = options.apiKey ? [options.apiKey] : []

  return {
    name,
    fingerprint: `${name}/${api.fingerprint}+codec${codecVersion}`,
    limits: api.limits,
    ...(api.references !== undefined && { references: api.references }),
    characters,

    async translate({ from, to, sources, references, signal }) {
      const throwIfAborted = () => {
        if (signal?.aborted)
          throw new BackendError('cancelled', name, 'Translation cancelled before it was sent to Google')
      }
      throwIfAborted()
      const codes = googlePair(name, { from, to })
      const targets = new Map<Content, Content>()
      const wanted = [...new Set(sources.filter(isTranslatable))]
      const examples = new Map(wanted.map(source => [source, examplesOf(references?.get(source))]))
      const groups = [...Map.groupBy(wanted, codecOf)].flatMap(([codec, group]) =>
        [...Map.groupBy(group, source => examples.get(source)!.length > 0).values()].map(
          group => [codec, group] as const
        )
      )
      const answers = await Promise.allSettled(
        groups.map(async ([codec, group]) => {
          const call: GoogleCall = {
            ...codes,
            locale: to,
            mimeType: codec === html ? 'text/html' : 'text/plain',
            contents: group.map(source => codec.encode(source)),
            examples: group.map(source => examples.get(source)!)
          }
          const texts = await ask(name, api, call, throwIfAborted)
          for (const [i, text] of texts.entries()) {
            const target = codec.decode(text, group[i]!, to)
            if (isTranslatable(target)) targets.set(group[i]!, target)
          }
          const empty = group.filter(source => !targets.has(source)).length
          if (empty === 0) return
          throw new BackendError(
            'bad-response',
            name,
            `Sent ${group.length} sources to Google, got ${empty} back empty`
          )
        })
      )
      const failed = answers.find(answer => answer.status === 'rejected')
      if (failed) {
        const error = googleError(name, failed.reason, secrets)
        throw error instanceof BackendError ? withAnswers(error, targets) : error
      }
      return sources.map(source => targets.get(source) ?? source)
    }
  }
}

async function ask(
  backend: string,
  api: GoogleApi,
  call: GoogleCall,
  beforeSending: () => void
): Promise<readonly string[]> {
  const { length } = call.contents
  if (!api.takes(call.contents)) {
    const message = `Expected no more than Google takes at once, got ${length} sources; send fewer, or shorter ones`
    throw new BackendError('too-large', backend, message)
  }
  const texts = await api.translate(call, beforeSending)
  if (texts.length === length) return texts
  throw new BackendError('bad-response', backend, `Sent ${length} sources to Google, got ${texts.length} back`)
}
