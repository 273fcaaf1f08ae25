import type { Priority } from '../config/config.ts'
import { fitsAny } from './article-patterns.ts'

/** The priority that the configuration gives an article, by its id: that of the first pattern that fits, 0 without one. */
export function priorityOf(priorities: readonly Priority[], article: string): number {
  return priorities.find(({ articles }) => fitsAny(articles, article))?.priority ?? 0
}
