import { ConfigError } from '../../model/errors.ts'

/** A key fit for a header. Throws `ConfigError`, without the key: what is wrong with it would be in `fetch`'s own message. */
export function secretKey(service: string, variable: string, key: string | undefined): string {
  if (!key) throw new ConfigError('invalid', `Expected a key for ${service} in ${variable}, got nothing`)
  if (/^[\x21-\x7e]+$/.test(key)) return key
  throw new ConfigError(
    'invalid',
    `Expected a key for ${service} in ${variable}, got one with spaces or other than ASCII`
  )
}
