import { ReviewError } from '../model/errors.ts'

/**
 * Reads a locale file: one flat JSON object of strings, in its order. A byte order mark and CRLF are fine. Anything else that is not
 * exactly this throws a `ReviewError` with line and column: a reviewer's words are never dropped in silence.
 */
export function parseLocaleFile(text: string, path: string): ReadonlyMap<string, string> {
  const reader = new Reader(text, path)
  const entries = new Map<string, string>()
  const offsets = new Map<string, number>()
  let last: string | undefined
  reader.expect('{', 'the file to be one JSON object, { … }')
  while (!reader.take('}')) {
    if (last !== undefined) reader.expect(',', `a comma or "}" after the text of "${last}"`)
    const at = reader.mark()
    const key = reader.string(last === undefined ? 'a key in double quotes or "}"' : 'a key in double quotes')
    const first = offsets.get(key)
    if (first !== undefined) throw reader.doubled(key, at, first)
    reader.expect(':', `":" after the key "${key}"`)
    offsets.set(key, at)
    entries.set(key, reader.value(key))
    last = key
  }
  reader.end()
  return entries
}

/** The file dragoman writes: a key a line in the order given, UTF-8 unescaped, final newline. The same key twice is a `RangeError`. */
export function formatLocaleFile(entries: Iterable<readonly [string, string]>): string {
  const list = [...entries]
  if (new Set(list.map(([key]) => key)).size < list.length) throw new RangeError('The same key twice in a locale file')
  if (list.length === 0) return '{}\n'
  return `{\n${list.map(([key, text]) => `  ${JSON.stringify(key)}: ${JSON.stringify(text)}`).join(',\n')}\n}\n`
}

const space = /[ \t\r\n]*/y
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const bareValue = /[^\s,}\]"]+/y
const conflictMarker = /^(?:<{7}|\|{7}|={7}|>{7})/m

/** Takes token after token off a text, and says where it is not as it should be. */
class Reader {
  readonly #text: string
  readonly #path: string
  #at = 0

  constructor(text: string, path: string) {
    this.#text = text.replace(/^\uFEFF/, '')
    this.#path = path
  }

  /** Offset of the next token. */
  mark(): number {
    this.#at += this.#match(space).length
    return this.#at
  }

  take(punctuation: string): boolean {
    const isHere = this.#text.startsWith(punctuation, this.mark())
    if (isHere) this.#at += punctuation.length
    return isHere
  }

  expect(punctuation: string, expected: string): void {
    if (!this.take(punctuation)) throw this.#unexpected(expected)
  }

  string(expected: string): string {
    const start = this.mark()
    if (!this.take('"')) throw this.#unexpected(expected)
    for (;;) {
      const character = this.#text[this.#at]
      if (character === '"') break
      const step = character === '\\' ? this.#match(escaped).length : 1
      if (character === undefined || character < ' ' || step === 0) throw this.#brokenString(character)
      this.#at += step
    }
    this.#at++
    return JSON.parse(this.#text.slice(start, this.#at))
  }

  value(key: string): string {
    const at = this.mark()
    const expected = `a text in double quotes for "${key}"`
    const kind = kindOf(this.#text[at], this.#match(bareValue))
    if (kind === undefined) return this.string(expected)
    throw this.#error('not-strings', at, `${expected}, got ${kind}`, 'a locale file is flat and holds texts only')
  }

  end(): void {
    if (this.mark() < this.#text.length) throw this.#unexpected('nothing after the closing "}"')
  }

  doubled(key: string, at: number, first: number): ReviewError {
    const line = this.#place(first).line
    return this.#error(
      'syntax',
      at,
      `each key once, got "${key}" as in line ${line}`,
      'keep the better of the two texts'
    )
  }

  #unexpected(expected: string): ReviewError {
    const conflict = conflictMarker.exec(this.#text)
    if (conflict) {
      const whatToDo = 'keep one text for each key, and delete the lines that start with <<<<<<<, =======, >>>>>>>'
      return this.#error('syntax', conflict.index, `a merged file, got the git conflict "${conflict[0]}"`, whatToDo)
    }
    const at = this.mark()
    return this.#error('syntax', at, `${expected}, got ${this.#found(at)}`, this.#hint(at))
  }

  #brokenString(got: string | undefined): ReviewError {
    const expected = 'a closing double quote'
    if (got === '\\') return this.#error('syntax', this.#at, `${expected}, got "\\"`, 'a backslash is written \\\\')
    if (got === undefined) return this.#error('syntax', this.#at, `${expected}, got the end of the file`, cutShort)
    const name = got === '\t' ? 'a tab' : got === '\n' || got === '\r' ? 'a line break' : JSON.stringify(got)
    const whatToDo = 'close the text with a double quote; inside a text a line break is written \\n, a tab \\t'
    return this.#error('syntax', this.#at, `${expected}, got ${name}`, whatToDo)
  }

  #found(at: number): string {
    if (at < this.#text.length) return JSON.stringify(this.#text.slice(at, at + 20).split(/[\r\n]/, 1)[0])
    return this.#text.trim() === '' ? 'an empty file' : 'the end of the file'
  }

  #hint(at: number): string {
    if (at >= this.#text.length) return cutShort
    const before = this.#text.slice(0, at).trimEnd()
    if (before.endsWith(',') && this.#text[at] === '}') return 'delete the comma before it'
    if (before.endsWith('"')) return 'put a comma between entries, and write \\" for a double quote inside a text'
    return 'correct it there'
  }

  #error(type: ReviewError['type'], offset: number, expectedAndGot: string, whatToDo: string): ReviewError {
    const { line, column } = this.#place(offset)
    const message = `Expected ${expectedAndGot} (${this.#path}:${line}:${column}); ${whatToDo}`
    return new ReviewError(type, this.#path, message)
  }

  #place(offset: number): { readonly line: number; readonly column: number } {
    const lines = this.#text.slice(0, offset).split('\n')
    return { line: lines.length, column: lines.at(-1)!.length + 1 }
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    return pattern.exec(this.#text)?.[0] ?? ''
  }
}

const cutShort = 'the file is cut short: restore it from git, or delete it to have it made again'

/** What stands where a text should, as far as it is JSON. */
function kindOf(start: string | undefined, token: string): string | undefined {
  if (start === '{') return 'an object'
  if (start === '[') return 'a list'
  if (token === 'null' || token === 'true' || token === 'false') return token
  return /^-?\d[\d.eE+-]*$/.test(token) ? `the number ${token}` : undefined
}
