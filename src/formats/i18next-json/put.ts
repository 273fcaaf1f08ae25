import { indentAt, lineBetween, lineEndOf, unitOf } from './layout.ts'
import { nameOf, type Path } from './names.ts'
import { type ArrayNode, type JsonNode, type Member, type ObjectNode, readTree } from './tree.ts'

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * `file` with the texts of `model` in it. Keys that `file` lacks are added behind the key that stands before them in `model`, in the
 * layout of `file`; a text that is another is replaced where `mayReplace` says so. What is no text in `file` (a number, an object
 * where `model` has a text) stays, but for `null` and the empty text.
 */
export function put(file: string, model: string, mayReplace: (name: string) => boolean): string {
  const ours = readTree(model)
  const theirs = readTree(file)
  const edits: Edit[] = []
  const [unit, modelUnit, lineEnd] = [unitOf(file, theirs) || unitOf(model, ours), unitOf(model, ours), lineEndOf(file)]
  fill(theirs, ours, [])
  return spliced(file, edits)

  function fill(there: JsonNode, here: JsonNode, path: Path): void {
    if (there.kind === 'object' && here.kind === 'object') fillObject(there, here, path)
    else if (there.kind === 'array' && here.kind === 'array') fillArray(there, here, path)
    else if (here.kind === 'string' && here.text !== '' && isOpen(there, here.text, path)) {
      edits.push({ start: there.start, end: there.end, text: model.slice(here.start, here.end) })
    }
  }

  function isOpen(there: JsonNode, text: string, path: Path): boolean {
    if (there.kind === 'other') return there.value === null
    return there.kind === 'string' && there.text !== text && (there.text === '' || mayReplace(nameOf(path)))
  }

  function fillObject(there: ObjectNode, here: ObjectNode, path: Path): void {
    if (there.members.length === 0 && here.members.length > 0) {
      edits.push({ start: there.start, end: there.end, text: moved(here.start, here.end, indentAt(file, there.start)) })
      return
    }
    const known = new Map(there.members.map(member => [member.key, member]))
    const line = lineBetween(file, there, there.members.length - 1)
    let after: Member | undefined
    let waiting: Member[] = []
    for (const member of here.members) {
      const found = known.get(member.key)
      if (!found) {
        waiting.push(member)
        continue
      }
      fill(found.value, member.value, [...path, member.key])
      insert(waiting, after, found)
      after = found
      waiting = []
    }
    insert(waiting, after ?? there.members.at(-1), undefined)

    /** Behind `after`; where there is none, ahead of `next`. */
    function insert(members: readonly Member[], after: Member | undefined, next: Member | undefined): void {
      if (members.length === 0) return
      const near = after ?? next!
      const indent = indentAt(file, near.start)
      const texts = members.map(({ start, value }) => moved(start, value.end, indent))
      if (after)
        edits.push({ start: after.value.end, end: after.value.end, text: texts.map(text => line + text).join('') })
      else edits.push({ start: near.start, end: near.start, text: texts.map(text => text + line).join('') })
    }
  }

  function fillArray(there: ArrayNode, here: ArrayNode, path: Path): void {
    for (const [i, item] of here.items.slice(0, there.items.length).entries()) fill(there.items[i]!, item, [...path, i])
    const last = there.items.at(-1)
    const more = here.items.slice(there.items.length)
    if (more.length === 0) return
    if (!last) {
      edits.push({ start: there.start, end: there.end, text: moved(here.start, here.end, indentAt(file, there.start)) })
      return
    }
    const before = there.items.at(-2)
    const line = before ? file.slice(before.end, last.start) : `,${file.slice(there.start + 1, last.start)}`
    const texts = more.map(({ start, end }) => moved(start, end, indentAt(file, last.start)))
    edits.push({ start: last.end, end: last.end, text: texts.map(text => line + text).join('') })
  }

  /** A stretch of the model, its lines indented as they are to be in the file, where they hang below `indent`. */
  function moved(start: number, end: number, indent: string): string {
    const base = indentAt(model, start)
    return model.slice(start, end).replace(/(?:\r\n|[\r\n])([ \t]*)/g, (_, own: string) => {
      const deeper = own.startsWith(base) ? own.slice(base.length) : own
      const levels =
        modelUnit !== '' && deeper.length % modelUnit.length === 0 ? deeper.length / modelUnit.length : undefined
      return lineEnd + indent + (levels === undefined ? deeper : unit.repeat(levels))
    })
  }
}

function spliced(file: string, edits: readonly Edit[]): string {
  let text = ''
  let end = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    text += file.slice(end, edit.start) + edit.text
    end = edit.end
  }
  return text + file.slice(end)
}
