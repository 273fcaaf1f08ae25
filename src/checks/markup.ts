import type { Problem } from '../model/finding.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { surplus } from './multiset.ts'
import { seenText } from './seen-text.ts'

/** No tag, comment, handler of events or script address stands in the target's text that the source's text has not. */
export function* markup({ source, target }: TranslatedSegment): Generator<Problem> {
  for (const found of surplus(markupIn(seenText(target)), markupIn(seenText(source)))) {
    yield { severity: 'error', message: `Markup as text, not in source: ${found}` }
  }
}

/** Names alone: what a tag's attributes say may be text that was translated. */
const markupIn = (text: string): readonly string[] =>
  text
    .match(/<\/?[a-zA-Z][\w:-]{0,40}|<!--|<!\[CDATA\[|\]\]>|\bon[a-z]{3,20}(?=\s?=\s?["'])|\b(?:java|vb)script:/gi)
    ?.map(lower) ?? []
const lower = (text: string) => text.toLowerCase()
