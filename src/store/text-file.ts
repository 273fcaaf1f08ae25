import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { ArticleError, FormatError } from '../model/errors.ts'
import { detectEncoding } from './encoding/detect.ts'
import { codecOf, type EncodingName } from './encoding/encodings.ts'
import { asArticleError } from './file-trouble.ts'

/** A text file that is read from front to back as UTF-8, a piece at a time, in memory that does not grow with it. */
export interface TextFile extends Disposable {
  readonly path: string
  /** In bytes. */
  readonly size: number
  /** Bytes of the file that were read so far. */
  readonly offset: number
  /**
   * Fills `target` from `from` on with what comes next and gives the number of bytes; 0 at the end. Not always whole characters. What
   * stands for nothing in the file's own encoding is a byte that UTF-8 lacks.
   */
  read(target: Buffer, from: number): number
}

/** Bytes in which the encoding is declared. */
const headSize = 4096

/**
 * Opens a file. Its encoding is what the byte order mark says, or the XML declaration, or UTF-8. Throws `ArticleError`, and `FormatError`
 * of type `encoding`.
 */
export function openTextFile(path: string): TextFile {
  const file = opened(path)
  try {
    const { size } = fstatSync(file)
    const head = Buffer.alloc(Math.min(headSize, size))
    readSync(file, head, 0, head.length, 0)
    const encoding = detectEncoding(head)
    if ('label' in encoding) {
      const message = `Expected an encoding that is known, got "${encoding.label}" at byte ${encoding.offset} of "${path}". Save it as UTF-8`
      throw new FormatError('encoding', message, { offset: encoding.offset })
    }
    return encoding.name === 'utf-8' ? utf8File(file, path, size) : transcoded(file, path, size, encoding.name)
  } catch (error) {
    closeSync(file)
    throw asArticleError(error, path)
  }
}

/** Never waits for a pipe to speak. */
function opened(path: string): number {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    if (fstatSync(file).isFile()) return file
    closeSync(file)
  } catch (error) {
    throw asArticleError(error, path)
  }
  throw new ArticleError('unreadable', path, `Expected a file, got a folder or device: "${path}"`)
}

function utf8File(file: number, path: string, size: number): TextFile {
  let offset = 0
  return {
    path,
    size,
    get offset() {
      return offset
    },
    read(target, from) {
      const read = readAt(file, path, target, from, offset)
      offset += read
      return read
    },
    [Symbol.dispose]: () => closeSync(file)
  }
}

function readAt(file: number, path: string, target: Buffer, from: number, offset: number): number {
  try {
    return readSync(file, target, from, target.length - from, offset)
  } catch (error) {
    throw asArticleError(error, path)
  }
}

const pieceSize = 1 << 16
/** Bytes without a `<` or a line break. */
const mostBytes = 1 << 25

function transcoded(file: number, path: string, size: number, name: EncodingName): TextFile {
  const codec = codecOf(name)
  let buffer: Buffer = Buffer.allocUnsafe(pieceSize)
  let held = 0
  let offset = 0
  let ready: Buffer = Buffer.alloc(0)

  /** Bytes that are whole characters. In no encoding is `<` or a line feed a part of another character. */
  function whole(): number {
    if (codec.unit > 1) return held - (held % codec.unit)
    return Math.max(buffer.lastIndexOf(0x3c, held - 1), buffer.lastIndexOf(0x0a, held - 1) + 1)
  }

  function next(): Buffer {
    for (;;) {
      const read = readAt(file, path, buffer, held, offset + held)
      held += read
      if (held === 0) return Buffer.alloc(0)
      let length = read === 0 ? held : held < buffer.length ? 0 : whole()
      if (length > 0) {
        const all = codec.decode(buffer.subarray(0, length))
        // Half a surrogate pair waits for the other.
        const isSplit = read > 0 && all.length > 1 && /[\ud800-\udbff]$/.test(all)
        const text = isSplit ? all.slice(0, -1) : all
        if (isSplit) length -= codec.unit
        buffer.copyWithin(0, length, held)
        held -= length
        offset += length
        return toUtf8(text)
      }
      if (held < buffer.length) continue
      if (held >= mostBytes) {
        const message = `Expected a "<" or a line break in ${mostBytes} bytes, got none from byte ${offset} of "${path}"`
        throw new FormatError('too-large', message, { offset })
      }
      buffer = Buffer.concat([buffer], 2 * held)
    }
  }

  return {
    path,
    size,
    get offset() {
      return offset
    },
    read(target, from) {
      if (ready.length === 0) ready = next()
      const copied = ready.copy(target, from)
      ready = ready.subarray(copied)
      return copied
    },
    [Symbol.dispose]: () => closeSync(file)
  }
}

/** What is no character becomes U+10FFFF, which no text has, with a first byte that UTF-8 lacks. */
function toUtf8(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text)
  const bytes = Buffer.from(text.replace(/\p{Cs}/gu, '\u{10ffff}'))
  for (let at = bytes.indexOf('\u{10ffff}'); at >= 0; at = bytes.indexOf('\u{10ffff}', at)) bytes[at] = 0xff
  return bytes
}
