import { BackendError, type BackendErrorType } from '../../model/errors.ts'

/**
 * What a client of Google's rejected with, over gRPC, REST or v2, as one of our kinds. Bugs of our own come back as they are.
 * Neither the message nor the cause holds a key, a token or more than a line of what Google said.
 */
export function googleError(backend: string, error: unknown, secrets: readonly string[]): Error {
  if (error instanceof BackendError) return error
  if (!(error instanceof Error))
    return new BackendError('unavailable', backend, 'Google’s client failed without a reason')
  if (isBug(error)) return error
  const failure = failureOf(error)
  const type = typeOf(failure)
  const said = scrubbed(failure.message, secrets)
  const cause: Error & { code?: string } = new Error(said)
  const code = connectionCode(error) ?? (isBrokenOff(failure) ? 'ECONNRESET' : undefined)
  if (code !== undefined) cause.code = code
  const remedy = (type === 'unauthorized' ? remedyFor(failure.reasons) : undefined) ?? advice[type] ?? ''
  const message = `${sentences[type]}, got ${failure.name ? `${failure.name} ` : ''}"${said}"${remedy}`
  return new BackendError(type, backend, message, { retryAfter: failure.retryAfter, cause })
}

/** What the transports tell in common. */
interface Failure {
  /** A gRPC status; `undefined` where nothing was answered. */
  readonly code: number | undefined
  readonly name: string
  readonly message: string
  /** Google's words for what happened, in one string to search. */
  readonly reasons: string
  readonly retryAfter: number | undefined
}

function failureOf(error: Error): Failure {
  const { code, status, httpStatusCode, reason, errors, errorInfoMetadata, statusDetails, response } =
    error as Rejection
  const body = bodyOf(response)
  const isHttp = typeof code === 'number' && code >= 100
  const http = isHttp ? code : (httpStatusCode ?? (typeof status === 'number' ? status : undefined))
  const rpc = typeof code === 'number' && !isHttp ? code : isHttp ? fromHttp(code) : systemStatus(error)
  const details = [...(Array.isArray(statusDetails) ? statusDetails : []), ...body.details]
  return {
    code: http === 413 ? tooLarge : rpc,
    name: [isHttp ? String(http) : rpc === undefined ? '' : rpcNames[rpc], isHttp ? body.status : '']
      .filter(Boolean)
      .join(' '),
    message: body.message ?? error.message,
    reasons: JSON.stringify([
      error.message,
      reason,
      errors,
      errorInfoMetadata,
      body.message,
      body.status,
      body.details
    ]),
    retryAfter: retryDelay(details) ?? retryAfterHeader(response)
  }
}

function typeOf({ code, message, reasons }: Failure): BackendErrorType {
  switch (code) {
    case tooLarge:
      return 'too-large'
    case 3:
    case 9:
    case 11:
      if (/API.?key.?(?:not valid|invalid|expired)|API_KEY_INVALID|keyInvalid|keyExpired/i.test(reasons))
        return 'unauthorized'
      if (/too (?:long|large|many)|exceeds? (?:the )?(?:limit|maximum)|uploadTooLarge/i.test(reasons))
        return 'too-large'
      if (/language/i.test(message) && /invalid|bad|not supported|unsupported/i.test(message)) return 'unsupported-pair'
      return 'bad-request'
    case 4:
      return 'timeout'
    case 5:
    case 6:
    case 12:
      return 'bad-request'
    case 7:
      if (/daily ?limit|perday|per day/i.test(reasons)) return 'quota-exceeded'
      return /rate ?limit|RATE_LIMIT_EXCEEDED|quota/i.test(reasons) ? 'rate-limited' : 'unauthorized'
    case 8:
      return /daily ?limit|perday|per day/i.test(reasons) ? 'quota-exceeded' : 'rate-limited'
    case 16:
      return 'unauthorized'
    default:
      return noCredentials.test(reasons) ? 'unauthorized' : 'unavailable'
  }
}

/** The words of Google's login library, which has no codes. */
const noCredentials =
  /default credentials|project id in the current environment|credential file|private.key|client_email|invalid_grant|invalid_rapt|unauthorized_client/i

/** The fields the clients put on their errors. All of them may be missing. */
interface Rejection {
  readonly code?: unknown
  readonly status?: unknown
  readonly httpStatusCode?: number
  readonly reason?: unknown
  readonly errors?: unknown
  readonly errorInfoMetadata?: unknown
  readonly statusDetails?: unknown
  readonly response?: unknown
}

const tooLarge = -1
const rpcNames = (
  'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED ' +
  'FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'
).split(' ')

function fromHttp(status: number): number {
  const known = new Map([
    [401, 16],
    [403, 7],
    [404, 5],
    [408, 4],
    [413, tooLarge],
    [429, 8],
    [501, 12],
    [504, 4]
  ])
  return known.get(status) ?? (status >= 400 && status < 500 ? 3 : 14)
}

