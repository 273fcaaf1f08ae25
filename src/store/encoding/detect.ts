import { isAscii, isUtf8 } from 'node:buffer'
import { declarationsIn } from './declaration.ts'
import { codecOf, type EncodingName, isMultiByte } from './encodings.ts'
import { encodingOfLabel } from './labels.ts'

/** Which encoding a file is in. */
export interface ArticleEncoding {
  readonly name: EncodingName
  /** Whether a reader who goes by the file alone would come to the same. */
  readonly isDeclared: boolean
}

/** A declaration that names no encoding we know. */
export interface UnknownEncoding {
  readonly label: string
  /** In bytes. */
  readonly offset: number
}

/** Bytes in which a declaration must stand, as browsers have it. */
const head = 1024

/**
 * Byte order mark, then the declaration of XML or HTML, then UTF-8. What the bytes themselves say comes before what is declared: UTF-16
 * and UTF-32 show where markup begins, and text that is well-formed UTF-8 and not only ASCII is nothing else.
 */
export function detectEncoding(bytes: Buffer): ArticleEncoding | UnknownEncoding {
  const shown = shownEncoding(bytes)
  if (shown) return declared(shown)
  const [declaration] = declarationsIn(bytes.toString('latin1', 0, head), head)
  if (!declaration) return declared('utf-8')
  const { label, markup, start } = declaration
  const name = encodingOfLabel(label, markup)
  if (name === 'utf-8') return declared(name)
  const isSurelyUtf8 = isUtf8(bytes) && !isAscii(bytes)
  if (name === 'wide' || (name === undefined && isSurelyUtf8)) return undeclared('utf-8')
  if (name === undefined) return { label, offset: start }
  if (isSurelyUtf8 && !(isMultiByte(name) && comesBack(bytes, name))) return undeclared('utf-8')
  return name === 'iso-8859-1' && isWindows(bytes) ? undeclared('windows-1252') : declared(name)
}

const declared = (name: EncodingName): ArticleEncoding => ({ name, isDeclared: true })
const undeclared = (name: EncodingName): ArticleEncoding => ({ name, isDeclared: false })

/** By a byte order mark, or by the zeros around the `<` that markup begins with. */
function shownEncoding(bytes: Buffer): EncodingName | undefined {
  const start = bytes.toString('hex', 0, 4)
  if (bytes.length % 4 === 0) {
    if (start === 'fffe0000' || start === '3c000000') return 'utf-32le'
    if (start === '0000feff' || start === '0000003c') return 'utf-32be'
  }
  if (start.startsWith('efbbbf')) return 'utf-8'
  if (start.startsWith('fffe') || /^3c00(?!0000)/.test(start)) return 'utf-16le'
  if (start.startsWith('feff') || /^003c(?!0000)/.test(start)) return 'utf-16be'
  return undefined
}

/** Short text in these may happen to be UTF-8 as well. */
function comesBack(bytes: Buffer, name: EncodingName): boolean {
  const text = codecOf(name).decode(bytes)
  return text.isWellFormed()
}

/** Where ISO-8859-1 has nothing but control characters, Windows has quotation marks and dashes: that is what was meant. */
function isWindows(bytes: Buffer): boolean {
  const latin = bytes.toString('latin1')
  return /[\x80-\x84\x86-\x9f]/.test(latin) && !/[\x81\x8d\x8f\x90\x9d]/.test(latin)
}
