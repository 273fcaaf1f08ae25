import type { LocaleTag } from '../model/locale.ts'

/** Scripts that end sentences with a space or with nothing; only a dictionary finds their words. */
const unmarked: ReadonlySet<string> = new Set(['Thai', 'Laoo', 'Khmr', 'Mymr'])

export function isUnmarked(script: string): boolean {
  return unmarked.has(script)
}

export function unmarkedBreaks(locale: LocaleTag): (text: string) => readonly number[] {
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' })
  return text => Array.from(sentences.segment(text), ({ index }) => index).slice(1)
}
