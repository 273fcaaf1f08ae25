import type { Engine } from '../backends/translation-backend.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { IsolatingBackend } from '../queue/isolating.ts'
import { engineNames } from '../review/evidence.ts'

/** An engine, and the same behind gate, ledger, retry and breaker. */
export interface Link {
  /** What it is, takes and costs. */
  readonly engine: Engine
  readonly backend: IsolatingBackend
}

/** Engines that are asked one after the other: the next one where those before it have no usable answer. */
export interface Chain {
  /** Names of the engines, such as `google → deepl`: equal for chains that are one. */
  readonly name: string
  readonly links: readonly [Link, ...Link[]]
  /** What each engine is, in order: text of any of them is this chain's own. */
  readonly fingerprints: readonly string[]
}

export function chainOf(links: readonly [Link, ...Link[]]): Chain {
  return {
    name: links.map(({ engine }) => engine.name).join(' → '),
    links,
    fingerprints: links.map(({ engine }) => engine.fingerprint)
  }
}

/** Sentences with the same key are the same request: sent once, however many articles hold them. */
export const demandKey = (locale: LocaleTag, { name }: Chain): string => `${locale} ${name}`

/** What a record has as its engine: those that the block's sentences are from, in the order of the chain. */
export function engineOf({ fingerprints }: Chain, used: ReadonlySet<string>): string {
  const own = fingerprints.filter(fingerprint => used.has(fingerprint))
  return own.length > 0 ? engineNames(own) : fingerprints[0]!
}
