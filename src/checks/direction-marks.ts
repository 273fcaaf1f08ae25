import { type Content, isCode } from '../model/content.ts'
import type { Problem } from '../model/finding.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { surplus } from './multiset.ts'

/**
 * No mark of direction in the target reaches beyond it or turns its letters round: isolates close inside the segment and inside the
 * pair of codes they open in, nothing is overridden. Embeddings are shown. What the source has as well is its author's.
 */
export function* directionMarks({ source, target }: TranslatedSegment): Generator<Problem> {
  for (const message of surplus([...faults(target)], [...faults(source)])) yield { severity: 'error', message }
  for (const message of surplus([...oddities(target)], [...oddities(source)])) yield { severity: 'warning', message }
}

function* faults(content: Content): Generator<string> {
  const open: string[] = []
  for (const part of content) {
    if (isCode(part)) {
      if (part.kind === 'open') open.push(part.id)
      if (part.kind !== 'close') continue
      const at = open.lastIndexOf(part.id)
      yield* at < 0 ? [] : unclosed(open.splice(at))
      continue
    }
    for (const [mark] of part.matchAll(/[\u2066-\u2069\u202D\u202E]/g)) {
      if (isolates.has(mark)) open.push(mark)
      else if (mark === '\u2069') {
        if (isolates.has(open.at(-1) ?? '')) open.pop()
        else yield 'Isolate closed that is not open: PDI'
      } else yield `Override of direction: ${mark === '\u202D' ? 'LRO' : 'RLO'}`
    }
  }
  yield* unclosed(open)
}

/** `open`: marks, and ids of pairs. */
const unclosed = (open: readonly string[]) =>
  open.filter(mark => isolates.has(mark)).map(mark => `Isolate not closed: ${isolates.get(mark)}`)

const isolates: ReadonlyMap<string, string> = new Map([
  ['\u2066', 'LRI'],
  ['\u2067', 'RLI'],
  ['\u2068', 'FSI']
])

function* oddities(content: Content): Generator<string> {
  for (const part of content) {
    if (isCode(part)) continue
    for (const [mark] of part.matchAll(/[\u202A\u202B]/g)) yield names[mark]!
  }
}

const names: Readonly<Record<string, string>> = {
  '\u202A': 'Embedding, use an isolate: LRE',
  '\u202B': 'Embedding, use an isolate: RLE'
}
