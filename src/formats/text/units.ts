import { isDisclosureLine } from '../disclosure-line.ts'
import { isCredit } from './credits.ts'
import type { Line } from './lines.ts'
import { isByline } from './roles.ts'

/** Lines that are one block: a paragraph, a list item, a line of the head. */
export interface Unit {
  readonly kind: 'text' | 'item' | 'disclosure'
  readonly lines: readonly Line[]
  /** Whether the line below it is a picture credit. */
  readonly isCredited: boolean
}

export interface Surroundings {
  /** The first paragraph: a title, and often standfirst and byline without a blank line between. */
  readonly isHead: boolean
  /** No blank line in the whole article: each line is a paragraph. */
  readonly isDense: boolean
  /** Characters of the longest line of the article. */
  readonly width: number
}

/** Takes a paragraph apart. Markers of list items, credits and lines without a letter or digit are in no unit. */
export function unitsOf(paragraph: readonly Line[], surroundings: Surroundings): readonly Unit[] {
  const { isHead, isDense } = surroundings
  const marker = markerOf(paragraph)
  const units: Unit[] = []
  let isOpen = false
  const open = (kind: Unit['kind'], line: Line) => units.push({ kind, lines: [line], isCredited: false })
  for (const [i, line] of paragraph.entries()) {
    const last = units.at(-1)
    const mark = marker?.exec(line.text)?.[0].length ?? 0
    const isAlone = isDisclosureLine(line.text) || (isHead && i > 0 && isByline(line.text))
    if (!/[\p{L}\p{N}]/u.test(line.text) || isCredit(line.text)) {
      if (isOpen && last && isCredit(line.text)) units[units.length - 1] = { ...last, isCredited: true }
      isOpen = false
    } else if (isAlone) {
      open(isDisclosureLine(line.text) ? 'disclosure' : 'text', line)
      isOpen = false
    } else if (mark > 0) {
      open('item', { text: line.text.slice(mark), start: line.start + mark, end: line.end })
      isOpen = true
    } else if (!isOpen || !last || isDense || (isHead && isBroken(paragraph, i, surroundings))) {
      open('text', line)
      isOpen = true
    } else units[units.length - 1] = { ...last, lines: [...last.lines, line] }
  }
  return units.map(unit => (unit.kind === 'text' && isDisclosure(unit) ? { ...unit, kind: 'disclosure' } : unit))
}

const isDisclosure = ({ lines }: Unit) => isDisclosureLine(lines.map(({ text }) => text).join(' '))

const bullet = /^[-*•‣◦]\s+(?=\S)/
const number = /^\d{1,3}[.)]\s+(?=\S)/

/**
 * What opens the items of this paragraph, if it holds a list. One line that starts with a number is none: `1. FC Karsal won`,
 * nor is one dash at the start of a line in the midst of a sentence.
 */
function markerOf(paragraph: readonly Line[]): RegExp | undefined {
  const bullets = paragraph.filter(({ text }) => bullet.test(text)).length
  if (bullets > 1 || bullet.test(paragraph[0]?.text ?? '')) return bullet
  return paragraph.filter(({ text }) => number.test(text)).length > 1 ? number : undefined
}

/** Whether a line of the head ends where it need not: the next word had had room. */
function isBroken(paragraph: readonly Line[], i: number, { width }: Surroundings): boolean {
  const [word = ''] = paragraph[i]!.text.split(/\s/, 1)
  return paragraph.length <= 4 && paragraph[i - 1]!.text.length + 1 + word.length <= Math.max(width, 60)
}
