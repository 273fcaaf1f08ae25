import { type Content, codesOf, content, type InlineCode, isCode, plainText } from '../../model/content.ts'

/**
 * Codes as text that engines leave alone more often than markup: `⟦1⟧the report⟦/1⟧ ⟦2/⟧`. Nothing, where the text has such brackets
 * of its own.
 */
export function toTokens(source: Content): Content | undefined {
  if (/[⟦⟧]/.test(plainText(source))) return undefined
  return content(source.map(part => (isCode(part) ? tokenOf(part) : part)))
}

/** The codes of `source` where its tokens stand in an answer. A token of no code is left as text, for the checks to find. */
export function fromTokens(answer: Content, source: Content): Content {
  const codes = new Map(codesOf(source).map(code => [tokenOf(code), code]))
  const parts: (string | InlineCode)[] = []
  for (const part of answer) {
    if (isCode(part)) parts.push(part)
    else for (const piece of part.split(/(⟦[^⟦⟧]{1,12}⟧)/)) parts.push(codes.get(normal(piece)) ?? piece)
  }
  return content(parts)
}

const tokenOf = ({ kind, id }: InlineCode): string =>
  `⟦${kind === 'close' ? '/' : ''}${id}${kind === 'standalone' ? '/' : ''}⟧`

/** Without the spaces engines put inside brackets, in the digits they turn into their own. */
const normal = (piece: string): string =>
  piece.startsWith('⟦') ? piece.replace(/\s/gu, '').replace(/\p{Nd}/gu, digit => String(digitOf(digit))) : piece

/** Decimal digits come in runs of ten, from 0 to 9 (Unicode, section 4.6). */
function digitOf(digit: string): number {
  const point = digit.codePointAt(0)!
  let zero = point
  while (point - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return point - zero
}
