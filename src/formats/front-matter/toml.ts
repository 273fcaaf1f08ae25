import { type Found, maxDepth, type Step, type Value } from './found.ts'
import { broken, tooDeep } from './refusal.ts'

/**
 * The strings of TOML: of keys, tables, lists of tables, lists and inline tables. Written as a literal string where it was one and
 * still may be, else as a basic one, both in one line.
 */
export function tomlStrings(
  source: string,
  { start, end }: { readonly start: number; readonly end: number }
): readonly Found[] {
  return new TomlReader(source, start, end).strings()
}

/** All values. */
export function tomlValues(
  source: string,
  { start, end }: { readonly start: number; readonly end: number }
): readonly Value[] {
  return new TomlReader(source, start, end).values()
}

/** A table or list that is open: its path, and in a list the position of the value to come. */
interface Level {
  readonly kind: 'table' | 'list'
  readonly steps: readonly Step[]
  index: number
}

class TomlReader {
  readonly #source: string
  readonly #end: number
  readonly #found: Found[] = []
  readonly #values: Value[] = []
  /** How often each list of tables has been named, by its path. */
  readonly #counts = new Map<string, number>()
  #at: number

  constructor(source: string, start: number, end: number) {
    this.#source = source
    this.#at = start
    this.#end = end
  }

  values(): readonly Value[] {
    this.strings()
    return this.#values
  }

  strings(): readonly Found[] {
    let table: readonly Step[] = []
    for (;;) {
      this.#skip(/(?:\s|#[^\r\n]*)*/y)
      if (this.#at >= this.#end) return this.#found
      if (this.#take(/\[\[/y)) {
        const steps = this.#resolved(this.#key(), true)
        this.#need(/[ \t]*\]\]/y)
        table = steps
      } else if (this.#take(/\[/y)) {
        table = this.#resolved(this.#key(), false)
        this.#need(/[ \t]*\]/y)
      } else {
        const key = this.#key()
        this.#need(/[ \t]*=[ \t]*/y)
        this.#value([...table, ...key])
      }
      this.#need(/[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)/my)
    }
  }

  /** A value with all that is in it, on a stack of its own. */
  #value(steps: readonly Step[]): void {
    const levels: Level[] = []
    let path = steps
    for (;;) {
      const opened = this.#open(path)
      if (opened) {
        if (levels.length >= maxDepth) throw tooDeep(this.#at)
        levels.push(opened)
      }
      // To the next value, past the ends of all that ends here.
      for (let isStart = opened !== undefined; ; isStart = false) {
        const level = levels.at(-1)
        if (!level) return
        this.#skip(/(?:\s|#[^\r\n]*)*/y)
        const hasComma = !isStart && this.#take(/,(?:\s|#[^\r\n]*)*/y)
        if (this.#take(level.kind === 'list' ? /\]/y : /\}/y)) {
          levels.pop()
          continue
        }
        if (!isStart && !hasComma) throw this.#refused()
        if (level.kind === 'list') path = [...level.steps, level.index++]
        else {
          path = [...level.steps, ...this.#key()]
          this.#need(/[ \t]*=[ \t]*/y)
        }
        break
      }
    }
  }

  /** Takes the start of a list or table, or a whole value of any other kind. */
  #open(steps: readonly Step[]): Level | undefined {
    if (this.#take(/\[/y)) return { kind: 'list', steps, index: 0 }
    if (this.#take(/\{/y)) return { kind: 'table', steps, index: 0 }
    const start = this.#at
    const string = this.#string()
    if (string) {
      const { value, isLiteral } = string
      this.#values.push({ steps, start, kind: 'string', text: value })
      const write = (text: string) => spelling(text, isLiteral)
      if (/[\p{L}\p{N}]/u.test(value)) this.#found.push({ steps, start, end: this.#at, value, write })
    } else {
      this.#need(/[\w+-](?:[\w+.:-]|[ ](?=\d))*/y)
      this.#values.push({ steps, start, kind: 'bare', text: this.#source.slice(start, this.#at) })
    }
    return undefined
  }

  #string(): { readonly value: string; readonly isLiteral: boolean } | undefined {
    const lines = this.#take(/"""(?:\r?\n)?((?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{0,2})"""/y)
    if (lines) return { value: this.#decoded(lines[1]!.replace(/\\[ \t]*\r?\n\s*/g, '')), isLiteral: false }
    const rawLines = this.#take(/'''(?:\r?\n)?((?:[^']|'{1,2}(?!'))*'{0,2})'''/y)
    if (rawLines) return { value: rawLines[1]!, isLiteral: true }
    const basic = this.#take(/"((?:[^"\\\r\n]|\\[^\r\n])*)"/y)
    if (basic) return { value: this.#decoded(basic[1]!), isLiteral: false }
    const literal = this.#take(/'([^'\r\n]*)'/y)
    return literal ? { value: literal[1]!, isLiteral: true } : undefined
  }

  #decoded(text: string): string {
    return text.replace(/\\(u[\da-f]{4}|U[\da-f]{8}|x[\da-f]{2}|[\s\S])/gi, (_, mark: string) => {
      const known = escapes.get(mark)
      if (known !== undefined) return known
      const code = Number.parseInt(mark.slice(1), 16)
      if (mark.length === 1 || !(code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) throw this.#refused()
      return String.fromCodePoint(code)
    })
  }

  /** A dotted key, each part bare or quoted. */
  #key(): readonly string[] {
    const steps: string[] = []
    do {
      this.#skip(/[ \t]*/y)
      const bare = this.#take(/[\p{L}\p{N}_-]+/uy)
      const quoted = bare ? undefined : this.#string()
      if (!bare && !quoted) throw this.#refused()
      steps.push(bare ? bare[0] : quoted!.value)
    } while (this.#take(/[ \t]*\./y))
    return steps
  }

  /** The path of a table, with the positions in the lists of tables on the way. `isList`: one more table of its list. */
  #resolved(key: readonly string[], isList: boolean): readonly Step[] {
    const steps: Step[] = []
    for (const [i, step] of key.entries()) {
      steps.push(step)
      const path = JSON.stringify(steps)
      const count = this.#counts.get(path)
      const isNew = isList && i === key.length - 1
      if (isNew) this.#counts.set(path, (count ?? 0) + 1)
      if (isNew) steps.push(count ?? 0)
      else if (count !== undefined) steps.push(count - 1)
    }
    return steps
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#source)
    if (!match || this.#at + match[0].length > this.#end) return undefined
    this.#at += match[0].length
    return match
  }

  #skip(pattern: RegExp): void {
    this.#take(pattern)
  }

  #need(pattern: RegExp): void {
    if (!this.#take(pattern)) throw this.#refused()
  }

  #refused() {
    const got = /[^\r\n]{0,20}/y
    got.lastIndex = this.#at
    return broken('TOML', this.#source, this.#at, {
      got: got.exec(this.#source)?.[0] || 'the end of the line',
      remedy: 'put text in quotes, and a line break in a text in """'
    })
  }
}

const escapes = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  ['"', '"'],
  ['\\', '\\']
])

function spelling(text: string, isLiteral: boolean): string {
  if (isLiteral && !/['\p{Cc}\p{Surrogate}]/u.test(text)) return `'${text}'`
  return JSON.stringify(text).replaceAll('\x7F', '\\u007F')
}
