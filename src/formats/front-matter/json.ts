import { createScanner } from 'jsonc-parser'
import { type Found, maxDepth, type Step, type Value } from './found.ts'
import { broken, tooDeep } from './refusal.ts'

/** The strings of JSON, in one object or, as between `;;;`, only the members of one. Written as JSON writes them. */
export function jsonStrings(
  source: string,
  { start, end }: { readonly start: number; readonly end: number }
): readonly Found[] {
  const read = readJson(source, start, end)
  if (read.end !== end) throw refused(source, read.end, 'more after its end')
  return read.strings
}

/** All values. */
export function jsonValues(
  source: string,
  { start, end }: { readonly start: number; readonly end: number }
): readonly Value[] {
  return readJson(source, start, end).values
}

/** Where the object that opens at `start` ends. Throws `FormatError` where it is none. */
export function jsonEnd(source: string, start: number): number {
  return readJson(source, start, source.length).end
}

interface Level {
  readonly isObject: boolean
  /** Of the value to come. */
  step: Step
}

/** The grammar as a machine with a stack of its own: what is expected next, after a value or before one. */
function readJson(source: string, start: number, end: number) {
  const scanner = createScanner(source.slice(start, end), true)
  const strings: Found[] = []
  const values: Value[] = []
  const levels: Level[] = []
  let isBare = false
  let expected: 'value' | 'key' | 'first' | 'colon' | 'comma' = 'value'
  for (;;) {
    scanner.scan()
    const at = start + scanner.getTokenOffset()
    const next = at + scanner.getTokenLength()
    const token = source.slice(at, next)
    const kind = token.charAt(0)
    const refuse = (got = token.slice(0, 20)) => refused(source, at, got)
    if (scanner.getTokenError() !== 0) throw refuse()
    if (token === '') {
      if (!isBare || levels.length > 1 || expected !== 'comma') throw refuse('no end')
      return { strings, values, end }
    }
    const level = levels.at(-1)
    if (!level) {
      isBare = kind === '"'
      if (!isBare && kind !== '{') throw refuse()
      levels.push({ isObject: true, step: scanner.getTokenValue() })
      expected = isBare ? 'colon' : 'first'
      continue
    }
    const isClose = kind === (level.isObject ? '}' : ']')
    if (isClose && (expected === 'comma' || expected === 'first') && !(isBare && levels.length === 1)) {
      levels.pop()
      if (levels.length === 0) return { strings, values, end: afterBlanks(source, next, end) }
      expected = 'comma'
      continue
    }
    if (expected === 'comma') {
      if (kind !== ',') throw refuse()
      if (typeof level.step === 'number') level.step++
      expected = level.isObject ? 'key' : 'value'
      continue
    }
    if (expected === 'colon') {
      if (kind !== ':') throw refuse()
      expected = 'value'
      continue
    }
    if (expected !== 'value' && level.isObject) {
      if (kind !== '"') throw refuse()
      level.step = scanner.getTokenValue()
      expected = 'colon'
      continue
    }
    expected = 'comma'
    if (kind === '"') {
      const value = scanner.getTokenValue()
      const steps = levels.map(({ step }) => step)
      values.push({ steps, start: at, kind: 'string', text: value })
      if (/[\p{L}\p{N}]/u.test(value))
        strings.push({ steps, start: at, end: next, value, write: text => JSON.stringify(text) })
    } else if (kind === '{' || kind === '[') {
      if (levels.length >= maxDepth) throw tooDeep(at)
      const isObject = kind === '{'
      levels.push({ isObject, step: isObject ? '' : 0 })
      expected = 'first'
    } else if (/^(?:-?\d.*|true|false|null)$/.test(token)) {
      values.push({ steps: levels.map(({ step }) => step), start: at, kind: 'bare', text: token })
    } else throw refuse()
  }
}

function afterBlanks(source: string, from: number, end: number): number {
  return from + /^\s*/.exec(source.slice(from, end))![0].length
}

function refused(source: string, offset: number, got: string) {
  return broken('JSON', source, offset, { got, remedy: 'mend it, or move it out of the article' })
}
