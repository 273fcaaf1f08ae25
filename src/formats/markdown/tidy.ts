import { type Content, content, type InlineCode, isCode } from '../../model/content.ts'

/** A target as it can be written on one line: blanks collapsed, none at the ends, and none just inside the marks `isMark` names. */
export function tidied(target: Content, isMark: (code: InlineCode) => boolean): Content {
  const parts = target.map(part => (isCode(part) ? part : part.replace(/[ \t\n\v\f\r]+/g, ' ')))
  const hoisted = hoist(parts, isMark, { atStart: /^\s+/, atEnd: /\s+$/ })
  return trimmed(content(hoisted))
}

/**
 * Moves punctuation out of marks that lean on a letter: after `。**` no letter may follow, before `**「` none may stand. A bracket or
 * quotation mark leaves only together with its mate.
 */
export function punctuationOut(target: Content, isMark: (code: InlineCode) => boolean): Content {
  const quoted = hoistMates(target, isMark)
  return content(hoist(quoted, isMark, { atStart: /^[\s\p{Po}\p{Pd}]+/u, atEnd: /[\s\p{Po}\p{Pd}]+$/u }))
}

interface Edges {
  readonly atStart: RegExp
  readonly atEnd: RegExp
}

function hoist(target: Content, isMark: (code: InlineCode) => boolean, { atStart, atEnd }: Edges): Content {
  let parts: readonly (string | InlineCode)[] = target
  // A mark within a mark hands on what it was handed: as many rounds as marks stand in a row.
  for (let round = 0; round < 4; round++) {
    const moved = content(parts.flatMap((part, i) => movedAt(parts, i, part, isMark, { atStart, atEnd })))
    if (moved.length === parts.length && moved.every((part, i) => part === parts[i])) break
    parts = moved
  }
  return parts
}

function movedAt(
  parts: Content,
  index: number,
  part: string | InlineCode,
  isMark: (code: InlineCode) => boolean,
  { atStart, atEnd }: Edges
): readonly (string | InlineCode)[] {
  const isOpen = (other: string | InlineCode | undefined) =>
    other !== undefined && isCode(other) && other.kind === 'open' && isMark(other)
  const isClose = (other: string | InlineCode | undefined) =>
    other !== undefined && isCode(other) && other.kind === 'close' && isMark(other)
  const edge = (text: string | InlineCode | undefined, pattern: RegExp) =>
    typeof text === 'string' ? (pattern.exec(text)?.[0] ?? '') : ''
  if (isOpen(part)) return [edge(parts[index + 1], atStart), part]
  if (isClose(part)) {
    const before = parts[index - 1]
    // What is all blank between the two halves has gone out at the start already.
    const isTaken = isOpen(parts[index - 2]) && edge(before, atStart) === before
    return [part, isTaken ? '' : edge(before, atEnd)]
  }
  if (typeof part !== 'string') return [part]
  let text: string = part
  if (isOpen(parts[index - 1])) text = text.slice(edge(text, atStart).length)
  if (isClose(parts[index + 1])) text = text.slice(0, text.length - edge(text, atEnd).length)
  return [text]
}

const mates = new Map(
  [
    '()',
    '[]',
    '{}',
    '«»',
    '»«',
    '“”',
    '„“',
    '‘’',
    '「」',
    '『』',
    '《》',
    '〈〉',
    '（）',
    '【】',
    '［］',
    '""',
    "''",
    '‹›',
    '”“'
  ].map(pair => [pair.charAt(0), pair.charAt(1)])
)

/** `**「重要」**` → `「**重要**」`. */
function hoistMates(target: Content, isMark: (code: InlineCode) => boolean): Content {
  const parts = [...target]
  for (const [i, open] of target.entries()) {
    const text = parts[i + 1]
    const close = parts[i + 2]
    if (!isCode(open) || open.kind !== 'open' || !isMark(open) || typeof text !== 'string') continue
    if (close === undefined || !isCode(close) || close.id !== open.id) continue
    const [, tail = ''] = /([^\p{L}\p{N}\p{Pe}\p{Pf}"']*)$/u.exec(text) ?? []
    const quoted = text.slice(0, text.length - tail.length)
    const mate = mates.get(quoted.charAt(0))
    const inner = quoted.slice(1, -1)
    if (
      quoted.length < 3 ||
      mate === undefined ||
      mate !== quoted.at(-1) ||
      inner.includes(mate) ||
      inner.includes(quoted.charAt(0))
    )
      continue
    parts.splice(i, 3, quoted.charAt(0), open, inner, close, mate + tail)
    return hoistMates(content(parts), isMark)
  }
  return target
}

function trimmed(target: Content): Content {
  const last = target.length - 1
  return content(
    target.map((part, i) => {
      if (isCode(part)) return part
      const single = part.replace(/ {2,}/g, ' ')
      const text = i === 0 ? single.trimStart() : single
      return i === last ? text.trimEnd() : text
    })
  )
}
