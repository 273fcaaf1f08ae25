import type { Entry } from '../../src/memory/translation-memory.ts'

/** An entry of article `vote`, from the engine `mock 1` unless `more` says otherwise. */
export function entryOf(source: string, target: string, more: Partial<Entry> = {}): Entry {
  return {
    source: [source],
    target: [target],
    context: { previous: undefined, next: undefined },
    origin: { type: 'mt', engine: 'mock 1' },
    isReviewed: false,
    article: 'vote',
    at: '2026-11-23T02:00:00.000Z',
    ...more
  }
}
