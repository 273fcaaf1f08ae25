import { BackendError, type BackendErrorType } from '../../model/errors.ts'
import { oneLine } from '../http/one-line.ts'
import { postJson, type Service } from '../http/service.ts'
import { answerSchema, type Message } from './prompt.ts'

/**
 * Asks a model once, or as often as its server needs to say what it takes, for an answer of at most so many tokens. Gives what the
 * model wrote, and tells `used` what the server counted.
 */
export type Chat = (messages: readonly Message[], tokens: number, used?: (tokens: number) => void) => Promise<string>

export interface ChatOptions {
  readonly service: Service
  readonly url: URL
  readonly model: string
  readonly limitTokens: boolean
}

/**
 * `/chat/completions`. Servers differ in what they take: a schema for the answer, JSON without one, or neither; a temperature; a
 * limit of tokens. What is refused with a 400, which costs nothing, is left out from then on. Whether a server keeps to the schema
 * is for the reader to see.
 */
export function chat({ service, url, model, limitTokens }: ChatOptions): Chat {
  const refused = new Set<Setting>(limitTokens ? [] : ['max_tokens'])

  return async (messages, tokens, used) => {
    for (;;) {
      const taken = settings.filter(setting => !refused.has(setting))
      const format = taken.find(setting => setting === 'json_schema' || setting === 'json_object')
      const body = {
        model,
        messages,
        ...(taken.includes('temperature') && { temperature: 0 }),
        ...(taken.includes('max_tokens') && { max_tokens: tokens }),
        ...(format === 'json_schema' && { response_format: { type: format, json_schema: answerFormat } }),
        ...(format === 'json_object' && { response_format: { type: format } })
      }
      let unwanted: Setting | undefined
      const typeOf = (status: number, said: string) => {
        const type = chatErrorType(status, said)
        if (type === undefined) unwanted = namedIn(said, taken, format)
        return type
      }
      try {
        const completion = await postJson({ ...service, typeOf }, url, body)
        const total = (completion as Completion | null)?.usage?.total_tokens
        if (Number.isSafeInteger(total)) used?.(Number(total))
        return written(service, completion)
      } catch (error) {
        if (!(error instanceof BackendError && error.type === 'bad-request') || unwanted === undefined) throw error
        refused.add(unwanted)
      }
    }
  }
}

const settings = ['max_tokens', 'temperature', 'json_schema', 'json_object'] as const
type Setting = (typeof settings)[number]

const answerFormat = { name: 'translation', strict: true, schema: answerSchema }

/** The setting that the server will not have, of those it was sent. */
function namedIn(said: string, sent: readonly Setting[], format: Setting | undefined): Setting | undefined {
  if (sent.includes('max_tokens') && /max_tokens|max_completion_tokens/i.test(said)) return 'max_tokens'
  if (sent.includes('temperature') && /temperature/i.test(said)) return 'temperature'
  return /response_format|json_schema|json_object|guided|grammar|schema/i.test(said) ? format : undefined
}

interface Completion {
  readonly usage?: { readonly total_tokens?: unknown } | null
  readonly choices?: ReadonlyArray<{
    readonly finish_reason?: unknown
    readonly message?: { readonly content?: unknown; readonly refusal?: unknown } | null
  } | null>
}

/** Rejects with `bad-response` where the model would not, or the service would not let it. What was cut off is given as far as it goes. */
function written({ backend, name, secrets }: Service, completion: unknown): string {
  const { choices } = (completion ?? {}) as Completion
  const choice = Array.isArray(choices) ? choices[0] : undefined
  const { content, refusal } = choice?.message ?? {}
  const refuse = (why: string) =>
    new BackendError('bad-response', backend, `Expected a translation from ${name}, ${why}`)
  if (choice?.finish_reason === 'content_filter') throw refuse('got nothing past its content filter')
  if (typeof refusal === 'string' && refusal !== '') throw refuse(`got a refusal, "${oneLine(refusal, secrets)}"`)
  if (typeof content === 'string') return content
  throw refuse('got an answer without a message; check its address')
}

function chatErrorType(status: number, said: string): BackendErrorType | undefined {
  if (
    /context_length|context length|maximum context|context window|too many tokens|exceeds? .{0,40}context/i.test(said)
  ) {
    return status === 400 || status === 413 || status === 422 ? 'too-large' : undefined
  }
  if (status === 429 && /insufficient_quota|billing/i.test(said)) return 'quota-exceeded'
  // No model of that name, or no such API: the next request would be refused just so.
  return status === 404 || status === 405 ? 'unauthorized' : undefined
}
