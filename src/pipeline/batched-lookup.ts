import type { Query, TranslationMemory } from '../memory/translation-memory.ts'
import type { LocalePair } from '../model/locale.ts'
import type { Match } from '../model/match.ts'

/** One look-up for many queries: `add` gives a function that has the answers to its own once `run` is done. */
export interface BatchedLookup {
  add(queries: readonly Query[]): () => ReadonlyArray<readonly Match[]>
  run(): Promise<void>
}

export function batchedLookup(memory: TranslationMemory, pair: LocalePair, engine: string): BatchedLookup {
  const all: Query[] = []
  let answers: ReadonlyArray<readonly Match[]> = []
  return {
    add(queries) {
      const start = all.length
      all.push(...queries)
      return () => answers.slice(start, start + queries.length)
    },
    async run() {
      if (all.length > 0) answers = await memory.lookup(pair, engine, all)
    }
  }
}
