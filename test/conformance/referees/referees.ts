import { htmlItems } from './html.ts'
import type { Referee } from './item.ts'
import { jsonItems } from './json.ts'
import { markdownItems } from './markdown.ts'
import { textItems } from './text.ts'
import { layeredXmlItems, xmlItems } from './xml.ts'

/** The parser that judges results of a format, none of which the format itself reads with. What has no other is XML. */
export function refereeOf(format: string): Referee {
  return referees.find(([names]) => names.test(format))?.[1] ?? xmlItems
}

const referees: ReadonlyArray<readonly [RegExp, Referee]> = [
  [/^(?:markdown|mdx)/, markdownItems],
  [/^html/, htmlItems],
  [/json/, jsonItems],
  [/^text/, textItems],
  [/^(?:feed|rss|atom|newsml|nitf)/, layeredXmlItems]
]
