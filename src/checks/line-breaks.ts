import type { Problem } from '../model/finding.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { seenText } from './seen-text.ts'

/** No line ends in the target that does not in the source: a paragraph stays one. Fewer line ends are a translator's choice. */
export function* lineBreaks({ source, target }: TranslatedSegment): Generator<Problem> {
  const added = count(seenText(target)) - count(seenText(source))
  if (added > 0) yield { severity: 'error', message: `Line breaks not in source: ${added}` }
}

const count = (text: string) => text.match(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g)?.length ?? 0
