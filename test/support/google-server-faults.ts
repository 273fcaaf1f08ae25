/** What a request meets instead of a plain answer. */
export type Fault = Refusal | AnswerFault | ConnectionFault

/** The request is refused, and not billed. */
export type Refusal =
  | 'rate-limited'
  | 'old-rate-limit'
  | 'old-daily-limit'
  | 'daily-quota'
  | 'unavailable'
  | 'bad-gateway'
  | 'internal'
  | 'forbidden'
  | 'wrong-key'
  | 'too-long'
  | 'bad-request'
  | 'unsupported-language'
  | 'unknown-glossary'

/** The answer comes, and is billed, but is not what it should be. */
export type AnswerFault =
  | 'no-translations'
  | 'one-missing'
  | 'one-blank'
  | 'not-json'
  | 'double-entities'
  | 'tags-lost'
  | 'tags-doubled'
  | 'tags-styled'
  | 'tags-spaced'
  | 'tags-invented'

/** `cut`: the connection goes once the request is here. `hold`: no answer before `release()`. */
export type ConnectionFault = 'cut' | 'hold'

export interface Status {
  readonly http: number
  /** gRPC code. */
  readonly code: number
  readonly name: string
  readonly message: string
  readonly reason?: string
  /** Milliseconds, as RetryInfo. */
  readonly retryDelay?: number
  /** Only an HTML page, no JSON. */
  readonly isPage?: boolean
}

const rate = "Quota exceeded for quota metric 'v3 general model characters' and limit 'per minute per project'"

export const refusals: Readonly<Record<Refusal, Status>> = {
  'rate-limited': { http: 429, code: 8, name: 'RESOURCE_EXHAUSTED', message: rate, retryDelay: 1_500 },
  'old-rate-limit': {
    http: 403,
    code: 7,
    name: 'PERMISSION_DENIED',
    message: 'User Rate Limit Exceeded',
    reason: 'RATE_LIMIT_EXCEEDED'
  },
  'old-daily-limit': {
    http: 403,
    code: 7,
    name: 'PERMISSION_DENIED',
    message: 'Daily Limit Exceeded',
    reason: 'dailyLimitExceeded'
  },
  'daily-quota': { http: 429, code: 8, name: 'RESOURCE_EXHAUSTED', message: rate.replace('per minute', 'per day') },
  unavailable: { http: 503, code: 14, name: 'UNAVAILABLE', message: 'The service is currently unavailable.' },
  'bad-gateway': { http: 502, code: 14, name: 'UNAVAILABLE', message: 'Bad Gateway', isPage: true },
  internal: { http: 500, code: 13, name: 'INTERNAL', message: 'Internal error encountered.' },
  forbidden: {
    http: 403,
    code: 7,
    name: 'PERMISSION_DENIED',
    message: 'Cloud Translation API has not been used in project 1 before or it is disabled.',
    reason: 'SERVICE_DISABLED'
  },
  'wrong-key': {
    http: 400,
    code: 3,
    name: 'INVALID_ARGUMENT',
    message: 'API key not valid. Please pass a valid API key.',
    reason: 'API_KEY_INVALID'
  },
  'too-long': { http: 400, code: 3, name: 'INVALID_ARGUMENT', message: 'Text is too long.' },
  'bad-request': { http: 400, code: 3, name: 'INVALID_ARGUMENT', message: 'Invalid resource name' },
  'unsupported-language': { http: 400, code: 3, name: 'INVALID_ARGUMENT', message: 'Target language is invalid.' },
  'unknown-glossary': { http: 404, code: 5, name: 'NOT_FOUND', message: 'Glossary not found.' }
}

export function isRefusal(fault: Fault): fault is Refusal {
  return fault in refusals
}

/** Google's JSON for a refusal. */
export function errorBody({ http, name, message, reason, retryDelay }: Status): object {
  const info = 'type.googleapis.com/google.rpc.ErrorInfo'
  const retry = 'type.googleapis.com/google.rpc.RetryInfo'
  const details = [
    ...(reason ? [{ '@type': info, reason, domain: 'googleapis.com', metadata: {} }] : []),
    ...(retryDelay ? [{ '@type': retry, retryDelay: `${retryDelay / 1_000}s` }] : [])
  ]
  const errors = [{ message, domain: 'global', reason: reason ?? name }]
  return { error: { code: http, message, status: name, errors, ...(details.length > 0 && { details }) } }
}

/** The answer's texts as the fault leaves them. */
export function spoiled(texts: readonly string[], fault: AnswerFault): readonly string[] {
  switch (fault) {
    case 'no-translations':
    case 'not-json':
      return []
    case 'one-missing':
      return texts.slice(1)
    case 'one-blank':
      return texts.map((text, i) => (i === 0 ? '' : text))
    case 'double-entities':
      return texts.map(text => text.replaceAll('&', '&amp;'))
    case 'tags-lost':
      return texts.map(text => text.replace(/<[^<>]*>/g, ''))
    case 'tags-doubled':
      return texts.map(text => `${text} ${text}`)
    case 'tags-styled':
      return texts.map(text => text.replace(/<(b|span|br)/g, '<$1 style=";text-align:right;direction:rtl"'))
    case 'tags-spaced':
      return texts.map(text => text.replace(/<b[^<>]*>/g, '$& ').replaceAll('</b>', ' </b>'))
    case 'tags-invented':
      return texts.map(text => `<b id="77">${text}</b><br id="78"><script>x</script>`)
  }
}

/** What becomes of a request. */
export type Outcome = Status | Answer | 'cut'

export interface Answer {
  readonly texts: readonly string[]
  /** Not JSON but a page of HTML. */
  readonly isPage: boolean
  readonly hasGlossary: boolean
}

export const translated = (texts: readonly string[]) => texts.map(translatedText => ({ translatedText }))

/** With a glossary Google answers twice, the first time without it. */
export function v3Answer({ texts, hasGlossary }: Answer): object {
  if (!hasGlossary) return { translations: translated(texts) }
  return { translations: translated(texts.map(() => 'without glossary')), glossaryTranslations: translated(texts) }
}
