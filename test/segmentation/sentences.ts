import { localeTag } from '../../src/model/locale.ts'
import type { Segmenter } from '../../src/segmentation/segmenter.ts'

/** The sentences of `text`, without the white space between them. */
export function sentences(segmenter: Segmenter, language: string, text: string): readonly string[] {
  const breaks = segmenter.breaks(text, localeTag(language))
  return [0, ...breaks].map((at, i) => text.slice(at, breaks[i]).trim())
}
