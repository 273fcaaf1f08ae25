import {
  type Content,
  codeKey,
  codeProblems,
  content,
  type InlineCode,
  isCode,
  plainText
} from '../../model/content.ts'
import type { Block } from '../../model/document.ts'
import { FormatError } from '../../model/errors.ts'
import { direction, type LocaleTag } from '../../model/locale.ts'
import { localeScalars } from '../front-matter.ts'
import { type Extraction, extraction } from './extraction.ts'
import type { Hole, Markup } from './hole.ts'
import { skeletonOf } from './html.ts'
import type { Settings } from './settings.ts'
import { nextSpelling, spellingOf, type Written } from './write.ts'

export interface MergeInput {
  readonly source: string
  readonly read: Extraction
  readonly from: LocaleTag
  readonly to: LocaleTag
  readonly settings: Settings
  target(block: Block): Content
}

/**
 * The article with its targets. What it wrote it reads again: where a block does not come back as it was meant, the next spelling of
 * the ladder is tried, and at its foot the block is refused.
 */
export function mergeMarkdown({ source, read, from, to, settings, target }: MergeInput): string {
  const changes = changesIn(read.markup, target)
  const markup = from === to ? read.markup : inLocale(source, read.markup, to)
  if (changes.length === 0) return rendered(markup, new Map()).text
  const written = new Map<Hole, Written>()
  const tried = new Map<Hole, Set<string>>()
  const climb = (change: Change): boolean => {
    const spellings = tried.get(change.hole) ?? new Set()
    const next = nextSpelling(change.hole, change.target, spellings)
    if (!next) return false
    written.set(change.hole, next)
    tried.set(change.hole, spellings.add(spellingOf(next)))
    return true
  }
  const climbOrRefuse = (change: Change) => {
    if (!climb(change)) throw refused(change, 'a text that cannot be written there as text')
  }
  for (const change of changes) climbOrRefuse(change)
  for (;;) {
    const { text, spots } = rendered(markup, written)
    const again = readAgain(text, settings, from)
    const wrong = again instanceof FormatError ? [] : wrongSpots(spots, again, read, written)
    if (wrong.length === 0 && !(again instanceof FormatError)) return text
    const suspects =
      again instanceof FormatError ? [lastBefore(again.offset, spots, changes)] : suspectsOf(wrong, spots, changes)
    // Only as far as all can: the first that cannot is the one to refuse.
    for (const suspect of suspects) climbOrRefuse(suspect)
  }
}

interface Change {
  readonly hole: Hole
  readonly target: Content
}

function changesIn(markup: Markup, target: MergeInput['target']): readonly Change[] {
  return holesIn(markup).flatMap(hole => {
    const wanted = content(target(hole.block))
    if (isSame(wanted, hole.block.content)) return []
    const change = { hole, target: wanted }
    const [problem] = codeProblems(hole.block.content, wanted)
    if (problem !== undefined) throw refused(change, problem)
    const text = plainText(wanted)
    if (!text.isWellFormed() || text.includes('\u0000')) throw refused(change, 'half a character or a null')
    if (!/[\p{L}\p{N}]/u.test(text)) throw refused(change, 'no letter or digit')
    return [change]
  })
}

function isSame(a: Content, b: Content): boolean {
  const key = (part: Content[number]) => (isCode(part) ? codeKey(part) : `"${part}`)
  return a.length === b.length && a.every((part, i) => key(part) === key(b[i]!))
}

function refused({ hole: { block } }: Change, got: string): FormatError {
  const message = `Expected a target that fits block "${block.id}" (${block.role}) of a Markdown article, got ${got}: correct it, or leave the source`
  return new FormatError('merge', message, { block: block.id })
}

const holesIn = (markup: Markup): readonly Hole[] =>
  markup.flatMap(part => (typeof part === 'string' ? [] : [part, ...holesIn(part.raw)]))

/** With the language and direction of the front matter set. */
function inLocale(source: string, markup: Markup, to: LocaleTag): Markup {
  let text = 0
  const slots = [...localeScalars(source)]
  return markup.map(part => {
    if (typeof part !== 'string') {
      text = part.end
      return part
    }
    let replaced = ''
    let end = text
    for (const slot of slots) {
      if (slot.start < text || slot.end > text + part.length) continue
      replaced += source.slice(end, slot.start) + slot.write(slot.key === 'dir' ? direction(to) : to)
      end = slot.end
    }
    return replaced + source.slice(end, text + part.length)
  })
}

