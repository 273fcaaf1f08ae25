import type { JsonNode, ObjectNode } from './tree.ts'

/** What stands between two members of an object on lines of their own, as the one at `near` has it before it: no blank lines. */
export function lineBetween(source: string, { start, members }: ObjectNode, near: number): string {
  const at = near > 0 ? near : Math.min(1, members.length - 1)
  const between =
    at > 0
      ? source.slice(members[at - 1]!.value.end, members[at]!.start)
      : `,${source.slice(start + 1, members[0]?.start ?? start + 1)}`
  const [first, last] = [between.search(/[\r\n]/), Math.max(between.lastIndexOf('\n'), between.lastIndexOf('\r'))]
  if (first < 0 || between.slice(first, last).trim() !== '') return between
  return between.slice(0, first) + lineEndOf(between) + between.slice(last + 1)
}

/** White space at the start of the line that an offset is in. */
export function indentAt(source: string, offset: number): string {
  const start = Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1
  return /^\uFEFF?([ \t]*)/.exec(source.slice(start, offset))?.[1] ?? ''
}

/** What a level of a file is indented by; nothing in a file of one line. */
export function unitOf(source: string, root: JsonNode): string {
  const first =
    root.kind === 'object' ? root.members[0]?.start : root.kind === 'array' ? root.items[0]?.start : undefined
  return first === undefined ? '' : indentAt(source, first).slice(indentAt(source, root.start).length)
}

export function lineEndOf(source: string): string {
  return /\r\n|[\r\n]/.exec(source)?.[0] ?? '\n'
}
