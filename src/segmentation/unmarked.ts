import type { LocaleTag } from '../model/locale.ts'
import { kinds } from './characters.ts'
import { skipWhiteSpace } from './cluster.ts'

/** Scripts that end sentences with a space or with nothing; only a dictionary finds their words. */
const unmarked: ReadonlySet<string> = new Set(['Thai', 'Laoo', 'Khmr', 'Mymr'])

export function isUnmarked(script: string): boolean {
  return unmarked.has(script)
}

export function unmarkedBreaks(locale: LocaleTag): (text: string) => readonly number[] {
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' })
  return text => {
    const breaks: number[] = []
    let last = 0
    for (const { index } of sentences.segment(text)) {
      // The second of two line ends is a sentence to Intl.
      if (index <= last) continue
      last = skipWhiteSpace(text, index, kinds).next
      if (last < text.length) breaks.push(last)
    }
    return breaks
  }
}
