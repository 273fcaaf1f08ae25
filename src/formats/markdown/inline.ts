import { codeKey, content, type InlineCode } from '../../model/content.ts'
import { type Atom, withHoles } from './atoms.ts'
import type { Hole, InlineHole, Mark } from './hole.ts'
import { skeletonOf } from './html.ts'
import { isFormatting, isProtected, plainFormatting } from './html-tags.ts'

/** What an inline hole is made of. */
export type InlineText = Pick<InlineHole, 'start' | 'end' | 'marks' | 'spellings'> &
  Pick<InlineHole['block'], 'content'>

/** The holes inside the codes of `atoms`, in order. */
export function holesIn(atoms: readonly Atom[]): readonly Hole[] {
  return atoms.flatMap(atom => ('markup' in atom ? atom.markup.filter(part => typeof part !== 'string') : []))
}

/** Atoms as content: codes numbered, line ends resolved, outer white space left outside. Nothing if nothing is left. */
export function inlineText(atoms: readonly Atom[], source: string): InlineText | undefined {
  const line = trimmed(oneLine(pairHtml(atoms, source)))
  const [first] = line
  const last = line.at(-1)
  if (!first || !last) return undefined
  const ids = new Map<number, string>()
  const marks = new Map<string, Mark>()
  const spellings = new Map<string, string>()
  let count = 0
  const parts = line.map(atom => {
    if (atom.type === 'text') {
      if (!/[\r\n]/.test(atom.spelling) && !spellings.has(atom.value)) spellings.set(atom.value, atom.spelling)
      return atom.value
    }
    const id = ('pair' in atom && ids.get(atom.pair)) || String(++count)
    if ('pair' in atom) ids.set(atom.pair, id)
    const code: InlineCode = {
      kind: atom.type === 'single' ? 'standalone' : atom.type,
      id,
      data: atom.markup.map(part => (typeof part === 'string' ? part : part.raw.join(''))).join(''),
      equiv: atom.type === 'single' ? atom.equiv : '',
      deletable: atom.type !== 'single' && atom.isDeletable
    }
    marks.set(codeKey(code), { code, markup: atom.markup, signature: atom.signature })
    return code
  })
  return { start: first.start, end: last.end, marks, spellings, content: content(parts) }
}

type Resolved = Exclude<Atom, { type: 'html' }>

/** Tags whose mate stands in the same mark become pairs, the others single codes; text of `<code>` and its like is one code. */
function pairHtml(atoms: readonly Atom[], source: string): readonly Resolved[] {
  const resolved: Resolved[] = []
  const open: { readonly name: string | undefined; readonly at: number }[] = []
  for (const atom of atoms) {
    if (atom.type === 'open') open.push({ name: undefined, at: resolved.length })
    if (atom.type === 'close') while (open.pop()?.name !== undefined);
    if (atom.type !== 'html') {
      resolved.push(atom)
      continue
    }
    const { tag, markup, start, end } = atom
    const at = tag.kind === 'close' ? mateOf(open, tag.name) : undefined
    if (tag.kind === 'open') open.push({ name: tag.name, at: resolved.length })
    const mate = at === undefined ? undefined : resolved[at]
    if (at === undefined || mate?.type !== 'single') {
      resolved.push({
        start,
        end,
        type: 'single',
        markup,
        equiv: '',
        signature: `html ${skeletonOf(markup)}`,
        isAttributes: false
      })
      continue
    }
    const opening = source.slice(mate.start, mate.end)
    if (isProtected(opening)) {
      const all = resolved.splice(at)
      const inner = all.slice(1)
      const equiv = inner
        .map(part => (part.type === 'text' ? part.value : part.type === 'single' ? part.equiv : ''))
        .join('')
      const whole = withHoles(source, { start: mate.start, end }, holesIn(all))
      resolved.push({
        ...mate,
        end,
        markup: whole,
        equiv: equiv.replace(/\s+/g, ' '),
        signature: `html ${skeletonOf(whole)}`
      })
      continue
    }
    const signature = plainFormatting(opening) ?? `html ${skeletonOf(mate.markup)}`
    const half = { pair: -start, isDeletable: isFormatting(tag.name), signature }
    resolved[at] = { start: mate.start, end: mate.end, type: 'open', markup: mate.markup, ...half }
    resolved.push({ start, end, type: 'close', markup, ...half })
  }
  return resolved
}

/** Where the open tag of this name stands; tags opened after it stay single. Marks of Markdown are never crossed. */
function mateOf(open: { readonly name: string | undefined; readonly at: number }[], name: string): number | undefined {
  const furthest = Math.max(0, open.length - 100)
  for (let i = open.length - 1; i >= furthest && open[i]!.name !== undefined; i--) {
    if (open[i]!.name === name) return open.splice(i)[0]!.at
  }
  return undefined
}

/** Line ends are spaces, or nothing between characters that are written without; runs of blanks are one. */
function oneLine(atoms: readonly Resolved[]): readonly Resolved[] {
  let before = ''
  return atoms.map((atom, i) => {
    if (atom.type !== 'text') {
      if (atom.type === 'single') before = atom.equiv || ' '
      return atom
    }
    const value = atom.value.replace(/[ \t]+/g, ' ').replace(/ ?(?:\r\n|\r|\n) ?/g, (_, at: number, whole: string) => {
      const next = whole.slice(at).trimStart().charAt(0) || characterAfter(atoms, i)
      return unspaced.test(whole.slice(0, at).trimEnd().at(-1) ?? before) && unspaced.test(next) ? '' : ' '
    })
    before = value.at(-1) ?? before
    return { ...atom, value }
  })
}

function characterAfter(atoms: readonly Resolved[], index: number): string {
  for (const atom of atoms.slice(index + 1, index + 9)) {
    if (atom.type === 'text') return atom.value.charAt(0)
    if (atom.type === 'single') return atom.equiv.charAt(0)
  }
  return ''
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u

/** Without white space at either end, nor the attribute list that closes a heading. */
function trimmed(atoms: readonly Resolved[]): readonly Resolved[] {
  const line = [...atoms]
  for (let last = line.at(-1); last; last = line.at(-1)) {
    if (last.type === 'single' && last.isAttributes) line.pop()
    else if (last.type !== 'text') break
    else {
      const value = last.value.trimEnd()
      const spelling = last.spelling.replace(blanksAtEnd, '')
      const end = last.start + spelling.length
      line.pop()
      if (value === '') continue
      line.push({ ...last, value, spelling, end })
      break
    }
  }
  for (let first = line[0]; first?.type === 'text'; first = line[0]) {
    const value = first.value.trimStart()
    const spelling = first.spelling.replace(blanksAtStart, '')
    line.shift()
    if (value === '') continue
    line.unshift({ ...first, value, spelling, start: first.end - spelling.length })
    break
  }
  return line
}

const blank = '(?:\\s|&(?:nbsp|ensp|emsp|thinsp|hairsp|numsp|#0*(?:32|160)|#x0*(?:20|a0));)'
const blanksAtStart = new RegExp(`^${blank}+`, 'i')
const blanksAtEnd = new RegExp(`(?<!${blank})${blank}+$`, 'i')
