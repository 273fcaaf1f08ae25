import type { InlineCode } from '../../model/content.ts'
import type { Block } from '../../model/document.ts'
import type { LocaleTag } from '../../model/locale.ts'

/** Native text with holes in it, and with what a locale states otherwise. */
export type Markup = ReadonlyArray<string | Hole | Slot>

/** Where a block was lifted out. Offsets in the source of the article, whatever layer the block is in. */
export interface Hole {
  readonly block: Block
  readonly start: number
  readonly end: number
  /** Its own content as spelled in the source. */
  readonly raw: Markup
  /** Each code of the content as it is written, by `codeKey`. */
  readonly marks: ReadonlyMap<string, Markup>
  /** Runs of text, and how the source spells them. */
  readonly spellings: ReadonlyMap<string, string>
  /** White space is kept as it is. */
  readonly isPreformatted: boolean
  /** A run of text as it is written here. */
  encode(text: string): string
  /** What is written before and after: the quotes that an unquoted attribute gets. */
  readonly around: readonly [string, string]
}

/** A place where an article in another locale says something else. */
export interface Slot {
  readonly start: number
  readonly end: number
  readonly raw: string
  /** `undefined`: as it is. */
  localized(to: LocaleTag): string | undefined
}

export interface Marked {
  readonly code: InlineCode
  readonly markup: Markup
}

export function isHole(part: Markup[number]): part is Hole {
  return typeof part !== 'string' && 'block' in part
}

/** All holes, each before those in it. */
export function holesIn(markup: Markup): readonly Hole[] {
  return markup.flatMap(part => (isHole(part) ? [part, ...holesIn(part.raw)] : []))
}

export function blocksIn(markup: Markup): readonly Block[] {
  return holesIn(markup).map(({ block }) => block)
}

/** `source` between `start` and `end` with `items`, sorted and disjoint, lifted out. */
export function withItems(source: string, start: number, end: number, items: ReadonlyArray<Hole | Slot>): Markup {
  const markup: (string | Hole | Slot)[] = []
  let at = start
  for (const item of items) {
    if (item.start > at) markup.push(source.slice(at, item.start))
    markup.push(item)
    at = item.end
  }
  if (at < end) markup.push(source.slice(at, end))
  return markup
}

export function rawText(markup: Markup): string {
  return markup.map(part => (typeof part === 'string' ? part : isHole(part) ? rawText(part.raw) : part.raw)).join('')
}
