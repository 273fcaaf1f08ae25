import { FormatError } from '../model/errors.ts'
import { declaringUtf8 } from './encoding/declaration.ts'
import { type ArticleEncoding, detectEncoding } from './encoding/detect.ts'
import { codecOf, type EncodingName, isMultiByte } from './encoding/encodings.ts'
import { iconvDecode } from './encoding/iconv.ts'
import { type Place, placeIn } from './encoding/place.ts'
import { byteOfStray, countStrays, mostStrays, replaceStrays } from './encoding/stray.ts'

/** An article's file as text. */
export interface ArticleText {
  /**
   * A byte order mark stays in it, as U+FEFF. A byte that its encoding has no character for is one unit of U+DC00 to U+DCFF,
   * half a surrogate pair: no text that holds one can be translated, and written back it is that byte again.
   */
  readonly text: string
  readonly encoding: ArticleEncoding
}

/** Characters in which a declaration is looked for when it is to be changed: more than when it is read, for what was put before it. */
const editedHead = 4096

/**
 * The text of an article's file, by its byte order mark, its declaration, or as UTF-8. `encodeArticle` gives the same bytes again.
 * Throws `FormatError` of type `encoding` with an offset in bytes for what is no text in that encoding. `path` is for the message.
 */
export function decodeArticle(bytes: Buffer, path: string): ArticleText {
  const archive = archives.find(({ magic }) => bytes.toString('latin1', 0, magic.length) === magic)
  if (archive) throw refused(`Expected text, got ${archive.name} data in "${path}". Unpack it`, 0)
  const encoding = detectEncoding(bytes)
  if ('label' in encoding) {
    const { label, offset } = encoding
    throw refused(
      `Expected an encoding that is known, got "${label}" at byte ${offset} of "${path}". Save it as UTF-8`,
      offset
    )
  }
  const { decode, encode, unit } = codecOf(encoding.name)
  const cut = bytes.length % unit
  if (cut > 0) throw brokenOff(encoding, bytes.length - cut, path)
  const source = { text: decode(bytes), encoding }
  if (countStrays(source.text) > mostStrays) throw illegibleError(source, path)
  const again = encode(source.text)
  if (!again?.equals(bytes)) throw notItsOwn(encoding, firstDifference(bytes, again), path)
  return source
}

/**
 * The bytes of a text that was made from `source`, in the encoding of `source`. Where that lacks a character of the text, or is not the
 * one that the file declares, it is UTF-8, and the declarations in the text say so. The text of `source` itself gives its own bytes.
 */
export function encodeArticle(text: string, source: ArticleText): { readonly text: string; readonly bytes: Buffer } {
  const { name, isDeclared } = source.encoding
  const own = isDeclared || text === source.text ? codecOf(name).encode(text) : undefined
  if (own) return { text, bytes: own }
  const legible = name === 'utf-8' ? text : replaceStrays(text, bytes => likelyText(bytes, name))
  const edited = declaringUtf8(legible, editedHead)
  const bytes = codecOf('utf-8').encode(edited)
  if (!bytes) throw new RangeError('Expected an article of whole characters, got half a surrogate pair')
  return { text: edited, bytes }
}

/** Offset in the file's bytes of the UTF-16 code unit at `offset` of its text; of the character it is in. */
export function byteOffset(text: string, { name }: ArticleEncoding, offset: number): number {
  const isInCharacter = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1))
  const before = codecOf(name).encode(text.slice(0, isInCharacter ? offset - 1 : offset))
  if (!before) throw new RangeError(`Expected a text that was read from ${name}, got another`)
  return before.length
}

export interface FilePlace extends Place {
  /** Offset in the file. */
  readonly byte: number
}

/** Where the UTF-16 code unit at `offset` is. */
export function placeOf({ text, encoding }: ArticleText, offset: number): FilePlace {
  return { ...placeIn(text, offset), byte: byteOffset(text, encoding, offset) }
}

/** A NUL, or what `decodeArticle` writes for a byte without a meaning. */
const illegible = /[\0\p{Cs}]/u

/** Whether there is nothing in a text but what a reader could read. */
export function isLegible(text: string): boolean {
  return !illegible.test(text)
}

/** The first place that is not legible, and what is there. */
export function firstIllegible(source: ArticleText): (FilePlace & { readonly what: string }) | undefined {
  const at = source.text.search(illegible)
  if (at === -1) return undefined
  return { ...placeOf(source, at), what: described(source.text[at]!, source.encoding.name) }
}

/** For a text that is not legible. */
export function illegibleError(source: ArticleText, path: string): FormatError {
  const { what, line, column, byte } = firstIllegible(source)!
  return refused(
    `Expected ${titleOf(source.encoding)}, got ${what} at line ${line}, column ${column} (byte ${byte}) of "${path}". ` +
      'Save it as UTF-8, or declare its encoding where it is XML or HTML',
    byte
  )
}

/** `UTF-8`, `windows-1252` */
export function titleOf({ name }: ArticleEncoding): string {
  return name.startsWith('utf') ? name.toUpperCase() : name
}

function described(unit: string, name: EncodingName): string {
  if (unit === '\0') return 'a NUL, as in UTF-16 without a byte order mark,'
  const byte = name.startsWith('utf-16') ? undefined : byteOfStray(unit)
  return byte === undefined ? 'half a surrogate pair' : `the byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

/** The first bytes of files that are no text, whatever their extension. */
const archives = [
  { magic: '\x1f\x8b', name: 'gzip' },
  { magic: 'PK\x03\x04', name: 'ZIP' },
  { magic: '%PDF-', name: 'PDF' }
] as const

function brokenOff(encoding: ArticleEncoding, offset: number, path: string): FormatError {
  return refused(
    `Expected whole characters of ${titleOf(encoding)}, got a part of one at the end of "${path}", byte ${offset}. The file is cut off: get it again`,
    offset
  )
}

/** Bytes that would be written otherwise than they were read. */
function notItsOwn(encoding: ArticleEncoding, offset: number, path: string): FormatError {
  return refused(
    `Expected ${titleOf(encoding)}, got other bytes at byte ${offset} of "${path}". Save it as UTF-8`,
    offset
  )
}

const refused = (message: string, offset: number) => new FormatError('encoding', message, { offset })

function firstDifference(bytes: Buffer, again: Buffer | undefined): number {
  const at = bytes.findIndex((byte, i) => byte !== again?.[i])
  return at === -1 ? bytes.length : at
}

/** For a text that is written in another encoding than it was read in. U+FFFD where the bytes stand for nothing. */
function likelyText(bytes: Buffer, name: EncodingName): string {
  return isMultiByte(name) ? iconvDecode(bytes, name) : '\ufffd'.repeat(bytes.length)
}
