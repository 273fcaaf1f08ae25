import { isUtf8 } from 'node:buffer'
import type { LocaleTag } from '../../model/locale.ts'
import type { ByteSource } from '../tmx/byte-window.ts'
import { entryFacts, factsToEntry } from './entry-json.ts'
import type { ReadUnit } from './import.ts'
import { languageMatcher } from './language-match.ts'
import { formatOwnTexts, type StoredEntry } from './stored-entry.ts'

/**
 * Entries as JSON lines, one entry a line, always spelled the same: two such files merged by taking every line of both are the two
 * memories merged.
 */
export function* entriesToJsonLines(entries: Iterable<StoredEntry>): Generator<string> {
  for (const entry of entries) {
    const { from, to, source, target } = entry
    yield `${JSON.stringify({ from, source, to, target, ...entryFacts(entry) })}\n`
  }
}

/** Bytes a line may have. */
const longestLine = 8_000_000

/** The entries of a file of JSON lines, for these locales. A line that is none, such as a mark of a merge conflict, is a problem. */
export function* readJsonLines(source: ByteSource, from: LocaleTag, to: readonly LocaleTag[]): Generator<ReadUnit> {
  const isOneOf = (locales: readonly LocaleTag[]) => {
    const matches = locales.map(languageMatcher)
    return (language: unknown) => typeof language === 'string' && matches.some(match => match(language) === 'exact')
  }
  const [isSource, isTarget] = [isOneOf([from]), isOneOf(to)]
  let line = 0
  for (const text of lines(source)) {
    line++
    if (text === undefined)
      yield problem(line, `Expected UTF-8 and at most ${longestLine} bytes in a line, got other bytes or a longer one`)
    else if (text.trim() === '') yield { entries: [], problems: [] }
    else {
      const entry = toEntry(text, isSource, isTarget)
      if (typeof entry === 'string') yield problem(line, entry)
      else yield { entries: entry ? [entry] : [], problems: [] }
    }
  }
}

const problem = (line: number, message: string): ReadUnit => ({ entries: [], problems: [{ line, message }] })

function toEntry(
  line: string,
  isSource: (language: unknown) => boolean,
  isTarget: (language: unknown) => boolean
): StoredEntry | string | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return `Expected a JSON object, got ${JSON.stringify(line.slice(0, 40))}`
  }
  if (typeof value !== 'object' || value === null) return `Expected a JSON object, got ${line.slice(0, 40)}`
  const { from, to, source, target, ...facts } = value as Readonly<Record<string, unknown>>
  for (const [key, text] of Object.entries({ from, to, source, target })) {
    if (typeof text !== 'string') return `Expected a text in "${key}", got ${JSON.stringify(text)}`
  }
  if (!isSource(from) || !isTarget(to)) return undefined
  const pair = formatOwnTexts(String(source), String(target))
  return factsToEntry(facts, { from: String(from), to: String(to), ...pair })
}

/** Lines without their ends; `undefined` for one that is too long or no UTF-8. */
function* lines(source: ByteSource): Generator<string | undefined> {
  let buffer = Buffer.alloc(1 << 16)
  let held = 0
  let isTooLong = false
  for (let read = source.read(buffer, 0); read > 0; read = source.read(buffer, held)) {
    held += read
    let from = 0
    for (let end = buffer.indexOf(0x0a); end >= 0 && end < held; end = buffer.indexOf(0x0a, from)) {
      yield isTooLong ? undefined : textOf(buffer.subarray(from, end))
      isTooLong = false
      from = end + 1
    }
    buffer.copyWithin(0, from, held)
    held -= from
    buffer.fill(0, held)
    if (held < buffer.length) continue
    if (held < longestLine) buffer = Buffer.concat([buffer], 2 * held)
    else {
      isTooLong = true
      held = 0
      buffer.fill(0)
    }
  }
  if (held > 0 || isTooLong) yield isTooLong ? undefined : textOf(buffer.subarray(0, held))
}

const textOf = (line: Buffer): string | undefined =>
  isUtf8(line) ? line.toString().replace(/^\ufeff|\r$/g, '') : undefined
