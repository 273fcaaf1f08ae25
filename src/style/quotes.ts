import type { Content } from '../model/content.ts'
import type { QuotationMarks } from './quotation-marks.ts'
import { type Edit, edited, runningText } from './running-text.ts'

/**
 * Quotations in the house's marks. Only where every double mark of the text has its other half; else nothing is touched. Straight
 * single marks and apostrophes stay.
 */
export function withQuotes(target: Content, marks: QuotationMarks): Content {
  const text = runningText(target)
  const pairs = pairsIn(text)
  const found = pairs.flatMap(({ open, close, isInner }) => [
    { at: open, mark: isInner ? marks.innerOpen : marks.open },
    { at: close, mark: isInner ? marks.innerClose : marks.close }
  ])
  return edited(
    target,
    found
      .filter(({ at, mark }) => text[at] !== mark)
      .sort((a, b) => a.at - b.at)
      .map(({ at, mark }): Edit => ({ start: at, end: at + 1, text: mark }))
  )
}

interface Pair {
  readonly open: number
  readonly close: number
  readonly isInner: boolean
}

/** What closes what opens, in all the languages that use these. */
const closers: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '”': '”“',
  '„': '”“',
  '‟': '”',
  '«': '»',
  '»': '»«'
}

/** Every pair of double marks, at most two deep, and single ones inside where these are certain. None if a mark has no other half. */
function pairsIn(text: string): readonly Pair[] {
  const open: number[] = []
  const pairs: Pair[] = []
  for (const { 0: mark, index } of text.matchAll(doubleMarks)) {
    const last = open.at(-1)
    if (last !== undefined && closers[text[last]!]!.includes(mark) && mayClose(text, index)) {
      open.pop()
      const isInner = open.length > 0
      pairs.push({ open: last, close: index, isInner }, ...(isInner ? [] : singlePair(text, last, index)))
    } else if (open.length < 2 && text[last ?? -1] !== mark && mayOpen(text, index)) open.push(index)
    else return []
  }
  return open.length > 0 ? [] : pairs
}

/** Not the mark in a Hebrew abbreviation, which stands before its last letter. */
const doubleMarks = /(?<!\p{Script=Hebrew}(?="\p{Script=Hebrew}(?!\p{Script=Hebrew})))["“”„‟«»]/gu

/** A prefix such as و or ה may touch what it opens. */
function mayOpen(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 4), at)
  const isFree =
    /(?:^|[\s\uFFFC([{–—:،,/’'-]|(?<![\p{Script=Arabic}\p{Script=Hebrew}])[\p{Script=Arabic}\p{Script=Hebrew}]{1,3})$/u
  return (mayHaveSpace(text[at]!) || isPrinted(text[at + 1])) && (isFree.test(before) || !/["”]/.test(text[at]!))
}

function mayClose(text: string, at: number): boolean {
  const isFree = !/[\p{L}\p{N}]/u.test(text[at + 1] ?? '')
  return (mayHaveSpace(text[at]!) || isPrinted(text[at - 1])) && (isFree || text[at] !== '"')
}

const isPrinted = (character: string | undefined) => character !== undefined && /\S/.test(character)
/** As French has it. */
const mayHaveSpace = (mark: string) => mark === '«' || mark === '»'

/** One `‘` and one `’` are a quotation; with a second `’` one of them is an apostrophe. */
function singlePair(text: string, from: number, to: number): readonly Pair[] {
  const inside = text.slice(from + 1, to)
  const [open, ...others] = inside.matchAll(/[‘‹]/g)
  const [close, ...more] = inside.matchAll(/[’›]/g)
  if (!open || !close || others.length + more.length > 0 || open.index > close.index) return []
  if ((open[0] === '‘') !== (close[0] === '’')) return []
  const [start, end] = [from + 1 + open.index, from + 1 + close.index]
  if (!/[\s\uFFFC([–—]/.test(text[start - 1]!) && start - 1 !== from) return []
  return /[\p{L}\p{N}]/u.test(text[end + 1] ?? '') ? [] : [{ open: start, close: end, isInner: true }]
}
