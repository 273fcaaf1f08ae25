import { type Content, type InlineCode, isCode } from '../../model/content.ts'
import { punctuationOut, tidied } from './tidy.ts'

/** How the pairs of marks around words are spelled: by id, `*`, `_`, `~`, or `tag` for `<em>` and its like. */
export type MarkSpelling = ReadonlyMap<string, '*' | '_' | '~' | 'tag'>

export interface Emphasised {
  readonly content: Content
  readonly spelling: MarkSpelling
}

interface Marks {
  isMark(code: InlineCode): boolean
  /** What is written for a code that is no such mark. */
  textOf(code: InlineCode): string
}

/**
 * Content whose marks will be read as marks. Where one would not, it is mended by the first of: `*` for `_`, punctuation moved out of
 * the pair, a tag. CommonMark asks what stands on both sides of a mark, and text without spaces mostly gives the wrong answer.
 */
export function withWorkingMarks(target: Content, marks: Marks): Emphasised {
  const spelling = new Map<string, '*' | '_' | '~' | 'tag'>()
  for (const part of target) {
    if (!isCode(part) || !marks.isMark(part) || part.kind !== 'open') continue
    spelling.set(part.id, part.data.startsWith('_') ? '_' : part.data.startsWith('~') ? '~' : '*')
  }
  for (const id of failing(target, spelling, marks)) if (spelling.get(id) === '_') spelling.set(id, '*')
  let content = target
  const stuck = failing(content, spelling, marks)
  if (stuck.size > 0) {
    const isStuck = (code: InlineCode) => marks.isMark(code) && stuck.has(code.id) && hasWords(content, code.id)
    content = tidied(punctuationOut(content, isStuck), code => marks.isMark(code))
  }
  // A tag is punctuation to the marks beside it.
  for (let left = failing(content, spelling, marks); left.size > 0; left = failing(content, spelling, marks)) {
    for (const id of left) spelling.set(id, 'tag')
  }
  return { content, spelling }
}

/** Whether anything would be left between the two halves without the punctuation. */
function hasWords(content: Content, id: string): boolean {
  const isHalf = (part: Content[number]) => isCode(part) && part.id === id
  const open = content.findIndex(isHalf)
  const inside = content.slice(open, content.findLastIndex(isHalf))
  return inside.some(part => (isCode(part) ? part.kind === 'standalone' : /[\p{L}\p{N}]/u.test(part)))
}

function failing(content: Content, spelling: MarkSpelling, { isMark, textOf }: Marks): ReadonlySet<string> {
  const failed = new Set<string>()
  for (const [i, part] of content.entries()) {
    if (!isCode(part) || !isMark(part)) continue
    const mark = spelling.get(part.id)
    if (mark === undefined || mark === 'tag') continue
    const neighbour = content[i + 1]
    const isEmpty = part.kind === 'open' && neighbour !== undefined && isCode(neighbour) && neighbour.id === part.id
    const [outer, inner] = part.kind === 'open' ? [side(i, -1), side(i, 1)] : [side(i, 1), side(i, -1)]
    if (isEmpty || !flanks(mark, outer, inner)) failed.add(part.id)
  }
  return failed

  /** The character next to the run of marks that the mark at `index` is part of. */
  function side(index: number, step: 1 | -1): string {
    const own = spelling.get((content[index] as InlineCode).id)
    for (let i = index + step; ; i += step) {
      const part = content[i]
      if (part === undefined) return ''
      if (!isCode(part)) return character(part, step)
      const mark = isMark(part) ? spelling.get(part.id) : undefined
      if (mark === undefined) return character(textOf(part), step)
      if (mark === 'tag') return step === 1 ? '<' : '>'
      if (mark !== own) return mark
    }
  }
}

function flanks(mark: '*' | '_' | '~', outer: string, inner: string): boolean {
  if (isBlank(inner)) return false
  if (mark === '_') return isBlank(outer) || isPunctuation(outer)
  return !isPunctuation(inner) || isBlank(outer) || isPunctuation(outer)
}

function character(text: string, step: 1 | -1): string {
  const units = step === 1 ? text.slice(0, 2) : text.slice(-2)
  return (step === 1 ? [...units][0] : [...units].at(-1)) ?? ''
}

const isBlank = (text: string) => text === '' || /^\s$/.test(text)
const isPunctuation = (text: string) => /^[\p{P}\p{S}]$/u.test(text)
