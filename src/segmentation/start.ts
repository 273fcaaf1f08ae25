import {
  closer,
  ellipsis,
  free,
  freeStop,
  isContinuing,
  isDash,
  isDigit,
  isInvisible,
  isSpace,
  isWordCharacter,
  type LetterCase,
  letterCase,
  opener,
  quote,
  stop,
  strong
} from './characters.ts'

/** How the text after a possible sentence end begins, looked at through dashes, opening quotes and brackets. */
export interface Start {
  readonly case: LetterCase | 'digit'
  /** Where its first word starts. */
  readonly at: number
  /** Goes on with what was before: a comma, a closer, `&`, further sentence marks. */
  readonly isContinuation: boolean
  /** `...and`, the sentence cut off at its beginning. */
  readonly isCutOff: boolean
  readonly hasOpener: boolean
  readonly hasBracket: boolean
  readonly hasDash: boolean
}

/** A start with its first word, letters and digits only. */
export interface Next extends Start {
  readonly word: string
}

const lookThrough = 8
const longestWord = 24

export function startAt(text: string, from: number, kinds: Uint8Array): Start {
  let at = from
  let hasOpener = false
  let hasDash = false
  let isCutOff = false
  for (const last = from + lookThrough; at < last; at++) {
    const code = text.charCodeAt(at)
    const kind = kinds[code]
    if (kind === opener || kind === quote || code === 0xbf || code === 0xa1) hasOpener = true
    else if (isDash(code)) hasDash = true
    else if (!isInvisible(code) && !(isSpace(code) && at > from)) break
  }
  const first = kinds[text.charCodeAt(at)]
  if (first === stop || first === ellipsis) {
    let dots = at
    while (dots < at + 4 && (kinds[text.charCodeAt(dots)] === stop || kinds[text.charCodeAt(dots)] === ellipsis)) dots++
    isCutOff = isWordCharacter(text.charCodeAt(dots))
    if (isCutOff) at = dots
  }
  return {
    case: isDigit(text.charCodeAt(at)) ? 'digit' : caseOf(text, at),
    at,
    isContinuation: isContinuation(text, from, kinds) || (!hasOpener && !isCutOff && isMark(first)),
    isCutOff,
    hasOpener,
    hasBracket: kinds[text.charCodeAt(from)] === opener,
    hasDash
  }
}

/** The letters and digits from `at`, at most 24. */
export function wordAt(text: string, at: number): string {
  let end = at
  while (end < at + longestWord && isWordCharacter(text.charCodeAt(end))) end++
  return text.slice(at, end)
}

/** A small letter before a capital starts a name, as in `iPhone`, a shortened article the sentence, as in Dutch `'s Avonds`. */
function caseOf(text: string, at: number): LetterCase {
  const first = letterCase(text, at)
  if (first !== 'lower') return first
  const before = text.charCodeAt(at - 1)
  if ((before === 0x27 || before === 0x2019) && text.charCodeAt(at + 1) === 0x20) return letterCase(text, at + 2)
  if (letterCase(text, at + 1) !== 'upper') return first
  return isWordCharacter(text.charCodeAt(at + 2)) ? 'upper' : first
}

function isContinuation(text: string, at: number, kinds: Uint8Array): boolean {
  const code = text.charCodeAt(at)
  if (kinds[code] === closer) return true
  return isContinuing(code) && kinds[code] !== strong
}

function isMark(kind: number | undefined): boolean {
  return kind === stop || kind === strong || kind === free || kind === freeStop || kind === ellipsis
}
