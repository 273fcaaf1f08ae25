import type { Content } from '../model/content.ts'
import type { LocaleTag } from '../model/locale.ts'

/** Anything that proposes targets. */
export interface TranslationBackend {
  readonly name: string
  /**
   * One target for each source, in order. A target holds codes of its source only, each at most once and well nested; a code the
   * engine lost is absent, for the checks to find. Rejects with `BackendError`.
   */
  translate(request: TranslationRequest): Promise<readonly Content[]>
}

export interface TranslationRequest {
  readonly from: LocaleTag
  readonly to: LocaleTag
  readonly sources: readonly Content[]
  readonly signal?: AbortSignal
  /** For engines that draw from them: what the memory has that is alike, by the source it was found for, best first. */
  readonly references?: ReadonlyMap<Content, readonly Reference[]>
  /** For the ledger: the desk that pays for a source. One that is not there is of no desk. */
  readonly desks?: ReadonlyMap<Content, string>
  /** Told the tokens of each answer that says how many were used for it. */
  readonly used?: (tokens: number) => void
  /** For engines that read on: what stands beside a source in its article, in order, with its target where there is one. */
  readonly neighbours?: ReadonlyMap<Content, readonly Neighbour[]>
}

export interface Neighbour {
  readonly source: Content
  readonly target: Content | undefined
  /** Whether it stands before the source, else after it. */
  readonly isBefore: boolean
}

/** A pair that was translated before. Its codes are its own. */
export interface Reference {
  readonly source: Content
  readonly target: Content
  /** 0–100. */
  readonly similarity: number
}

/** What an engine takes, costs and is: a backend before anything wraps it. */
export interface Engine extends TranslationBackend {
  /** Changes whenever the same source may be translated differently: engine, model, glossary, codec. Kept in memory and records. */
  readonly fingerprint: string
  readonly limits: BatchLimits
  /** How many references it takes for a source; none where it is absent. */
  readonly references?: number
  /** How many neighbours before a source, and half as many after it, it is shown; none where it is absent. */
  readonly neighbours?: number
  /** Characters the engine bills for a source: code points as sent, markup included. */
  characters(source: Content): number
  /** Tokens that a service would count for a request, prompt and answer; where it is absent, it does not count tokens. */
  tokens?(request: TranslationRequest): number
  /** Codes go to it as tokens in plain text. */
  readonly sendsTokens?: true
  /** No service counts its requests: a program of this machine's own, as fast as it is. */
  readonly isUnlimited?: true
}

/** The most that one request may hold. A single source over `characters` is sent alone. */
export interface BatchLimits {
  readonly sources: number
  readonly characters: number
}
