import type { Content } from '../model/content.ts'
import { BackendError, type BackendErrorType, ConfigError } from '../model/errors.ts'
import { answering } from './answering.ts'
import { awsLanguage } from './aws/languages.ts'
import { signed } from './aws/signed.ts'
import { type Codec, codecVersion, codePoints, isTranslatable } from './codec/codec.ts'
import { text } from './codec/text.ts'
import { mayCarryTokens, tokens } from './codec/tokens.ts'
import { secretKey } from './http/secret-key.ts'
import { type Fetch, postJson, type Service, userAgent } from './http/service.ts'
import { serviceUrl } from './http/service-url.ts'
import { languagePair } from './language-pair.ts'
import { forLocale, type PerLocale, settingsOf, signOf } from './per-locale.ts'
import type { Engine } from './translation-backend.ts'

export interface AwsOptions {
  readonly fetch: Fetch
  readonly credentials: AwsCredentials
  readonly region: string | undefined
  /** Name of a custom terminology of the region, or one for each target locale. */
  readonly glossary?: PerLocale | undefined
  /** Where the target language has it. */
  readonly formality?: 'more' | 'less' | undefined
  /** Instead of the region's own address. */
  readonly endpoint?: string | undefined
  /** Milliseconds for one request; by default 60,000. */
  readonly timeout?: number | undefined
  /** Requests are signed with the time. */
  readonly now?: (() => Date) | undefined
}

/** As in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN. */
export interface AwsCredentials {
  readonly accessKeyId: string | undefined
  readonly secretAccessKey: string | undefined
  /** Temporary credentials have one. */
  readonly sessionToken?: string | undefined
}

/**
 * Amazon Translate, one text in a request. An attempt is one attempt.
 *
 * Amazon bills each code point sent. Codes go as tokens in the text, which are billed too; text that has such brackets of its own
 * goes without its codes, which are then missing, for the checks to find. The contents of a terminology can change under its name:
 * the fingerprint knows the name alone.
 */
export function aws(options: AwsOptions): Engine {
  const name = 'aws'
  const { region, glossary, formality } = options
  if (!region || !/^[a-z]{2,}(?:-[a-z\d]+)+$/.test(region)) {
    const message = `Expected a region such as "eu-west-1" in backends.aws.region or AWS_REGION, got "${region ?? ''}"`
    throw new ConfigError('invalid', message)
  }
  for (const each of settingsOf(glossary)) {
    if (/^[\w-]{1,256}$/.test(each)) continue
    throw new ConfigError('invalid', `Expected the name of a custom terminology of Amazon's, got "${each}"`)
  }
  const account = { region, ...keysOf(options.credentials) }
  const url = serviceUrl('Amazon Translate', options.endpoint ?? addressOf(region))
  const service: Service = {
    backend: name,
    name: 'Amazon Translate',
    fetch: signed(options.fetch, account, options.now ?? (() => new Date())),
    timeout: options.timeout ?? 60_000,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSShineFrontendService_20170701.TranslateText',
      'user-agent': userAgent
    },
    secrets: [account.accessKeyId, account.secretAccessKey, account.sessionToken].filter(key => key !== undefined),
    advice,
    typeOf
  }
  const settings = formality === undefined ? undefined : { Formality: formality === 'more' ? 'FORMAL' : 'INFORMAL' }
  const answer = answering(name, service.name)

  return {
    name,
    fingerprint: [
      name,
      ...(glossary === undefined ? [] : [`glossary=${signOf(glossary)}`]),
      ...(formality === undefined ? [] : [formality])
    ]
      .join('/')
      .concat(`+codec${codecVersion}`),
    limits: { sources: 1, characters: byteLimit },
    sendsTokens: true,
    characters: source => (isTranslatable(source) ? codePoints(codecOf(source).encode(source)) : 0),

    translate: request =>
      answer(request, async (sources, give) => {
        const { from, to } = languagePair(service, request, awsLanguage)
        const terminology = forLocale(glossary, request.to)
        for (const source of sources) {
          const codec = codecOf(source)
          const text = await ask(service, url, {
            Text: codec.encode(source).toWellFormed(),
            SourceLanguageCode: from,
            TargetLanguageCode: to,
            ...(terminology !== undefined && { TerminologyNames: [terminology] }),
            ...(settings && { Settings: settings })
          })
          give(source, codec.decode(text, source, request.to))
        }
      })
  }
}

const byteLimit = 10_000

const codecOf = (source: Content): Codec => (mayCarryTokens(source) ? tokens : text)

function keysOf({ accessKeyId, secretAccessKey, sessionToken }: AwsCredentials) {
  const key = (variable: string, value: string | undefined) => secretKey('Amazon Translate', variable, value)
  return {
    accessKeyId: key('AWS_ACCESS_KEY_ID', accessKeyId),
    secretAccessKey: key('AWS_SECRET_ACCESS_KEY', secretAccessKey),
    sessionToken: sessionToken ? key('AWS_SESSION_TOKEN', sessionToken) : undefined
  }
}

const addressOf = (region: string): string =>
  `https://translate.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`

interface Body {
  readonly Text: string
  readonly SourceLanguageCode: string
  readonly TargetLanguageCode: string
  /** One at most. */
  readonly TerminologyNames?: readonly string[]
  readonly Settings?: { readonly Formality: string }
}

async function ask(service: Service, url: URL, body: Body): Promise<string> {
  const bytes = new TextEncoder().encode(body.Text).length
  if (bytes > byteLimit) {
    const message = `Expected a text of no more than the ${byteLimit} bytes that Amazon takes at once, got ${bytes}`
    throw new BackendError('too-large', service.backend, message)
  }
  const answer = (await postJson(service, url, body)) as { readonly TranslatedText?: unknown } | null
  const text = answer?.TranslatedText
  if (typeof text === 'string') return text
  throw new BackendError('bad-response', service.backend, 'Sent a text to Amazon Translate, got none back')
}

/** By the name of the error, which comes with status 400 mostly: `{"__type":"…#ThrottlingException"}`. */
function typeOf(_status: number, said: string): BackendErrorType | undefined {
  const error = /"__type"\s*:\s*"(?:[^"#]{0,200}#)?(\w+)/.exec(said)?.[1] ?? ''
  return types.find(([pattern]) => pattern.test(error))?.[1]
}

const types: ReadonlyArray<readonly [RegExp, BackendErrorType]> = [
  [/^(?:Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown)/, 'rate-limited'],
  [/^TextSizeLimitExceeded/, 'too-large'],
  [/^UnsupportedLanguagePair/, 'unsupported-pair'],
  [
    /^(?:UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|ExpiredToken|RequestExpired|MissingAuthentication|InvalidAccessKeyId|AccessDenied|NotAuthorized|OptInRequired|SubscriptionRequired)/,
    'unauthorized'
  ],
  [/^(?:ServiceUnavailable|InternalServer|InternalFailure)/, 'unavailable']
]

const advice: Service['advice'] = {
  unauthorized:
    'check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, that they may call translate:TranslateText and have not expired, and the clock of this machine',
  'rate-limited': 'set a quota for backends.aws in the configuration if this goes on',
  'bad-request': 'check glossary and region in the configuration',
  unavailable: 'check backends.aws.region, and the network'
}
