/** Amazon Translate on this machine: it refuses what is not signed with its secret, and its errors come with status 400. */
import { createHash, createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { type JsonReply, type JsonRequest, type JsonServer, startJsonServer } from './json-server.ts'
import { plainTranslation } from './tagged-translation.ts'

export interface AwsBody {
  readonly Text: string
  readonly SourceLanguageCode: string
  readonly TargetLanguageCode: string
  readonly TerminologyNames?: readonly string[]
  readonly Settings?: { readonly Formality?: string }
}

export function startAwsServer(secretAccessKey: string): Promise<JsonServer> {
  return startJsonServer(request => answer(request, secretAccessKey))
}

/** An error as Amazon writes it. */
export function awsError(type: string, message = 'No.', status = 400): JsonReply {
  return { status, body: { __type: `com.amazonaws.translate#${type}`, message } }
}

function answer({ headers, body }: JsonRequest, secret: string): JsonReply {
  const { Text, SourceLanguageCode, TargetLanguageCode } = body as AwsBody
  if (headers['content-type'] !== 'application/x-amz-json-1.1') return awsError('UnknownOperationException')
  if (!headers.authorization) return awsError('MissingAuthenticationTokenException')
  if (!isSigned(headers, JSON.stringify(body), secret)) return awsError('InvalidSignatureException')
  if (Buffer.byteLength(Text) > 10_000) return awsError('TextSizeLimitExceededException')
  const TranslatedText = plainTranslation(Text, SourceLanguageCode, TargetLanguageCode, /⟦\/?\d+\/?⟧/g)
  return { body: { TranslatedText, SourceLanguageCode, TargetLanguageCode } }
}

/** Signature Version 4 worked out again from what came over the wire, as Amazon's documentation has it. */
function isSigned(headers: IncomingHttpHeaders, body: string, secret: string): boolean {
  const [, scope = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(
      headers.authorization ?? ''
    ) ?? []
  const [day = '', region = '', service = ''] = scope.split('/')
  const signed = names.split(';').map(name => `${name}:${headers[name]}\n`)
  const request = ['POST', '/', '', ...signed.join('').split('\n'), names, sha256(body)].join('\n')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(request)].join('\n')
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`)
  return service === 'translate' && hmac(key, text).toString('hex') === signature
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
