import type { Content } from '../model/content.ts'
import type { LocalePair } from '../model/locale.ts'
import type { FuzzyMatch, Match } from '../model/match.ts'
import type { Origin } from '../model/segment.ts'

/** What stood before and after a source: the sources of its neighbours, `undefined` at the start and end of an article. */
export interface Context {
  readonly previous: Content | undefined
  readonly next: Content | undefined
}

/** A source, a block or a sentence, to be looked up. */
export interface Query {
  readonly source: Content
  /** Which of several texts for one source is asked for, such as the plural form `few`: entries of the same variant alone match. */
  readonly variant?: string | undefined
  /** Where known, lets a person's text from the same place be told from one that merely reads the same. */
  readonly context?: Context
}

/** A stored pair. Codes are compared by position and kind, never by their native markup. */
export interface Entry {
  readonly source: Content
  readonly variant?: string | undefined
  readonly target: Content
  readonly context: Context
  readonly origin: Origin
  readonly isReviewed: boolean
  /** Article id, for search and statistics. */
  readonly article: string
  /** ISO 8601, UTC. */
  readonly at: string
}

export interface FuzzyOptions {
  /** 0–100: what is less similar is no match. */
  readonly threshold: number
  /** The most sources for a query. */
  readonly limit: number
}

/** Stored pairs of blocks and sentences. */
export interface TranslationMemory {
  /**
   * For each query the matches of its very source, best first: a person's in this context, a person's, another memory's, the machine's
   * of `engines`, in their order, at most four; then repaired ones. Machine text of another engine is no match.
   */
  lookup(
    pair: LocalePair,
    engines: readonly string[],
    queries: readonly Query[]
  ): Promise<ReadonlyArray<readonly Match[]>>
  /**
   * For each query the matches of sources that are alike, best first; of equals people's before engines', then the newest. Every
   * source at or above the threshold is found, or the best `limit` of them.
   */
  lookupFuzzy(
    pair: LocalePair,
    queries: readonly Query[],
    options: FuzzyOptions
  ): Promise<ReadonlyArray<readonly FuzzyMatch[]>>
  /** Add or replace, durably: when it resolves, a killed process loses nothing. A person's entry is never replaced by a machine's. */
  store(pair: LocalePair, entries: readonly Entry[]): Promise<void>
}
