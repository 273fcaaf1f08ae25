/** A regular expression of an SRX file cannot be read: what was expected at which of its characters. */
export class PatternError extends Error {
  override readonly name = 'PatternError'
  readonly offset: number

  constructor(expected: string, offset: number) {
    super(expected)
    this.offset = offset
  }
}

/** Source of a set of characters in JavaScript's `v` syntax, and where it ends in the file's. */
interface ReadSet {
  readonly set: string
  readonly end: number
}

/** Asked once per character: `\p{Lu}` and the like are looked up by JavaScript. */
export function setOf(set: string, ignoresCase: boolean): (code: number) => boolean {
  const expression = new RegExp(`^${set}$`, ignoresCase ? 'vi' : 'v')
  const known = new Map<number, boolean>()
  return code => {
    let has = known.get(code)
    if (has === undefined) {
      has = expression.test(String.fromCodePoint(code))
      known.set(code, has)
    }
    return has
  }
}

/** The class that opens at `from`, with sets, `&&` and POSIX names in it. */
export function readClass(source: string, from: number): ReadSet {
  let at = from + 1
  const isNegative = source[at] === '^'
  if (isNegative) at++
  const intersected: string[] = []
  let set = ''
  for (let isFirst = true; ; isFirst = false) {
    const character = source.codePointAt(at)
    if (character === undefined) throw new PatternError('"]" for this "["', from)
    if (source[at] === ']' && !isFirst) {
      // JavaScript takes no ranges beside `&&`, but sets.
      const all = intersected.length === 0 ? set : [...intersected, set].map(part => `[${part}]`).join('&&')
      const whole = `[${isNegative ? '^' : ''}${all}]`
      if (!isLegal(whole)) throw new PatternError('a class of characters', from)
      return { set: whole, end: at + 1 }
    }
    if (source.startsWith('&&', at)) {
      intersected.push(set)
      set = ''
      at += 2
      continue
    }
    const posix = /^\[:(\^?)(\w+):\]/.exec(source.slice(at, at + 30))
    if (posix) {
      set += property(posix[2]!, posix[1] === '^', at)
      at += posix[0].length
      continue
    }
    if (source[at] === '[') {
      const inner = readClass(source, at)
      set += inner.set
      at = inner.end
      continue
    }
    const first = member(source, at)
    at = first.end
    const isRange =
      source[at] === '-' && source[at + 1] !== ']' && source[at + 1] !== '[' && first.set.startsWith('\\u{')
    if (isRange) {
      const last = member(source, at + 1)
      if (last.set.startsWith('\\u{')) {
        set += `${first.set}-${last.set}`
        at = last.end
        continue
      }
    }
    set += first.set
  }
}

function member(source: string, at: number): ReadSet {
  if (source[at] === '\\') return escapedSet(source, at)
  const code = source.codePointAt(at)
  if (code === undefined) throw new PatternError('"]"', at)
  return { set: literal(code), end: at + (code > 0xffff ? 2 : 1) }
}

const classes: Readonly<Record<string, string>> = {
  s: '\\s',
  S: '\\S',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200c\\u200d]',
  W: '[^\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200c\\u200d]',
  h: '[\\t\\p{Zs}]',
  H: '[^\\t\\p{Zs}]',
  v: '[\\n-\\r\\u0085\\u2028\\u2029]'
}

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, f: 12, r: 13, a: 7, e: 27 }

/** What the escape at `at` stands for. */
export function escapedSet(source: string, at: number): ReadSet {
  const rest = source.slice(at, at + 60)
  const name = /^\\(p|P)(?:\{(\^?)([^}]*)\}|([A-Z]))/.exec(rest)
  if (name) {
    const isNegative = (name[1] === 'P') !== (name[2] === '^')
    return { set: property(name[3] ?? name[4]!, isNegative, at), end: at + name[0].length }
  }
  const hex = /^\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|x\{([0-9A-Fa-f]{1,6})\})/.exec(rest)
  if (hex) {
    const code = Number.parseInt(hex.slice(1).find(digits => digits !== undefined)!, 16)
    if (code > 0x10ffff) throw new PatternError('a character of Unicode', at)
    return { set: literal(code), end: at + hex[0].length }
  }
  const next = source[at + 1] ?? ''
  const known = classes[next]
  if (known) return { set: known, end: at + 2 }
  const control = controls[next]
  if (control !== undefined) return { set: literal(control), end: at + 2 }
  if (next === '' || /[A-Za-z0-9]/.test(next)) throw new PatternError(`an escape that SRX knows, got "\\${next}"`, at)
  const code = source.codePointAt(at + 1)!
  return { set: literal(code), end: at + 1 + String.fromCodePoint(code).length }
}

/** `\p{Lu}` is capitals even where case is ignored. */
export function isPropertyEscape(source: string, at: number): boolean {
  return source[at + 1] === 'p' || source[at + 1] === 'P'
}

/** The names of Java and POSIX that JavaScript has not. */
const names: Readonly<Record<string, string>> = {
  alpha: '\\p{Alphabetic}',
  alnum: '[\\p{Alphabetic}\\p{Nd}]',
  upper: '\\p{Uppercase}',
  lower: '\\p{Lowercase}',
  digit: '\\p{Nd}',
  punct: '\\p{P}',
  space: '\\s',
  blank: '[\\t\\p{Zs}]',
  cntrl: '\\p{Cc}'
}

function property(name: string, isNegative: boolean, at: number): string {
  const bare = name.replace(/^Is|^java/, '')
  const posix = names[bare.toLowerCase()]
  if (posix) return isNegative ? `[^${posix}]` : posix
  const letter = isNegative ? 'P' : 'p'
  const script = bare.charAt(0).toUpperCase() + bare.slice(1)
  for (const candidate of [name, bare, `Script=${script}`, script]) {
    if (isLegal(`\\p{${candidate}}`)) return `\\${letter}{${candidate}}`
  }
  throw new PatternError(`a property of Unicode, got "${name}"`, at)
}

function isLegal(set: string): boolean {
  try {
    new RegExp(set, 'v')
    return true
  } catch {
    return false
  }
}

const literal = (code: number): string => `\\u{${code.toString(16)}}`
