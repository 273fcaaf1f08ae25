import { type Content, codeKey, codesOf, content, type InlineCode, isCode } from '../model/content.ts'

/** Part of what memory keys are made of: a change of `normalForm` is a change of this number. */
export const normalFormVersion = 1

/**
 * A segment as the memory and backends see it: NFC, each run of white space one space, none at the edges, codes numbered from 1
 * in order of first appearance. `original` are the segment's own codes, in order, for `restoreCodes`.
 */
export function normalForm(segment: Content): { readonly content: Content; readonly original: readonly InlineCode[] } {
  const parts = content(segment)
  const original = codesOf(parts)
  const codes = renumbered(original).values()
  const last = parts.length - 1
  const normal = parts.map((part, i) => {
    if (isCode(part)) return codes.next().value!
    const text = part.normalize('NFC').replace(/[\s\u0085]+/g, ' ')
    const start = i === 0 && text.startsWith(' ') ? 1 : 0
    return text.slice(start, i === last && text.endsWith(' ') ? Math.max(start, text.length - 1) : text.length)
  })
  return { content: content(normal), original }
}

/**
 * Gives the codes of `target`, numbered as in the normal form, their own ids and markup back. A code that none of `original`
 * became is left out: nothing could be put in its place.
 */
export function restoreCodes(target: Content, original: readonly InlineCode[]): Content {
  const numbered = renumbered(original)
  const own = new Map(numbered.map((code, i) => [codeKey(code), original[i]!]))
  return content(target.flatMap(part => (isCode(part) ? (own.get(codeKey(part)) ?? []) : part)))
}

/** One number for the halves of a pair, and no code twice, even if `codes` hold one twice. */
function renumbered(codes: readonly InlineCode[]): readonly InlineCode[] {
  const numbers = new Map<string, string>()
  const taken = new Set<string>()
  let next = 1
  return codes.map(code => {
    let id = numbers.get(code.id)
    if (id === undefined || taken.has(codeKey({ kind: code.kind, id }))) {
      id = String(next++)
      numbers.set(code.id, id)
    }
    taken.add(codeKey({ kind: code.kind, id }))
    return { ...code, id }
  })
}
