import { type Content, codeKey, isCode } from '../../model/content.ts'
import type { Block } from '../../model/document.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { type Hole, isHole, type Markup } from './hole.ts'

export interface Targets {
  readonly from: LocaleTag
  readonly to: LocaleTag
  /** `undefined` where the block stays as it is spelled. */
  target(block: Block): Content | undefined
}

/** Where a hole of the article stands in the text written. */
export interface Spot {
  readonly hole: Hole
  readonly start: number
  readonly end: number
}

/** The article with its targets, and where each stands. */
export function written(markup: Markup, targets: Targets): { readonly text: string; readonly spots: readonly Spot[] } {
  const spots: Spot[] = []
  const parts: string[] = []
  let length = 0
  for (const part of markup) {
    const text = spelled(part, targets)
    if (typeof part !== 'string' && isHole(part)) spots.push({ hole: part, start: length, end: length + text.length })
    parts.push(text)
    length += text.length
  }
  return { text: parts.join(''), spots }
}

function spelled(part: Markup[number], targets: Targets): string {
  if (typeof part === 'string') return part
  if (isHole(part)) return spelledHole(part, targets)
  return (targets.from === targets.to ? undefined : part.localized(targets.to)) ?? part.raw
}

function spelledHole(hole: Hole, targets: Targets): string {
  const target = targets.target(hole.block)
  if (target === undefined) return spelledAll(hole.raw, targets)
  const [before, after] = hole.around
  const inner = target.map(part => {
    if (isCode(part)) return spelledAll(hole.marks.get(codeKey(part))!, targets)
    return hole.spellings.get(part) ?? hole.encode(part)
  })
  return before + inner.join('') + after
}

const spelledAll = (markup: Markup, targets: Targets) => markup.map(part => spelled(part, targets)).join('')
