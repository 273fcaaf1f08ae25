import type { SignatureV4 } from '@smithy/signature-v4'
import type { Fetch } from '../http/service.ts'

export interface AwsAccount {
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string | undefined
}

/** A `fetch` that signs what it sends for Amazon Translate (Signature Version 4), with Amazon's own signer, loaded when it is first needed. */
export function signed(fetch: Fetch, account: AwsAccount, now: () => Date): Fetch {
  let signer: Promise<SignatureV4> | undefined
  return async (url, options) => {
    signer ??= signerFor(account)
    const { host: _host, ...headers } = await (await signer)
      .sign(
        {
          method: options.method ?? 'GET',
          protocol: url.protocol,
          hostname: url.hostname,
          path: url.pathname,
          query: {},
          headers: { ...Object.fromEntries(new Headers(options.headers)), host: url.host },
          body: options.body
        },
        { signingDate: now() }
      )
      .then(request => request.headers)
    return fetch(url, { ...options, headers })
  }
}

async function signerFor({ region, accessKeyId, secretAccessKey, sessionToken }: AwsAccount): Promise<SignatureV4> {
  const [{ SignatureV4 }, { Hash }] = await Promise.all([import('@smithy/signature-v4'), import('@smithy/hash-node')])
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) }
  return new SignatureV4({ service: 'translate', region, credentials, sha256: Hash.bind(null, 'sha256') })
}
