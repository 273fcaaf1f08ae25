import { type Content, codesOf, content, type InlineCode, isCode } from '../../src/model/content.ts'

export type Fault = 'missing' | 'doubled' | 'crossed' | 'invented'

/** Translations that a merge must refuse for their codes alone. The first three codes of the source stand for all. */
export function* withBadCodes(source: Content): Generator<{ readonly fault: Fault; readonly content: Content }> {
  const invented: InlineCode = { kind: 'standalone', id: '9999', data: '<x/>', equiv: '', deletable: true }
  yield { fault: 'invented', content: content([...source, invented]) }
  const codes = codesOf(source)
  for (const code of codes.slice(0, 3)) {
    yield { fault: 'doubled', content: content([...source, code]) }
    const isHalf = code.kind !== 'standalone'
    if (isHalf || !code.deletable) yield { fault: 'missing', content: content(source.filter(part => part !== code)) }
  }
  const close = codes.find(code => code.kind === 'close')
  if (close) yield { fault: 'crossed', content: content([close, ...source.filter(part => part !== close)]) }
}

/**
 * The same text with the first two of its codes, pairs with what is in them, in each other's place. `undefined` where there are not two.
 * Line breaks stay: what was on two lines would be one word.
 */
export function reordered(source: Content): Content | undefined {
  const groups = groupsOf(source)
  const [a, b] = groups.flatMap((group, i) => (group.some(isCode) && !isBreak(group) ? [i] : []))
  if (a === undefined || b === undefined) return undefined
  return content(groups.flatMap((group, i) => (i === a ? groups[b]! : i === b ? groups[a]! : group)))
}

function isBreak([first]: Content): boolean {
  return first !== undefined && isCode(first) && first.kind === 'standalone' && first.equiv.trim() === ''
}

/** Strings, standalone codes and whole pairs that stand beside each other at the top. */
function groupsOf(source: Content): readonly Content[] {
  const groups: Content[] = []
  let depth = 0
  for (const part of source) {
    if (depth > 0) groups.push([...groups.pop()!, part])
    else groups.push([part])
    if (isCode(part)) depth += part.kind === 'open' ? 1 : part.kind === 'close' ? -1 : 0
  }
  return groups
}
