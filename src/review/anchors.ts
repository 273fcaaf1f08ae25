import { hash } from 'node:crypto'
import { type Role, roles } from '../model/document.ts'

/** Roles an article mostly has one of: their key needs no suffix while it is free. */
export const singleRoles: readonly Role[] = ['title', 'dek', 'byline', 'dateline']

/** Crockford's digits: no `i`, `l`, `o`, `u`, which are misread or spell words. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz'
const shortest = 4
const longest = 8
const unitPrefix = new RegExp(`^[${digits}]{${longest}}-(?=[a-z])`)

/**
 * A key for a block that has none: its role and 4 characters from the hash of its text (`p-k7q2`), more of them on collision.
 * The same text under the same keys gives the same key on every machine and branch.
 */
export function mintKey(role: Role, text: string, taken: ReadonlySet<string>): string {
  return nextKey(keyCandidates(role, text), taken)
}

/** The first of the candidates that is free; the next call goes on behind it. */
export function nextKey(candidates: Generator<string, never>, taken: ReadonlySet<string>): string {
  let key = candidates.next().value
  while (taken.has(key)) key = candidates.next().value
  return key
}

/**
 * The keys a block may get, in the order they are tried. Endless. `unit` is what `unitKey` gives for the unit of change the block is
 * in; `''` for an article that is one unit.
 */
export function* keyCandidates(role: Role, text: string, unit = ''): Generator<string, never> {
  const start = unit === '' ? role : `${unit}-${role}`
  if (singleRoles.includes(role)) yield start
  const first = suffix(text)
  for (let length = shortest; length <= longest; length++) yield `${start}-${first.slice(0, length)}`
  for (let copy = 2; ; copy++) yield `${start}-${suffix(`${copy}\n${text}`)}`
}

/** What opens the keys of an entry of a feed (`7k2q9xz4-p-k7q2`): 8 characters from the hash of its id. `''` for no unit. */
export function unitKey(unit: string | undefined): string {
  return unit === undefined ? '' : suffix(`unit\n${unit}`)
}

/** The unit a key is of, as `unitKey` gives it, and the rest of the key. */
export function splitKey(key: string): { readonly unit: string; readonly rest: string } {
  const unit = unitPrefix.exec(key)?.[0] ?? ''
  const rest = key.slice(unit.length)
  return unit !== '' && isPlainKey(rest) ? { unit: unit.slice(0, -1), rest } : { unit: '', rest: key }
}

/** Whether dragoman could have minted it: a locale file may hold keys that people wrote. */
export function isKey(text: string): boolean {
  return isPlainKey(splitKey(text).rest)
}

function isPlainKey(text: string): boolean {
  const [role, suffix, ...rest] = text.split('-')
  if (!roles.some(known => known === role) || rest.length > 0) return false
  return suffix === undefined ? singleRoles.some(single => single === role) : /^[a-z0-9]{4,}$/.test(suffix)
}

/** The role the block had when the key was minted. A key that fails `isKey` is a `RangeError`. */
export function roleOfKey(key: string): Role {
  const role = roles.find(role => role === splitKey(key).rest.split('-', 1)[0])
  if (role && isKey(key)) return role
  throw new RangeError(`Expected a key such as "p-k7q2", got "${key}"`)
}

function suffix(text: string): string {
  const bytes = hash('sha256', text, 'buffer')
  return Array.from(bytes.subarray(0, longest), byte => digits[byte % digits.length]).join('')
}
