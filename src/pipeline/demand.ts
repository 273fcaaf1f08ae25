import type { Neighbour } from '../backends/translation-backend.ts'
import type { Content } from '../model/content.ts'
import type { BackendError, BudgetError } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { Origin } from '../model/segment.ts'
import type { Chain } from './chain.ts'
import type { Sentence } from './sentences.ts'

/** What a sentence got: a target, an error, or nothing, when the run was stopped before it was sent. */
export type Answer = Answered | { readonly error: BackendError | BudgetError } | undefined

export interface Answered {
  readonly target: Content
  readonly origin: Origin
}

/** Sentences to send, by locale and chain. */
export type Demand = readonly DemandOf[]

export interface DemandOf {
  readonly locale: LocaleTag
  readonly chain: Chain
  /** By form: a sentence that many articles share is there once. */
  readonly wanted: ReadonlyMap<string, Wanted>
}

export interface Wanted {
  readonly sentence: Sentence
  /** The first article that needs it. */
  readonly article: string
  /** What stands before and after it there, for engines that are shown it. */
  readonly neighbours: readonly Neighbour[]
}

export type Answers = (locale: LocaleTag, chain: Chain, form: string) => Answer
