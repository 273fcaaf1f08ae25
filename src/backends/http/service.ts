import { BackendError, type BackendErrorType } from '../../model/errors.ts'
import { boundedText } from './bounded-text.ts'
import { connectionError } from './connection-error.ts'
import { refusal, strangerAdvice, typeOfStatus } from './refusal.ts'

/** As the global one. Always handed in. */
export type Fetch = (url: URL, options: RequestInit) => Promise<Response>

/** A translation service that answers JSON over HTTP. */
export interface Service {
  /** Name of the backend, in errors. */
  readonly backend: string
  /** As people know it, in messages. */
  readonly name: string
  readonly fetch: Fetch
  /** Milliseconds for one request, its answer included. */
  readonly timeout: number
  readonly headers: Readonly<Record<string, string>>
  /** What must never be in a message. */
  readonly secrets: readonly string[]
  /** Milliseconds to wait when the service is asked too much and does not say for how long. */
  readonly patience?: number
  /** What a user can do about an error, as the end of its message. */
  readonly advice: Readonly<Partial<Record<BackendErrorType, string>>>
  /** The kind of a refusal that this service has a status or words of its own for. */
  typeOf?(status: number, said: string): BackendErrorType | undefined
}

/**
 * One attempt: no retry, no redirect. Gives the JSON that came with a 2xx status, whatever is in it. Rejects with `BackendError`:
 * a refusal by its status, with Retry-After; no connection as `unavailable`; an answer that is no JSON, or too large, as
 * `bad-response`. Once sent, a request is waited for until its timeout: it may be paid for.
 */
export async function postJson(service: Service, url: URL, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  return send(service, url, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** The same, of what is there to read. */
export async function getJson(service: Service, url: URL): Promise<unknown> {
  return send(service, url, { method: 'GET' })
}

async function send(service: Service, url: URL, request: RequestInit): Promise<unknown> {
  const { fetch, timeout } = service
  try {
    const response = await fetch(url, {
      ...request,
      headers: { accept: 'application/json', ...request.headers, ...service.headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout)
    })
    const text = await boundedText(response, service)
    if (response.ok) return parsed(text, response, service)
    const type = service.typeOf?.(response.status, text) ?? typeOfStatus(response.status)
    throw refusal(service, type, response, text)
  } catch (error) {
    throw connectionError(service, error)
  }
}

function parsed(text: string, { status, headers }: Response, { backend, name }: Service): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const kind = headers.get('content-type')?.split(';')[0]?.slice(0, 80) || 'no type'
    const got = `${status} with ${text.length} characters of ${kind}`
    // A page is nobody's answer to what was sent: to send half of it, as to a service that cannot cope, is no use.
    const isPage = /^\s*<(?:!doctype|html)\b/i.test(text) || (kind === 'text/html' && /^\s*</.test(text))
    const remedy = isPage ? strangerAdvice : 'check its address'
    const message = `Expected JSON from ${name}, got ${got}; ${remedy}`
    throw new BackendError(isPage ? 'unavailable' : 'bad-response', backend, message)
  }
}

/** What a service is, for its requests. */
export const userAgent = 'dragoman'
