import { ConfigError } from '../../model/errors.ts'

/**
 * The address of a service, from the configuration. Articles and keys go over plain http within this machine or a private network
 * only. Throws `ConfigError`.
 */
export function serviceUrl(service: string, text: string): URL {
  const url = URL.parse(text)
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw new ConfigError('invalid', `Expected an address of ${service} such as "https://host/", got "${text}"`)
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    const message = `Expected an address of ${service} without user, query and fragment, got one with them for "${url.host}"`
    throw new ConfigError('invalid', message)
  }
  if (url.protocol === 'http:' && !isPrivate(url.hostname)) {
    const message = `Expected an address of ${service} that begins with "https://", since articles are sent to it, got "${text}"`
    throw new ConfigError('invalid', message)
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}

/** Loopback, RFC 1918, and names without a dot as containers have them. */
function isPrivate(hostname: string): boolean {
  if (/^(?:127|10)(?:\.\d+){3}$|^192\.168(?:\.\d+){2}$|^172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}$/.test(hostname))
    return true
  return /^\[(?:::1|f[cd][\da-f:]*)\]$|^[^.[]+$|\.(?:local|internal|localhost)$/i.test(hostname)
}
