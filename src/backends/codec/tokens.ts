import { type Content, type InlineCode, isCode, plainText } from '../../model/content.ts'
import type { Codec } from './codec.ts'
import { type Pair, pairsOf, readTags, type Tag } from './tag-reader.ts'

/**
 * Codes as tokens in plain text, for engines that read no markup: `Read ⟦1⟧the report⟦/1⟧ ⟦2/⟧`. Text that has such brackets of its
 * own cannot be sent with them.
 *
 * An answer is read by the numbers in its brackets, in whatever digits and with whatever space an engine wrote them. A token it
 * lost is a code that is absent.
 */
export const tokens: Codec = {
  encode(source) {
    const paired = pairsOf(source)
    return source.map(part => (isCode(part) ? token(part, paired) : part)).join('')
  },
  decode: (answer, source, to) => readTags(read(answer, pairsOf(source)), source, to)
}

/** Whether there are codes to send so, and no such brackets beside them. */
export function mayCarryTokens(source: Content): boolean {
  return source.some(isCode) && !/[⟦⟧]/.test(plainText(source))
}

function token({ kind, id }: InlineCode, paired: ReadonlyMap<string, Pair>): string {
  if (kind === 'standalone' || !paired.has(id)) return `⟦${id}/⟧`
  return kind === 'open' ? `⟦${id}⟧` : `⟦/${id}⟧`
}

/** A slash on either side closes a pair: engines that write from right to left move it. */
function* read(answer: string, paired: ReadonlyMap<string, Pair>): Generator<string | Tag> {
  let end = 0
  for (const match of answer.matchAll(/⟦\s*([/／]?)\s*(\p{Nd}{1,6})\s*([/／]?)\s*⟧/gu)) {
    const [raw, before, digits = '', after] = match
    if (match.index > end) yield answer.slice(end, match.index)
    end = match.index + raw.length
    const name = digits.replace(/\p{Nd}/gu, digit => String(digitOf(digit)))
    const isClosing = paired.has(name) && (before !== '' || after !== '')
    yield { name, id: isClosing ? undefined : name, isClosing, isVoid: !paired.has(name), raw }
  }
  if (end < answer.length) yield answer.slice(end)
}

/** Decimal digits come in runs of ten, from 0 to 9 (Unicode, section 4.6). */
function digitOf(digit: string): number {
  const point = digit.codePointAt(0)!
  let zero = point
  while (point - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return point - zero
}
