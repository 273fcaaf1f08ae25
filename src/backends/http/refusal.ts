import { BackendError, type BackendErrorType } from '../../model/errors.ts'
import { oneLine } from './one-line.ts'
import type { Service } from './service.ts'

/** What HTTP statuses mean to a client of a translation service. */
export function typeOfStatus(status: number): BackendErrorType {
  const known = byStatus.get(status)
  if (known) return known
  // A redirect says nothing of what was sent: something stands where the service should.
  if (status >= 500 || (status >= 300 && status < 400)) return 'unavailable'
  return status >= 400 ? 'bad-request' : 'bad-response'
}

const byStatus = new Map<number, BackendErrorType>([
  [401, 'unauthorized'],
  [402, 'quota-exceeded'],
  [403, 'unauthorized'],
  [408, 'timeout'],
  [413, 'too-large'],
  [414, 'too-large'],
  [429, 'rate-limited'],
  [504, 'timeout']
])

/** What to do where something else answers in the service's place. */
export const strangerAdvice = "check its address, and whether a proxy or the network's log-in page answers in its place"

/** An answer that is no translation, with a line of what the service said. */
export function refusal(
  { backend, name, secrets, advice, patience }: Service,
  type: BackendErrorType,
  { status, headers }: Response,
  body: string
): BackendError {
  const said = oneLine(messageOf(body) ?? (status < 400 ? `a redirect to ${headers.get('location')}` : body), secrets)
  const got = said === '' ? `${status}` : `${status} "${said}"`
  const remedy = status >= 300 && status < 400 ? strangerAdvice : advice[type]
  const message = `${expected(type, name)}, got ${got}${remedy ? `; ${remedy}` : ''}`
  return new BackendError(type, backend, message, {
    retryAfter: retryAfter(headers) ?? (type === 'rate-limited' ? patience : undefined)
  })
}

function expected(type: BackendErrorType, name: string): string {
  switch (type) {
    case 'unauthorized':
      return `Expected ${name} to accept the key`
    case 'rate-limited':
      return `Expected a translation from ${name} within its rate limit`
    case 'quota-exceeded':
      return `Expected a translation from ${name} within the account's quota`
    case 'bad-request':
      return `Expected ${name} to accept the request`
    case 'too-large':
      return `Expected ${name} to accept the size of the request`
    case 'unsupported-pair':
      return `Expected ${name} to have the language pair`
    case 'timeout':
      return `Expected a translation from ${name} in time`
    case 'unavailable':
    case 'bad-response':
    case 'cancelled':
      return `Expected a translation from ${name}`
  }
}

/** `{ message }`, `{ error }`, `{ error: { message } }`, `{ detail }`: what services put their words in. */
function messageOf(body: string): string | undefined {
  try {
    const answer = JSON.parse(body) as { message?: unknown; error?: unknown; detail?: unknown } | null
    const error = answer?.error
    const nested = typeof error === 'object' && error !== null && 'message' in error ? error.message : error
    return [answer?.message, nested, answer?.detail].find(text => typeof text === 'string')
  } catch {
    return undefined
  }
}

/** Milliseconds, from `retry-after-ms`, seconds, or a date against the service's own clock. */
function retryAfter(headers: Headers): number | undefined {
  const milliseconds = Number.parseFloat(headers.get('retry-after-ms') ?? '')
  if (milliseconds >= 0) return milliseconds
  const value = headers.get('retry-after') ?? ''
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(value)) return Number(value) * 1_000
  const wait = Date.parse(value) - Date.parse(headers.get('date') ?? '')
  return Number.isNaN(wait) ? untilReset(headers) : Math.max(0, wait)
}

/** When what is used up is there again: `x-ratelimit-reset-tokens: 6m0s`. */
function untilReset(headers: Headers): number | undefined {
  const waits = ['requests', 'tokens'].flatMap(what => {
    const wait = milliseconds(headers.get(`x-ratelimit-reset-${what}`) ?? '')
    return headers.get(`x-ratelimit-remaining-${what}`) === '0' && wait !== undefined ? [wait] : []
  })
  return waits.length > 0 ? Math.max(...waits) : undefined
}

/** `1h2m3.5s`, `120ms`. */
function milliseconds(text: string): number | undefined {
  const sizes: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 }
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[hms]))+$/.test(text)) return undefined
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|[hms])/g)
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * sizes[unit]!, 0)
}
