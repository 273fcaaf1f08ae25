import { type Content, codeProblems, plainText } from '../model/content.ts'
import type { Problem } from '../model/finding.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { surplus } from './multiset.ts'

/**
 * Every code of the source is in the target, once and well nested; and no numbered tag stands in the target's text that the
 * source's text has not: `<9>` is a code that an engine or a person invented, `⟦9⟧` one that an engine was sent and changed.
 */
export function* inlineCodes({ source, target }: TranslatedSegment): Generator<Problem> {
  for (const message of codeProblems(source, target)) yield { severity: 'error', message }
  for (const tag of surplus(lookAlikes(target), lookAlikes(source))) {
    yield { severity: 'error', message: `Inline code as text, not in source: ${tag}` }
  }
}

function lookAlikes(content: Content): readonly string[] {
  return plainText(content).match(/<\/?\d{1,9}\/?>|⟦\/?\d{1,9}\/?⟧/g) ?? []
}
