import type { Problem } from '../model/finding.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { surplus } from './multiset.ts'
import { seenText } from './seen-text.ts'

/**
 * No reference such as `&amp;` or `&#39;` stands in the target's text that the source's text has not: it was escaped once
 * too often. The house's style may have made the semicolon the target language's own.
 */
export function* entities({ source, target }: TranslatedSegment): Generator<Problem> {
  const text = seenText(target)
  if (!text.includes('&')) return
  for (const name of surplus(referencesIn(text), referencesIn(seenText(source)))) {
    yield { severity: 'error', message: `Character reference as text, not in source: ${name}` }
  }
}

const referencesIn = (text: string): readonly string[] =>
  text.match(/&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,8}|#[xX][\da-fA-F]{1,7})[;؛；]/g) ?? []
