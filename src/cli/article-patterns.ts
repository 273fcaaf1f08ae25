import { matchesGlob } from 'node:path'

/** Whether one of the patterns fits an article, by its id. */
export function fitsAny(patterns: readonly string[], article: string): boolean {
  return patterns.some(pattern => matchesGlob(article, pattern))
}
