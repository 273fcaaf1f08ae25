import type { LocaleTag } from '../../model/locale.ts'
import { Best, type Found, type SearchOptions } from './best.ts'
import { buildRun, type EntryBatch } from './build-run.ts'
import { matchForms } from './match-form.ts'
import { indexedFrom } from './prefix.ts'
import { Query } from './query.ts'
import { Run, type RunArrays } from './run.ts'
import { Tail } from './tail.ts'
import { Vocabulary } from './vocabulary.ts'

/** Sources of one locale, kept in memory such that all that are similar to a text are found without reading them all. */
export interface FuzzyIndex {
  /** `source` in exact form; its variant is left out. `id`: a whole number above 0, which no other entry has. */
  add(id: number, source: string): void
  /**
   * All entries at or above the threshold, or the best of them, best first, of equals the lowest id. Their similarity is that of
   * `compareSources` without penalties. `accept` must not use this index.
   */
  search(source: string, options: SearchOptions): readonly Found[]
  /** Removes the entries with ids above `id`. */
  cut(id: number): void
  /** Entries, those gone among them until a merge. */
  readonly size: number
  /** Bytes of memory, about. */
  readonly bytes: number
  /** All of it in arrays, to be kept in a file. */
  parts(): IndexParts
}

export interface IndexParts {
  readonly vocabularyUnits: Uint16Array<ArrayBuffer>
  readonly vocabularyStarts: Uint32Array<ArrayBuffer>
  readonly runs: readonly RunArrays[]
}

/** Entries that are searched as they came; more are sorted into a run. */
const longestTail = 16_384
/** A run is merged with the next one once it is not this much larger. */
const growth = 4

export function fuzzyIndex(locale: LocaleTag, parts?: IndexParts): FuzzyIndex {
  const toForm = matchForms(locale)
  const vocabulary = new Vocabulary(parts?.vocabularyUnits, parts?.vocabularyStarts)
  const query = new Query(vocabulary)
  let runs = parts?.runs.map(arrays => new Run(arrays)) ?? []
  let tail = newTail()

  function newTail(): Tail {
    return new Tail(vocabulary, runs[0]?.arrays.ranks)
  }

  /** Makes the tail a run, together with the runs that are no longer much larger than what comes after them. */
  function flush(): void {
    if (tail.count === 0) return
    let kept = runs.length
    let merged = tail.count
    while (kept > 0 && runs[kept - 1]!.size < growth * merged) merged += runs[--kept]!.size
    const batches = [...runs.slice(kept).map(run => toBatch(run.arrays)), tail]
    runs = [...runs.slice(0, kept), new Run(buildRun(batches, vocabulary.size))]
    tail = newTail()
  }

  return {
    add(id, source) {
      tail.add(id, toForm(source))
    },
    search(source, options) {
      if (tail.count > longestTail) flush()
      const best = new Best(options)
      query.prepare(toForm(source))
      const isIndexed = best.needed >= indexedFrom && query.tokenCount > 0
      for (const part of [...runs, tail]) {
        if (isIndexed) part.search(query, best)
        else part.scan(query, best)
      }
      query.clear()
      return best.found()
    },
    cut(id) {
      for (const part of [...runs, tail]) part.cut(id)
    },
    get size() {
      return runs.reduce((sum, run) => sum + run.size, tail.count)
    },
    get bytes() {
      const words = vocabulary.units.values.byteLength + vocabulary.starts.values.byteLength + 16 * vocabulary.size
      return runs.reduce((sum, run) => sum + run.bytes, words)
    },
    parts() {
      flush()
      return {
        vocabularyUnits: vocabulary.units.values.slice(0, vocabulary.units.length),
        vocabularyStarts: vocabulary.starts.values.slice(0, vocabulary.starts.length),
        runs: runs.map(({ arrays }) => arrays)
      }
    }
  }
}

function toBatch({ ids, unitCounts, tokens, firstOfLength }: RunArrays): EntryBatch {
  const starts = new Float64Array(ids.length + 1)
  for (let length = 0; length + 1 < firstOfLength.length; length++) {
    for (let entry = firstOfLength[length]!; entry < firstOfLength[length + 1]!; entry++) {
      starts[entry + 1] = starts[entry]! + length
    }
  }
  return {
    count: ids.length,
    ids,
    unitCounts,
    tokens,
    startOf: entry => starts[entry]!,
    endOf: entry => starts[entry + 1]!
  }
}
