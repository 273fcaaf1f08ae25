import { BackendError } from '../../model/errors.ts'
import { oneLine } from './one-line.ts'
import type { Service } from './service.ts'

/**
 * What `fetch` rejected with, as one of our kinds. The cause keeps the code of a lost connection, by which what may have been
 * billed is counted. Bugs of our own come back as they are.
 */
export function connectionError({ backend, name, timeout, secrets, advice }: Service, error: unknown): unknown {
  if (error instanceof BackendError || !(error instanceof Error)) return error
  if (error.name === 'TimeoutError') {
    const message = `Expected a translation from ${name} in time, got none in ${timeout} ms`
    return new BackendError('timeout', backend, message)
  }
  const reason = innermost(error)
  if (reason === error) return error
  const cause: Error & { code?: string } = new Error(oneLine(reason.message, secrets))
  const code = codeOf(error)
  if (code !== undefined) cause.code = code
  const refusal = /^Proxy response \((\d+)\)/.exec(reason.message)?.[1]
  if (refusal !== undefined) return proxyError(backend, name, refusal)
  const got = code ?? `"${cause.message}"`
  const remedy =
    (code !== undefined && remedyFor(code)) ?? advice.unavailable ?? `check its address, the network${proxies}`
  return new BackendError('unavailable', backend, `Expected a connection to ${name}, got ${got}; ${remedy}`, { cause })
}

/** Node heeds a proxy's variables only if it is told so. */
const proxies = ', and, where there is a proxy, that HTTPS_PROXY and NODE_USE_ENV_PROXY=1 are set'

function remedyFor(code: string): string | undefined {
  if (/^(?:ENOTFOUND|EAI_AGAIN)$/.test(code)) return `its name has no address: check it, the network${proxies}`
  if (code === 'CERT_HAS_EXPIRED') return "its certificate has expired: check the address, and this machine's clock"
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'its certificate is for another name: check the address'
  if (/CERT|^UNABLE_TO_|ISSUER/.test(code)) {
    return (
      'nobody this machine trusts has signed its certificate: check the address; if it is your own, or a proxy signs anew, ' +
      'name the file of its authority (PEM) in NODE_EXTRA_CA_CERTS'
    )
  }
  if (/^(?:ERR_SSL_|EPROTO)/.test(code))
    return 'it does not speak TLS there: check address and port, http:// or https://'
  return undefined
}

/** The proxy let nothing through: what was to be sent has not reached the service, and is not billed. */
function proxyError(backend: string, name: string, status: string): BackendError {
  const remedy =
    status === '407'
      ? 'it asks who you are: HTTPS_PROXY takes the form "http://USER:PASSWORD@HOST:PORT"'
      : 'ask those who run it whether it lets you reach the service'
  const message = `Expected the proxy of HTTPS_PROXY to let through to ${name}, got ${status} from it; ${remedy}`
  return new BackendError(['403', '407'].includes(status) ? 'unauthorized' : 'unavailable', backend, message)
}

/** `fetch` says why in its cause: "fetch failed" and "terminated" alone are no reason. */
function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error
}

function codeOf(error: Error): string | undefined {
  const inner = error.cause instanceof Error ? codeOf(error.cause) : undefined
  return inner ?? ('code' in error && typeof error.code === 'string' ? error.code : undefined)
}
