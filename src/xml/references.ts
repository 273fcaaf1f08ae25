import { FormatError } from '../model/errors.ts'
import { nameEnd } from './name.ts'

/** Text with its references resolved, and where each unit of it comes from. */
export interface Decoded {
  readonly text: string
  /** Offset in the raw text of each unit, and its length at the end. `undefined` where text and raw text are the same. */
  readonly map: readonly number[] | undefined
  /** Spans of `text` that are references to entities nobody here knows, spelled as they are. */
  readonly opaque: ReadonlyArray<{ readonly start: number; readonly end: number }>
}

/**
 * Resolves character references and the five entities every XML document has. Others are never expanded. White space in an attribute is
 * left as it is spelled.
 */
export function decode(raw: string): Decoded {
  let amp = raw.indexOf('&')
  if (amp < 0) return { text: raw, map: undefined, opaque: none }
  const parts: string[] = []
  const map: number[] = []
  const opaque: { start: number; end: number }[] = []
  let from = 0
  const copy = (to: number) => {
    for (let at = from; at < to; at++) map.push(at)
    parts.push(raw.slice(from, to))
  }
  for (; amp >= 0; amp = raw.indexOf('&', from)) {
    copy(amp)
    const end = raw.indexOf(';', amp) + 1
    const character = referenced(raw.slice(amp + 1, end - 1))
    if (character === undefined) {
      opaque.push({ start: map.length, end: map.length + end - amp })
      from = amp
      copy(end)
    } else {
      for (let i = 0; i < character.length; i++) map.push(amp)
      parts.push(character)
    }
    from = end
  }
  copy(raw.length)
  map.push(raw.length)
  return { text: parts.join(''), map, opaque }
}

const none: Decoded['opaque'] = []

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"]
])

/** What a reference stands for, by what is between `&` and `;`: `lt`, `#233`. `undefined` where it is none that every document has. */
export function referenced(name: string): string | undefined {
  if (!name.startsWith('#')) return entities.get(name)
  const code = codeOf(name)
  return code === undefined ? undefined : String.fromCodePoint(code)
}

function codeOf(name: string): number | undefined {
  const [, hex, decimal = ''] = /^#(?:x([\da-f]{1,8})|(\d{1,8}))$/i.exec(name) ?? []
  const code = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16)
  const isCharacter =
    code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0xd800) || (code >= 0xe000 && code < 0xfffe)
  return isCharacter || (code >= 0x10000 && code <= 0x10ffff) ? code : undefined
}

/** Throws `FormatError` at an `&` between `from` and `end` that opens no well-formed reference. */
export function checkReferences(source: string, from: number, end: number): void {
  if (end - from < 1) return
  const raw = source.slice(from, end)
  for (let amp = raw.indexOf('&'); amp >= 0; amp = raw.indexOf('&', amp + 1)) {
    const close = raw.indexOf(';', amp)
    const name = close < 0 ? '' : raw.slice(amp + 1, Math.min(close, amp + 200))
    const isReference = name.startsWith('#')
      ? name.charCodeAt(1) !== 0x58 && codeOf(name) !== undefined
      : name !== '' && nameEnd(name, 0) === name.length
    if (isReference) continue
    const got = JSON.stringify(raw.slice(amp, amp + 12))
    throw new FormatError('syntax', `Expected "&amp;" for a bare "&", or a reference that ends in ";", got ${got}`, {
      offset: from + amp
    })
  }
}
