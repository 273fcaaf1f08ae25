import type { LocaleTag } from '../../model/locale.ts'
import type { Found, SearchOptions } from './best.ts'

/** Finds stored sources of a locale that are alike, in memory or from tables. */
export interface SourceSearch {
  /** `source` in exact form. Ids are those of the stored sources. See `FuzzyIndex.search`. */
  search(locale: LocaleTag, source: string, options: SearchOptions): readonly Found[]
}
