import { type Content, content, isCode } from '../../model/content.ts'
import type { Block, Document } from '../../model/document.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { type Count, isCount, type Piece, piecesOf } from './codes.ts'
import { isAsciiFile, type Literal, literal } from './literal.ts'
import { nameOf, type Path } from './names.ts'
import type { ArrayNode, JsonNode, Member, ObjectNode, StringNode } from './tree.ts'

/** A text of a catalogue, and how its source spells it. */
export interface TextBlock extends Block {
  readonly name: string
  readonly raw: string
  /** Spellings of the content's strings and of its codes' data, where they are not the plain ones. */
  readonly spellings: ReadonlyMap<string, string>
}

export interface CatalogueDocument extends Document {
  readonly blocks: readonly TextBlock[]
  readonly source: string
  readonly tree: JsonNode
  readonly isAscii: boolean
}

/** A member of an object as it is to be written: with the spelling of `member`, under `key`, with the value of any. */
export interface Entry {
  readonly member: Member
  readonly key: string
  readonly value: JsonNode
  /** What stands between the member before and this one: a comma and white space. */
  readonly before: string
  /** Of a form of a plural group. */
  readonly about: { readonly variant: string; readonly count: Count } | undefined
}

/** Says what an object's members become. */
export type Arrange = (object: ObjectNode) => readonly Entry[]

/** The members as they are. */
export function asWritten(source: string): Arrange {
  return ({ members }) => members.map((member, i) => entryOf(source, members, member, i))
}

export function entryOf(source: string, members: readonly Member[], member: Member, i: number): Entry {
  const previous = members[i - 1]
  return {
    member,
    key: member.key,
    value: member.value,
    before: previous ? source.slice(previous.value.end, member.start) : '',
    about: undefined
  }
}

/** The document of a catalogue, its objects arranged by `arrange`. */
export function documentOf(source: string, tree: JsonNode, locale: LocaleTag, arrange: Arrange): CatalogueDocument {
  const skeleton: (string | { readonly block: string })[] = []
  const blocks: TextBlock[] = []
  let verbatim = ''
  add(source.slice(0, tree.start))
  node(tree, [], undefined)
  add(source.slice(tree.end))
  if (verbatim !== '') skeleton.push(verbatim)
  return { format: 'i18next-json', locale, skeleton, blocks, source, tree, isAscii: isAsciiFile(source) }

  function add(text: string): void {
    verbatim += text
  }

  function node(value: JsonNode, path: Path, about: Entry['about']): void {
    if (value.kind === 'object') object(value, path)
    else if (value.kind === 'array') array(value, path)
    else if (value.kind === 'string') string(value, path, about)
    else add(source.slice(value.start, value.end))
  }

  function object(value: ObjectNode, path: Path): void {
    const { start, end, members } = value
    add(source.slice(start, members[0]?.start ?? end))
    for (const { member, key, value: written, before, about } of arrange(value)) {
      add(before)
      add(keySpelling(member, key))
      add(source.slice(member.keyEnd, member.value.start))
      node(written, [...path, key], about)
    }
    const last = members.at(-1)
    if (last) add(source.slice(last.value.end, end))
  }

  function array({ start, end, items }: ArrayNode, path: Path): void {
    let from = start
    for (const [i, item] of items.entries()) {
      add(source.slice(from, item.start))
      node(item, [...path, i], undefined)
      from = item.end
    }
    add(source.slice(from, end))
  }

  function string(value: StringNode, path: Path, about: Entry['about']): void {
    const raw = source.slice(value.start, value.end)
    const found = textBlock(raw.slice(1, -1), value.text, String(blocks.length + 1), nameOf(path), about)
    if (!found) {
      add(raw)
      return
    }
    add(`"${found.before}`)
    if (verbatim !== '') skeleton.push(verbatim)
    verbatim = ''
    skeleton.push({ block: found.block.id })
    blocks.push(found.block)
    add(`${found.after}"`)
  }

  function keySpelling(member: Member, key: string): string {
    const raw = source.slice(member.start, member.keyEnd)
    if (key === member.key) return raw
    const suffix = `${/[^_]*$/.exec(member.key)?.[0]}"`
    return raw.endsWith(suffix) ? `${raw.slice(0, -suffix.length)}${/[^_]*$/.exec(key)?.[0]}"` : JSON.stringify(key)
  }
}

/** Whether a text is for translators: it has a letter outside of codes, and is not just an address. */
export function isForTranslators(source: Content): boolean {
  const words = source.filter(part => !isCode(part)).join(' ')
  return /\p{L}/u.test(words) && !(source.length === 1 && address.test(words))
}

/** A text without escapes is spelled as it reads. */
const plain: ReadonlyMap<string, string> = new Map()

function spellingsOf(pieces: readonly Piece[], spelling: Literal['spelling']): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>()
  for (const { part, start, end } of pieces) {
    const read = typeof part === 'string' ? part : part.data
    if (!spellings.has(read)) spellings.set(read, spelling(start, end))
  }
  return spellings
}

const address = /^(?:[a-z][a-z\d+.-]*:\/\/\S+|mailto:\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/i

function textBlock(raw: string, text: string, id: string, name: string, about: Entry['about']) {
  const start = text.length - text.trimStart().length
  const end = text.trimEnd().length
  if (start >= end) return undefined
  const pieces = piecesOf(text, start, end, about?.count)
  const parts = content(pieces.map(({ part }) => part))
  if (!isForTranslators(parts)) return undefined
  const { spelling } = literal(raw, text)
  const codes = parts.flatMap(part => (isCode(part) && isCount(part.data) ? [part.id] : []))
  const block: TextBlock = {
    id,
    role: 'meta',
    content: parts,
    name,
    raw: spelling(start, end),
    spellings: raw.includes('\\') ? spellingsOf(pieces, spelling) : plain,
    ...(about && { variant: { name: about.variant, codes } })
  }
  return { block, before: spelling(0, start), after: spelling(end, text.length) }
}
