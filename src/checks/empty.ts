import type { Problem } from '../model/finding.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { seenText } from './seen-text.ts'

/** A source with letters or digits has a target with some. */
export function* empty({ source, target }: TranslatedSegment): Generator<Problem> {
  if (!says(seenText(source))) return
  const text = seenText(target)
  if (text.trim() === '') yield { severity: 'error', message: 'Empty target' }
  else if (!says(text)) yield { severity: 'error', message: 'Target without a letter or digit' }
}

const says = (text: string) => /[\p{L}\p{N}]/u.test(text)
