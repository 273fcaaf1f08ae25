import { escapedSet, isPropertyEscape, PatternError, readClass, setOf } from './character-set.ts'

/** A regular expression of SRX (those of ICU and Java), as a tree. */
export type Pattern =
  | { readonly type: 'set'; readonly has: (code: number) => boolean }
  | { readonly type: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly type: 'choice'; readonly options: readonly Pattern[] }
  | { readonly type: 'repeat'; readonly body: Pattern; readonly min: number; readonly max: number }
  | { readonly type: 'assertion'; readonly at: 'start' | 'end' | 'lineStart' | 'lineEnd' | 'wordEdge' | 'noWordEdge' }
  | { readonly type: 'look'; readonly body: Pattern; readonly isBehind: boolean; readonly isNegative: boolean }

interface Flags {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
}

const deepest = 50

/**
 * Reads what SRX files use: classes with sets in them, `\p{…}`, `\b` by Unicode, `\h`, `\R`, `\Q…\E`, inline flags, looking ahead and
 * behind, counted and lazy repetition. Possessive repetition and atomic groups are read as greedy ones. Throws `PatternError` on
 * back references and on what is no regular expression.
 */
export function readPattern(source: string): Pattern {
  let at = 0
  let depth = 0
  const read = choice({ i: false, m: false, s: false })
  if (at < source.length) throw new PatternError('no ")" without its "("', at)
  return read

  function choice(outer: Flags): Pattern {
    if (++depth > deepest) throw new PatternError(`groups nested at most ${deepest} deep`, at)
    let flags = outer
    const options: Pattern[] = []
    let parts: Pattern[] = []
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        at++
        options.push(sequence(parts))
        parts = []
      } else if (source.startsWith('\\Q', at)) {
        const end = source.indexOf('\\E', at)
        const to = end < 0 ? source.length : end
        for (const character of source.slice(at + 2, to)) parts.push(set(character, flags))
        at = end < 0 ? to : to + 2
      } else {
        const inline = /^\(\?([a-z]*)(?:-([a-z]+))?\)/.exec(source.slice(at, at + 20))
        if (inline) {
          flags = changed(flags, inline[1]!, inline[2] ?? '')
          at += inline[0].length
        } else parts.push(repeated(atom(flags)))
      }
    }
    depth--
    options.push(sequence(parts))
    return options.length === 1 ? options[0]! : { type: 'choice', options }
  }

  function atom(flags: Flags): Pattern {
    const character = String.fromCodePoint(source.codePointAt(at)!)
    switch (character) {
      case '(':
        return group(flags)
      case '[': {
        const { set, end } = readClass(source, at)
        at = end
        return { type: 'set', has: setOf(set, flags.i) }
      }
      case '.':
        at++
        return { type: 'set', has: flags.s ? () => true : setOf('[^\\n\\r\\u0085\\u2028\\u2029]', false) }
      case '^':
        at++
        return { type: 'assertion', at: flags.m ? 'lineStart' : 'start' }
      case '$':
        at++
        return { type: 'assertion', at: flags.m ? 'lineEnd' : 'end' }
      case '\\':
        return escaped(flags)
      case '*':
      case '+':
      case '?':
        throw new PatternError(`something to repeat before "${character}"`, at)
      default:
        at += character.length
        return set(character, flags)
    }
  }

  function group(flags: Flags): Pattern {
    const from = at
    const opening = /^\((?:\?(?:([:=!>])|(<[=!])|<[A-Za-z]\w*>|([a-z]*)(?:-([a-z]+))?:))?/.exec(
      source.slice(at, at + 40)
    )!
    at += opening[0].length
    if (source[at] === '?' && opening[0] === '(') throw new PatternError('a group that SRX knows', from)
    const [, plain, behind, on, off] = opening
    const body = choice(on === undefined ? flags : changed(flags, on, off ?? ''))
    if (source[at] !== ')') throw new PatternError('")" for this "("', from)
    at++
    const sign = behind?.[1] ?? plain
    if (sign !== '=' && sign !== '!') return body
    return { type: 'look', body, isBehind: behind !== undefined, isNegative: sign === '!' }
  }

  function escaped(flags: Flags): Pattern {
    const next = source[at + 1]
    const from = at
    if (next === undefined) throw new PatternError('a character after "\\"', at)
    const assertion = assertions[next]
    if (assertion) {
      at += 2
      return { type: 'assertion', at: assertion }
    }
    if (/[1-9kGX]/.test(next)) throw new PatternError(`no "\\${next}": it has no equal here`, at)
    if (next === 'R') {
      at += 2
      const crlf = sequence([set('\r', flags), set('\n', flags)])
      return { type: 'choice', options: [crlf, { type: 'set', has: setOf('[\\n-\\r\\u0085\\u2028\\u2029]', false) }] }
    }
    const { set: source_, end } = escapedSet(source, at)
    at = end
    return { type: 'set', has: setOf(source_, flags.i && !isPropertyEscape(source, from)) }
  }

  function repeated(body: Pattern): Pattern {
    let result = body
    for (;;) {
      const counted = /^(?:([*+?])|\{(\d+)(,(\d*))?\})[+?]?/.exec(source.slice(at, at + 20))
      if (!counted) return result
      const [whole, sign, least, comma, most] = counted
      const min = sign ? Number(sign === '+') : Number(least)
      const max = sign
        ? sign === '?'
          ? 1
          : Infinity
        : comma === undefined
          ? min
          : most === ''
            ? Infinity
            : Number(most)
      if (max < min) throw new PatternError(`a largest count of at least ${min}`, at)
      at += whole.length
      result = { type: 'repeat', body: result, min, max }
    }
  }

  function changed(flags: Flags, on: string, off: string): Flags {
    // `u` is how it is anyway.
    const unknown = /[^imsu]/.exec(on + off)
    if (unknown) throw new PatternError(`the flags i, m, s and u, got "${unknown[0]}"`, at)
    const value = (flag: 'i' | 'm' | 's') => (flags[flag] || on.includes(flag)) && !off.includes(flag)
    return { i: value('i'), m: value('m'), s: value('s') }
  }
}

const assertions: Readonly<Record<string, (Pattern & { type: 'assertion' })['at']>> = {
  b: 'wordEdge',
  B: 'noWordEdge',
  A: 'start',
  z: 'end',
  Z: 'end'
}

function sequence(parts: readonly Pattern[]): Pattern {
  return parts.length === 1 ? parts[0]! : { type: 'sequence', parts }
}

function set(character: string, { i }: Flags): Pattern {
  const wanted = character.codePointAt(0)!
  const hasCases = i && character.toLowerCase() !== character.toUpperCase()
  return { type: 'set', has: hasCases ? setOf(`\\u{${wanted.toString(16)}}`, true) : code => code === wanted }
}
