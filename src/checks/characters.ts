import { plainText } from '../model/content.ts'
import type { Problem } from '../model/finding.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { surplus } from './multiset.ts'

/**
 * No character in the target that says nothing to a reader and is not in the source: controls, halves of characters, what stands for
 * one that was lost, and byte order marks are errors; what is only invisible is a warning. Joiners are letters' own business in
 * scripts that join.
 */
export function* characters({ source, target }: TranslatedSegment): Generator<Problem> {
  const [ours, theirs] = [plainText(source), plainText(target)]
  for (const sign of surplus(found(theirs, broken), found(ours, broken))) {
    yield { severity: 'error', message: `Character not in source: ${sign}` }
  }
  for (const sign of surplus(found(theirs, invisible), found(ours, invisible))) {
    yield { severity: 'warning', message: `Invisible character not in source: ${sign}` }
  }
}

const broken = /[^\P{Cc}\t\n\r\v\f\u0085]|[\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\uFEFF\uFFFD]/gu
const invisible =
  /[\u00AD\u200B\u2060]|(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}])[\u200C\u200D]/gu

const found = (text: string, signs: RegExp): readonly string[] =>
  Array.from(text.match(signs) ?? [], sign => `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
