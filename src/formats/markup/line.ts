import { type Content, codeKey, content, type InlineCode, plainText, visibleText } from '../../model/content.ts'
import type { Block, Role } from '../../model/document.ts'
import { isDisclosureLine } from '../disclosure-line.ts'
import type { Atom, MarkAtom, TextAtom } from './atom.ts'
import { type Hole, type Markup, type Slot, withItems } from './hole.ts'
import { isReadable } from './readable.ts'

export interface LineSetting {
  readonly source: string
  readonly role: Role
  readonly unit: string | undefined
  readonly isPreformatted: boolean
  /** A run of text as it is written between tags, and inside a CDATA section. */
  encodeText(text: string): string
  encodeRaw(text: string): string
  block(role: Role, content: Content, unit: string | undefined): Block
}

type Solid = TextAtom | MarkAtom

/** The holes of the lines that `atoms`, read in one go between two blocks, come to; and what their markup holds besides. */
export function linesOf(atoms: readonly Atom[], setting: LineSetting): ReadonlyArray<Hole | Slot> {
  const [only] = atoms
  // Most lines are one run of text.
  if (atoms.length === 1 && only?.type === 'text' && !setting.isPreformatted) return itemsOf([only], setting)
  const items: (Hole | Slot)[] = []
  let line: Solid[] = []
  const broken = brokenPairs(atoms)
  for (const atom of setting.isPreformatted ? atoms.flatMap(byLine) : atoms) {
    if (atom.type !== 'boundary' && !(isHalf(atom) && broken.has(atom.pair))) {
      line.push(atom)
      continue
    }
    for (const item of itemsOf(line, setting)) items.push(item)
    for (const item of innerItems(atom.markup)) items.push(item)
    line = []
  }
  return [...items, ...itemsOf(line, setting)]
}

const isHalf = (atom: Atom): atom is MarkAtom => atom.type === 'open' || atom.type === 'close'
const innerItems = (markup: Markup) => markup.filter(part => typeof part !== 'string')

/** Pairs with one half elsewhere, or with a boundary or such a half between the two. */
function brokenPairs(atoms: readonly Atom[]): ReadonlySet<number> {
  const broken = new Set<number>()
  const open: number[] = []
  for (const atom of atoms) {
    if (atom.type === 'open') open.push(atom.pair)
    else if (atom.type === 'close' && open.at(-1) === atom.pair) open.pop()
    else if (atom.type === 'close' || atom.type === 'boundary') {
      for (const pair of open) broken.add(pair)
      if (atom.type === 'close') broken.add(atom.pair)
      open.length = 0
    }
  }
  for (const pair of open) broken.add(pair)
  return broken.size === 0 ? broken : withOuter(atoms, broken)
}

/** A pair round a broken one is broken too. */
function withOuter(atoms: readonly Atom[], broken: Set<number>): ReadonlySet<number> {
  const open: number[] = []
  for (const atom of atoms) {
    if (isHalf(atom) && broken.has(atom.pair)) {
      for (const pair of open) broken.add(pair)
      open.length = 0
    } else if (atom.type === 'open') open.push(atom.pair)
    else if (atom.type === 'close') open.splice(open.lastIndexOf(atom.pair))
  }
  return broken
}

/** Where white space is kept, each line of text is one of its own. */
function byLine(atom: Atom): readonly Atom[] {
  if (atom.type !== 'text' || !/[\r\n]/.test(atom.value)) return [atom]
  const parts: Atom[] = []
  let from = 0
  for (const { 0: end, index } of atom.value.matchAll(/\r\n?|\n/g)) {
    if (index > from) parts.push(part(atom, from, index))
    const [start, after] = [atom.at(index), atom.at(index + end.length)]
    parts.push({ type: 'boundary', start, end: after, markup: [] })
    from = index + end.length
  }
  if (from < atom.value.length) parts.push(part(atom, from, atom.value.length))
  return parts
}

function part(atom: TextAtom, from: number, to: number): TextAtom {
  const value = atom.value.slice(from, to)
  return { ...atom, value, start: atom.at(from), end: atom.at(to), at: index => atom.at(from + index) }
}

function itemsOf(line: readonly Solid[], setting: LineSetting): ReadonlyArray<Hole | Slot> {
  const inner = line.flatMap(atom => (atom.type === 'text' ? [] : innerItems(atom.markup)))
  // Mostly it is the white space between two elements.
  if (!line.some(atom => atom.type === 'text' && isReadable(atom.value))) return inner
  const hole = holeOf(trimmed(joinEmptyPairs(line)), inner, setting)
  if (!hole) return inner
  if (inner.length === 0) return [hole]
  return [...inner.filter(({ end }) => end <= hole.start), hole, ...inner.filter(({ start }) => start >= hole.end)]
}

