import type { BatchLimits } from '../backends/translation-backend.ts'
import type { Content } from '../model/content.ts'

/**
 * Cuts items into requests: joined they are the items in order, each is filled as far as the limits go, none is empty. An item
 * that is over the limit of characters stands alone.
 */
export function packBatches<T>(items: readonly T[], limits: BatchLimits, characters: (item: T) => number): T[][] {
  const batches: T[][] = []
  let size = 0
  for (const item of items) {
    const batch = batches.at(-1)
    const cost = characters(item)
    if (batch && batch.length < limits.sources && size + cost <= limits.characters) {
      batch.push(item)
      size += cost
    } else {
      batches.push([item])
      size = cost
    }
  }
  return batches
}

export function totalCharacters(sources: readonly Content[], characters: (source: Content) => number): number {
  return sources.reduce((sum, source) => sum + characters(source), 0)
}
