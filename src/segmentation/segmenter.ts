import type { LocaleTag } from '../model/locale.ts'

/** Sees the plain text of one block only; `split(content, breaks)` deals with inline codes. */
export interface Segmenter {
  /** Goes into memory keys: a moved boundary is a lost match. */
  readonly version: string
  /** Offsets where a new segment starts, ascending, without 0 and `text.length`. White space belongs to the segment before. */
  breaks(text: string, locale: LocaleTag): readonly number[]
}
