import { type Content, type InlineCode, isCode } from '../../model/content.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { foldMonth, monthsOf } from './months.ts'

/** A part of a text that may differ between two sources that are otherwise the same. Offsets into the text without its codes. */
export interface Slot {
  readonly kind: 'number' | 'month' | 'name'
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A code, and where it stands in the text without codes. */
export interface PlacedCode {
  readonly code: InlineCode
  readonly at: number
}

/** A content taken apart: its text without codes, what in it may differ, and its codes. */
export interface Slotted {
  readonly text: string
  readonly slots: readonly Slot[]
  readonly codes: readonly PlacedCode[]
  /** The text with a sign of its kind in place of each slot: equal for texts that differ in slots alone. */
  readonly masked: string
}

/** Names that people have listed, and what each is in the locales where it is written otherwise. */
export type KnownNames = ReadonlyMap<string, ReadonlyMap<LocaleTag, string>>

/** Beyond it a text is no sentence, and is not repaired. */
const mostCharacters = 2000
const signs = { number: '\u0001', month: '\u0002', name: '\u0003' } as const
/** Digits with what stands between digits of one number, date or time. Part of a word or a model (`A320`, `F-16`): no number. */
export const numberPattern =
  /(?<![\p{L}\p{M}\p{Nd}_]|[\p{L}\p{M}][-.'’])\p{Nd}+(?:[.,:/\u066B\u066C\u00A0\u202F'’-]\p{Nd}+)*/gu
const word = /\p{L}[\p{L}\p{M}]*/gu
const beforeMonth = /\p{Nd}[.º]?,? ?(?:(?:de|d['’]) ?)?$/u
const afterMonth = /^,? ?(?:de )?\p{Nd}/u

/** `undefined` for a text that cannot be masked: too long, or with control characters that stand for a slot. */
export function slotted(content: Content, locale: LocaleTag, names: KnownNames): Slotted | undefined {
  const codes: PlacedCode[] = []
  let text = ''
  for (const part of content) {
    if (isCode(part)) codes.push({ code: part, at: text.length })
    else text += part
  }
  if (text.length > mostCharacters || Object.values(signs).some(sign => text.includes(sign))) return undefined
  const slots = slotsOf(text, locale, names)
  let masked = ''
  let end = 0
  for (const slot of slots) {
    masked += text.slice(end, slot.start) + signs[slot.kind]
    end = slot.end
  }
  return { text, slots, codes, masked: masked + text.slice(end) }
}

function slotsOf(text: string, locale: LocaleTag, names: KnownNames): readonly Slot[] {
  const found = [...namesIn(text, names), ...numbersIn(text), ...monthsIn(text, locale)]
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  let end = 0
  return found.filter(slot => {
    const isFree = slot.start >= end
    if (isFree) end = slot.end
    return isFree
  })
}

export function numbersIn(text: string): readonly Slot[] {
  if (!/\p{Nd}/u.test(text)) return []
  return Array.from(text.matchAll(numberPattern), ({ 0: number, index }) => slot('number', index, number))
}

/** A month beside a number: `3 May`, `May 3`, `mai 2026`. Elsewhere `May` may be a verb. */
export function monthsIn(text: string, locale: LocaleTag): readonly Slot[] {
  if (!/\p{Nd}/u.test(text)) return []
  const { numbers } = monthsOf(locale)
  return Array.from(text.matchAll(word)).flatMap(({ 0: name, index }) => {
    if (!numbers.has(foldMonth(name))) return []
    const isDate =
      beforeMonth.test(text.slice(Math.max(0, index - 8), index)) ||
      afterMonth.test(text.slice(index + name.length, index + name.length + 8))
    return isDate ? [slot('month', index, name)] : []
  })
}

/** Longest first, whole words alone. */
function namesIn(text: string, names: KnownNames): readonly Slot[] {
  if (names.size === 0) return []
  return [...names.keys()]
    .filter(name => text.includes(name))
    .flatMap(name => occurrences(text, name).map(start => slot('name', start, name)))
}

/** Offsets of `part` where it stands as a word of its own. */
export function occurrences(text: string, part: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
    const isApart = !isLetter(text.slice(0, at).at(-1)) && !isLetter(text[at + part.length])
    if (isApart) found.push(at)
  }
  return found
}

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{M}\p{Nd}]/u.test(character)

const slot = (kind: Slot['kind'], start: number, text: string): Slot => ({
  kind,
  start,
  end: start + text.length,
  text
})
