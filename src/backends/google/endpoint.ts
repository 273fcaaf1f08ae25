import { ConfigError } from '../../model/errors.ts'

/** Where to reach Google's API, if not where Google has it. */
export interface Endpoint {
  readonly url: URL
  readonly transport: 'grpc' | 'rest'
  readonly host: string
  readonly port: number
  /** Unencrypted and without credentials, on this machine: for tests. */
  readonly isPlain: boolean
}

/** `https://host`, or on this machine `http://127.0.0.1:8080` and `grpc://127.0.0.1:8080`. */
export function endpointOf(text: string): Endpoint {
  const url = URL.parse(text)
  if (!url || !['https:', 'http:', 'grpc:'].includes(url.protocol)) {
    throw new ConfigError('invalid', `Expected an endpoint such as "https://translate.example.org", got "${text}"`)
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const isLoopback = host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
  const isPlain = url.protocol !== 'https:'
  if (isPlain && !isLoopback) {
    const message = `Expected an endpoint that begins with "https://", since credentials and articles are sent to it, got "${text}"`
    throw new ConfigError('invalid', message)
  }
  const port = Number(url.port) || (isPlain ? 80 : 443)
  return { url, transport: url.protocol === 'grpc:' ? 'grpc' : 'rest', host, port, isPlain }
}
