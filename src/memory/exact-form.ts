import { type Content, codeKey, codesOf, content, type InlineCode, isCode } from '../model/content.ts'
import { formatTags, parseTags } from '../model/inline-tags.ts'

/**
 * Goes up when `exactForm` gives another text for any content. Keys of a memory live for years: every change makes strangers of
 * all that was stored before, until a migration has rewritten it.
 */
export const exactFormVersion = 1

/** Unicode's White_Space as it has been since 6.3, written out: `\s` is another set, and may change with the engine. */
const whiteSpace = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g
/** Rare, and three times faster to look for than to replace. */
const unusualSpace = /[\t-\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]| {2}/

/**
 * What two sources must share to be the same to the memory: NFC, each run of white space one space, none at either end, codes
 * numbered from 1 in order of first appearance. The codes' native markup does not count. A variant stands on a line of its own
 * before the form, which has no line break: so no form of one variant is a form of another, or of none.
 */
export function exactForm(source: Content, variant?: string): string {
  return variant === undefined ? plainForm(source) : `${variant}\n${plainForm(source)}`
}

function plainForm(source: Content): string {
  const form = isPlain(source) ? normalised(source[0]) : formatTags(numbered(source))
  return form.slice(form.startsWith(' ') ? 1 : 0, form.length > 1 && form.endsWith(' ') ? -1 : undefined)
}

/** Most sources: nothing in them is a tag or looks like one. */
const isPlain = (source: Content): source is readonly [string] =>
  source.length === 1 && typeof source[0] === 'string' && !source[0].includes('<')

function numbered(source: Content): Content {
  const numbers = codeNumbers(source)
  return content(source).map(part => (isCode(part) ? withId(part, numbers) : normalised(part)))
}

/**
 * A target with the code numbers of its source's exact form, otherwise verbatim. A code the source lacks gets a number no code of
 * that form has.
 */
export function targetToText(source: Content, target: Content): string {
  const numbers = codeNumbers([...source, ...target])
  return formatTags(content(target).map(part => (isCode(part) ? withId(part, numbers) : part))).toWellFormed()
}

/** `targetToText` read back with the codes of `source` itself. `undefined` when the text has a code that `source` lacks. */
export function textToTarget(source: Content, text: string): Content | undefined {
  if (!text.includes('<')) return content([text])
  const numbers = codeNumbers(source)
  const codes = codesOf(source).map(code => ({ own: code, numbered: withId(code, numbers) }))
  const own = new Map(codes.map(code => [codeKey(code.numbered), code.own]))
  const target = parseTags(
    text,
    codes.map(code => code.numbered)
  )
  // A tag that is no code of the source was read as text, and text that looks like a tag is written with a backslash.
  if (formatTags(target) !== text) return undefined
  return target.map(part => (isCode(part) ? own.get(codeKey(part))! : part))
}

/** Well-formed first: a lone surrogate does not survive UTF-8. */
function normalised(text: string): string {
  const composed = text.toWellFormed().normalize('NFC')
  return unusualSpace.test(composed) ? composed.replace(whiteSpace, ' ') : composed
}

function codeNumbers(source: Content): Map<string, string> {
  const numbers = new Map<string, string>()
  for (const part of source) {
    if (isCode(part) && !numbers.has(part.id)) numbers.set(part.id, String(numbers.size + 1))
  }
  return numbers
}

function withId(code: InlineCode, numbers: ReadonlyMap<string, string>): InlineCode {
  const id = numbers.get(code.id)
  if (id === undefined) throw new RangeError(`Expected a numbered inline code, got ${codeKey(code)}`)
  return { ...code, id }
}