/** Where a hole of the article itself stands in the text written. */
interface Spot {
  readonly hole: Hole
  readonly start: number
  readonly end: number
}

function rendered(markup: Markup, written: ReadonlyMap<Hole, Written>) {
  const render = (parts: Markup): string =>
    parts.map(part => (typeof part === 'string' ? part : render(written.get(part)?.markup ?? part.raw))).join('')
  const spots: Spot[] = []
  let text = ''
  for (const part of markup) {
    const start = text.length
    text += render([part])
    if (typeof part === 'string') continue
    const [before, after] = written.has(part) && part.kind === 'html' ? part.around : ['', '']
    spots.push({ hole: part, start: start + before.length, end: text.length - after.length })
  }
  return { text, spots }
}

/** An error where the targets have made the article unreadable. */
function readAgain(text: string, settings: Settings, from: LocaleTag): Extraction | FormatError {
  try {
    return extraction(text, settings, from)
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
}

/** The change that stands at an offset of the text written, or is the last before it. */
function lastBefore(offset = 0, spots: readonly Spot[], changes: readonly Change[]): Change {
  const starts = new Map(spots.flatMap(({ hole, start }) => holesIn([hole]).map(inner => [inner, start] as const)))
  return changes.findLast(({ hole }) => starts.get(hole)! <= offset) ?? changes[0]!
}

interface WrongSpot {
  readonly spot: Spot
  /** Nothing starts and ends there any more: something around it is broken too. */
  readonly isGone: boolean
}

function wrongSpots(
  spots: readonly Spot[],
  again: Extraction,
  read: Extraction,
  written: ReadonlyMap<Hole, Written>
): readonly WrongSpot[] {
  const found = new Map(again.markup.flatMap(part => (typeof part === 'string' ? [] : [[part.start, part] as const])))
  const none: ReadonlyMap<Hole, Written> = new Map()
  const wrong = spots.flatMap((spot): WrongSpot[] => {
    const hole = found.get(spot.start)
    const isGone = !hole || hole.end !== spot.end
    if (!isGone && fingerprint(hole, none) === fingerprint(spot.hole, written)) return []
    return [{ spot, isGone }]
  })
  const isWhole = found.size === spots.length && again.outline.join('\n') === read.outline.join('\n')
  return wrong.length === 0 && !isWhole ? spots.map(spot => ({ spot, isGone: true })) : wrong
}

/** What a block and the blocks inside it say and mark up, however they spell it. */
function fingerprint(hole: Hole, written: ReadonlyMap<Hole, Written>): string {
  const { content: parts, markup } = written.get(hole) ?? { content: hole.block.content, markup: hole.raw }
  const own = parts.map(part => {
    if (isCode(part)) return signatureOf(hole, part)
    const text = part.replace(/[ \t\n\v\f\r]+/g, '')
    return hole.kind === 'html' ? text.replace(/[\u2066-\u2069]/g, '') : text
  })
  const inner = markup.flatMap(part => (typeof part === 'string' ? [] : [fingerprint(part, written)]))
  return [hole.kind, own.join(''), ...inner].join('\u0001')
}

function signatureOf(hole: Hole, code: InlineCode): string {
  const key = codeKey(code)
  if (hole.kind === 'html') {
    // HTML isolates with an element what is isolated with characters elsewhere.
    const markup = skeletonOf(hole.marks.get(key) ?? [])
    return /^<\/?bdi>$/i.test(markup) ? '' : `\u0000${code.kind} ${markup}\u0000`
  }
  const signature = hole.kind === 'inline' ? hole.marks.get(key)?.signature : undefined
  return `\u0000${code.kind} ${signature}\u0000`
}

/** The changes that may have done it: those in the wrong places; of places that are gone, in the first, or else the last before it. */
function suspectsOf(
  wrong: readonly WrongSpot[],
  spots: readonly Spot[],
  changes: readonly Change[]
): readonly Change[] {
  const within = ({ hole }: Spot) => {
    const holes = new Set(holesIn([hole]))
    return changes.filter(change => holes.has(change.hole))
  }
  const misread = wrong.filter(({ isGone }) => !isGone).flatMap(({ spot }) => within(spot))
  if (misread.length > 0) return misread
  for (const { spot } of wrong) {
    const own = within(spot)
    if (own.length > 0) return own
  }
  const first = spots.indexOf(wrong[0]!.spot)
  return [changes.findLast(({ hole }) => hole.start <= spots[first]!.hole.start) ?? changes[0]!]
}