/** v2's client: nothing was answered, for a reason Node or the client itself has a word for. */
function systemStatus(error: Error): number | undefined {
  if ('type' in error && error.type === 'request-timeout') return 4
  return connectionCode(error) === undefined ? undefined : 14
}

const connectionCodes = /^(?:ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST\w+|ENET\w+|EPROTO|UND_ERR_\w+)$/

function connectionCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string' && connectionCodes.test(error.code)) return error.code
  return connectionCode(error.cause)
}

/** The connection stood, and was lost before an answer: Google may have done the work. */
function isBrokenOff({ code, message }: Failure): boolean {
  return code === 1 || (code === 14 && /dropped|hang ?up|reset|RST_STREAM|closed/i.test(message))
}

function isBug(error: Error): boolean {
  return (
    (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) && !('code' in error)
  )
}

interface Body {
  readonly message: string | undefined
  readonly status: string
  readonly details: readonly unknown[]
}

/** The body of a v2 answer, as far as it is one of Google's. */
function bodyOf(response: unknown): Body {
  const body = field(response, 'body')
  const error = field(typeof body === 'string' ? parsed(body) : body, 'error')
  const [message, status, details] = [field(error, 'message'), field(error, 'status'), field(error, 'details')]
  return {
    message: typeof message === 'string' ? message : undefined,
    status: typeof status === 'string' ? status : '',
    details: Array.isArray(details) ? details : []
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `{ retryDelay: { seconds: '1', nanos: 5e8 } }` over gRPC and v3 REST, `{ retryDelay: '1.5s' }` in JSON. */
function retryDelay(details: readonly unknown[]): number | undefined {
  for (const detail of details) {
    const delay = field(detail, 'retryDelay')
    const seconds = typeof delay === 'string' ? Number.parseFloat(delay) : Number(field(delay, 'seconds') ?? 0)
    const nanos = Number(field(delay, 'nanos') ?? 0)
    if (delay !== undefined && delay !== null && Number.isFinite(seconds + nanos)) return seconds * 1_000 + nanos / 1e6
  }
  return undefined
}

function retryAfterHeader(response: unknown): number | undefined {
  const headers = field(response, 'headers')
  const value = headers instanceof Headers ? headers.get('retry-after') : field(headers, 'retry-after')
  const seconds = typeof value === 'string' ? Number(value) : Number.NaN
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}

/** One line, without anything secret. */
function scrubbed(text: string, secrets: readonly string[]): string {
  let line = text
  // A shorter one is no key of Google's, and may be part of any word.
  for (const secret of secrets.filter(({ length }) => length >= 8)) {
    line = line.replaceAll(secret, '…').replaceAll(encodeURIComponent(secret), '…')
  }
  line = line
    .replace(/^\d{1,2} [A-Z_]+: /, '')
    .replace(/([?&](?:key|access_token)=)[^&\s"']+/gi, '$1…')
    .replace(/\b(Bearer\s+)[\w.~+/=-]+/gi, '$1…')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}

const sentences: Readonly<Record<BackendErrorType, string>> = {
  unauthorized: 'Expected Google to accept the credentials',
  'rate-limited': 'Expected a translation from Google within its rate limit',
  'quota-exceeded': 'Expected a translation from Google within its daily quota',
  unavailable: 'Expected a translation from Google',
  timeout: 'Expected a translation from Google in time',
  'bad-request': 'Expected Google to accept the request',
  'too-large': 'Expected Google to accept the size of the request',
  'bad-response': 'Expected translations from Google',
  'unsupported-pair': 'Expected Google to have the language pair',
  cancelled: 'Expected a translation from Google'
}

/** What Google's own words say is to be done. */
function remedyFor(reasons: string): string | undefined {
  if (/SERVICE_DISABLED|accessNotConfigured|has not been used in project/i.test(reasons))
    return '; enable the Cloud Translation API in that project, at console.cloud.google.com, and wait a few minutes'
  if (/BILLING_DISABLED|billing to be enabled|requires billing/i.test(reasons))
    return '; the project needs a billing account: link one'
  if (/API.?key.?expired|keyExpired/i.test(reasons)) return '; make a new key, and put it into GOOGLE_API_KEY'
  if (/API_KEY_(?:SERVICE|HTTP|IP)\w*BLOCKED/i.test(reasons))
    return '; the key is restricted: let it be used for the Cloud Translation API from this machine'
  if (/IAM_PERMISSION_DENIED|cloudtranslate\.\w+/i.test(reasons))
    return '; give the account the role "Cloud Translation API User" in the project'
  return undefined
}

const advice: Readonly<Partial<Record<BackendErrorType, string>>> = {
  unauthorized:
    '; check GOOGLE_APPLICATION_CREDENTIALS (v3) or GOOGLE_API_KEY (v2), and that the project may use the Cloud Translation API',
  'rate-limited': '; lower the quota in the configuration if this goes on',
  'quota-exceeded': '; it is renewed at midnight Pacific time',
  'bad-request': '; check project, location, model and glossary in the configuration'
}