function holeOf(line: readonly Solid[], inner: ReadonlyArray<Hole | Slot>, setting: LineSetting): Hole | undefined {
  const [first] = line
  const last = line.at(-1)
  if (!first || !last) return undefined
  const { source, role, unit } = setting
  const isRaw = isSection(line)
  const start = isRaw ? first.start : outerStart(first)
  const end = isRaw ? last.end : outerEnd(last)
  const { parts, marks, spellings } = partsOf(line, isRaw, setting)
  const whole = content(parts)
  if (!isReadable(plainText(whole))) return undefined
  const isDisclosure = role === 'p' && isDisclosureLine(visibleText(whole))
  return {
    block: setting.block(isDisclosure ? 'disclosure' : role, whole, unit),
    start,
    end,
    raw: withItems(
      source,
      start,
      end,
      inner.filter(item => item.start >= start && item.end <= end)
    ),
    marks,
    spellings,
    isPreformatted: setting.isPreformatted,
    encode: isRaw ? setting.encodeRaw : setting.encodeText,
    around: none
  }
}

/** Whether all of it is in one CDATA section, or in several without anything between: a `]]>` is written so. */
function isSection(line: readonly Solid[]): boolean {
  return line.every((atom, i) => {
    const next = line[i + 1]
    const follows = next === undefined || (next.type === 'text' && next.section?.start === outerEnd(atom))
    return atom.type === 'text' && atom.section !== undefined && follows
  })
}

const none = ['', ''] as const
const outerStart = (atom: Solid) => (atom.type === 'text' && atom.section ? atom.section.start : atom.start)
const outerEnd = (atom: Solid) => (atom.type === 'text' && atom.section ? atom.section.end : atom.end)

function partsOf(line: readonly Solid[], isRaw: boolean, { source, isPreformatted }: LineSetting) {
  const ids = new Map<number, string>()
  const marks = new Map<string, Markup>()
  const spellings = new Map<string, string>()
  const parts = line.map((atom): string | InlineCode => {
    if (atom.type === 'text') {
      const text = isPreformatted ? atom.value : collapsed(atom.value)
      const spelling = isRaw ? source.slice(atom.start, atom.end) : source.slice(outerStart(atom), outerEnd(atom))
      if (!spellings.has(text)) spellings.set(text, spelling)
      return text
    }
    const id = ids.get(atom.pair) ?? String(ids.size + 1)
    ids.set(atom.pair, id)
    const code: InlineCode = {
      kind: atom.type === 'single' ? 'standalone' : atom.type,
      id,
      data: atom.data,
      equiv: atom.equiv,
      deletable: atom.isDeletable
    }
    marks.set(codeKey(code), atom.markup)
    return code
  })
  return { parts, marks, spellings }
}

/** White space is one space; a line end between characters that are written without spaces is nothing. */
export function collapsed(text: string): string {
  if (!/[\t\n\f\r]| {2}/.test(text)) return text
  return text.replace(/[ \t\n\f\r]+/g, (run, at: number, whole: string) => {
    const isJoint =
      /[\n\r]/.test(run) && unspaced.test(whole.charAt(at - 1)) && unspaced.test(whole.charAt(at + run.length))
    return isJoint ? '' : ' '
  })
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u

/** Two halves with nothing to read between them are one code. */
function joinEmptyPairs(line: readonly Solid[]): readonly Solid[] {
  const joined: Solid[] = []
  for (const atom of line) {
    const blank = joined.at(-1)?.type === 'text' && (joined.at(-1) as TextAtom).value.trim() === '' ? 1 : 0
    const open = joined.at(-1 - blank)
    if (atom.type !== 'close' || open?.type !== 'open' || open.pair !== atom.pair) {
      joined.push(atom)
      continue
    }
    const between = blank === 1 ? joined.pop()! : undefined
    joined.pop()
    const space = between?.type === 'text' ? between.value : ''
    joined.push({
      ...open,
      type: 'single',
      end: atom.end,
      data: open.data + space + atom.data,
      markup: [...open.markup, space, ...atom.markup],
      isDeletable: false
    })
  }
  return joined
}

/** Without white space at either end, nor comments. */
function trimmed(line: readonly Solid[]): readonly Solid[] {
  let from = 0
  let to = line.length
  const isIdle = (atom: Solid) => (atom.type === 'text' ? atom.value.trim() === '' : atom.isSilent)
  while (from < to && isIdle(line[from]!)) from++
  while (to > from && isIdle(line[to - 1]!)) to--
  return line.slice(from, to).map((atom, i, all) => {
    if (atom.type !== 'text') return atom
    const start = i === 0 ? atom.value.length - atom.value.trimStart().length : 0
    const end = i === all.length - 1 ? atom.value.trimEnd().length : atom.value.length
    return start === 0 && end === atom.value.length ? atom : part(atom, start, end)
  })
}
