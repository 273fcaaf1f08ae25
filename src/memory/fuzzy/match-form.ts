import { type LocaleTag, languageOf } from '../../model/locale.ts'
import { characterClass, characters } from './characters.ts'

/** Stands for any inline code. */
const codeSign = '\ufffc'.charCodeAt(0)
const numberSign = '#'.charCodeAt(0)
const blank = ' '.charCodeAt(0)
const numberSeparators = new Set([...".,'\u2019\u066b\u066c"].map(sign => sign.charCodeAt(0)))

/** A text in match form: `units` without the spaces is its tokens, from `starts` to `ends`. */
export interface MatchForm {
  readonly units: Uint16Array
  unitCount: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  tokenCount: number
  /** What `#` stands for, in order. */
  readonly numbers: readonly string[]
  /** The tags of its inline codes, in order. */
  readonly codes: readonly string[]
}

export interface Folding {
  readonly ignoresCase?: boolean
  readonly ignoresForm?: boolean
  /** Whether to list numbers and codes; it takes time. */
  readonly lists?: boolean
}

/** The variant of an exact form (`''` for none) and the text after it. */
export function splitVariant(source: string): { readonly variant: string; readonly text: string } {
  const end = source.indexOf('\n')
  return end === -1 ? { variant: '', text: source } : { variant: source.slice(0, end + 1), text: source.slice(end + 1) }
}

/**
 * Reads exact forms (their variant is left out): numbers become `#`, inline codes one sign, letters lower case by the rules of the
 * locale, quotes and dashes one of their kind; what is optional in Arabic and what cannot be seen is dropped. Tokens are words,
 * numbers, single letters of scripts without spaces, and each other character. A form is overwritten by the next call.
 */
export function matchForms(
  locale: LocaleTag,
  { ignoresCase = true, ignoresForm = true, lists = false }: Folding = {}
): (source: string) => MatchForm {
  const { classOf, fold } = characters({ ignoresForm, ignoresCase })
  const lower = ignoresCase ? lowerCase(locale) : (text: string) => text
  let form = emptyForm(256)
  return source => {
    const text = lower(splitVariant(source).text)
    if (text.length > form.units.length) form = emptyForm(text.length * 2)
    const { units, starts, ends } = form
    const numbers: string[] = []
    const codes: string[] = []
    let count = 0
    let tokens = 0
    let isAfterSpace = false
    let isInWord = false
    const open = () => {
      if (isAfterSpace && count > 0) units[count++] = blank
      starts[tokens++] = count
      isAfterSpace = false
    }
    for (let at = 0; at < text.length; ) {
      const unit = text.charCodeAt(at)
      const codeEnd = unit === 0x3c ? endOfCode(text, at) : at
      if (codeEnd > at) {
        open()
        units[count++] = codeSign
        ends[tokens - 1] = count
        isInWord = false
        if (lists) codes.push(text.slice(at, codeEnd))
        at = codeEnd
        continue
      }
      const codePoint = (unit & 0xf800) === 0xd800 ? text.codePointAt(at)! : unit
      const next = codePoint > 0xffff ? at + 2 : at + 1
      const kind = classOf(codePoint)
      if (kind === characterClass.digit) {
        const end = endOfNumber(text, next, classOf)
        open()
        units[count++] = numberSign
        ends[tokens - 1] = count
        isInWord = false
        if (lists) numbers.push(text.slice(at, end))
        at = end
        continue
      }
      at = next
      if (kind === characterClass.dropped) continue
      if (kind === characterClass.space) {
        isAfterSpace = true
        isInWord = false
        continue
      }
      if (!isInWord || kind !== characterClass.letter) open()
      isInWord = kind === characterClass.letter
      units[count++] = fold[unit]!
      if (codePoint > 0xffff) units[count++] = text.charCodeAt(at - 1)
      ends[tokens - 1] = count
    }
    form.unitCount = count
    form.tokenCount = tokens
    return lists ? { ...form, numbers, codes } : form
  }
}

/** The match form as text. */
export function formText({ units, unitCount }: MatchForm): string {
  return textOf(units, 0, unitCount)
}

/** Its tokens as texts. */
export function tokenTexts({ units, starts, ends, tokenCount }: MatchForm): string[] {
  return Array.from({ length: tokenCount }, (_, i) => textOf(units, starts[i]!, ends[i]!))
}

function textOf(units: Uint16Array, start: number, end: number): string {
  return Buffer.from(units.buffer, units.byteOffset + 2 * start, 2 * (end - start)).toString('utf16le')
}

const emptyForm = (capacity: number): MatchForm => ({
  units: new Uint16Array(capacity),
  unitCount: 0,
  starts: new Int32Array(capacity),
  ends: new Int32Array(capacity),
  tokenCount: 0,
  numbers: [],
  codes: []
})

function lowerCase(locale: LocaleTag): (text: string) => string {
  const language = languageOf(locale)
  return language === 'tr' || language === 'az' ? text => text.toLocaleLowerCase(language) : text => text.toLowerCase()
}

/** Offset after the code whose `<` is at `start`; `start` itself when it is text, such as `\<1>`. */
function endOfCode(text: string, start: number): number {
  let at = start + 1
  const isClose = text[at] === '/'
  if (isClose) at++
  const digits = at
  while (isAsciiDigit(text.charCodeAt(at))) at++
  if (at === digits) return start
  if (!isClose && text[at] === '/') at++
  if (text[at] !== '>') return start
  let slashes = 0
  while (text[start - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 0 ? at + 1 : start
}

const isAsciiDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** Digits, and single separators between digits. `from`: after the first digit. */
function endOfNumber(text: string, from: number, classOf: (codePoint: number) => number): number {
  let end = from
  for (let at = from; at < text.length; ) {
    const codePoint = text.codePointAt(at)!
    if (classOf(codePoint) === characterClass.digit) {
      at += codePoint > 0xffff ? 2 : 1
      end = at
    } else if (at === end && numberSeparators.has(codePoint)) at++
    else break
  }
  return end
}
