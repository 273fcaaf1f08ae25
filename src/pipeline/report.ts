import { FormatError, type HeldError, type OperationalError, QuarantineError } from '../model/errors.ts'
import type { Severity } from '../model/finding.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { FinishedBlock } from './finish.ts'
import { type SourceArticle, wholeArticle } from './source-article.ts'

/**
 * What a run did or would do: the one JSON document of `--json`, the same for `--dry-run` and for a run. In a dry run, `blocks` and
 * `sentences` are the forecast, `characters.sent` and `requests` are 0 and `written` is empty.
 */
export interface Report {
  /** Identifies the run in logs and records: its start, ISO 8601 in UTC. */
  readonly run: string
  readonly dryRun: boolean
  /**
   * What the process exits with: 0 done, 1 something failed or is flagged, 3 budget, quota or deadline reached, 130 ended by a signal. What is in
   * quarantine since an earlier run is in `failures` all the same, and alone makes no 1.
   */
  readonly exitCode: number
  /** Articles looked at. */
  readonly articles: number
  readonly locales: readonly LocaleTag[]
  readonly backend: string
  readonly blocks: ReportedBlocks
  /** Sentences of the blocks that needed text; `sent` counts each once per locale. */
  readonly sentences: { readonly total: number; readonly reused: number; readonly sent: number }
  /** As the backend bills them. */
  readonly characters: { readonly planned: number; readonly sent: number }
  readonly requests: number
  /** The same by backend, locale and desk, with what it costs. */
  readonly spend: { readonly planned: readonly ReportedSpend[]; readonly sent: readonly ReportedSpend[] }
  readonly failures: readonly Failure[]
  readonly findings: readonly ReportedFinding[]
  /** Articles left for another run: over the budget, or not reached before the deadline or a signal. */
  readonly postponed: readonly string[]
  /** Those of them that are over the budget, each with the first cap it does not fit under, by key path. */
  readonly overBudget: ReadonlyArray<{ readonly article: string; readonly cap: string }>
  /** What the metadata of articles made of them. */
  readonly news: readonly ReportedNews[]
  /** Files of no known format that were passed over. */
  readonly skipped: readonly string[]
  /** Paths of the files whose bytes changed, relative to the project. */
  readonly written: readonly string[]
}

export interface ReportedSpend {
  readonly backend: string
  readonly locale: LocaleTag
  /** First folder of the article's path; empty for articles in none. A sentence that several share is the first one's. */
  readonly desk: string
  readonly characters: number
  /** Not known of what is planned: 0. A request of several desks is counted with one of them. */
  readonly requests: number
  /** Millionths of `currency`; 0 for a backend without a price. */
  readonly micros: number
  readonly currency: string | undefined
}

/** An article that is held back, or replaced by a tombstone; or one of this run that was corrected. */
export interface ReportedNews {
  readonly article: string
  readonly type: HeldError['type'] | 'corrected'
  /** End of an embargo, in ISO 8601. */
  readonly until: string | undefined
}

/** Blocks × locales. */
export interface ReportedBlocks {
  /** The text in the locale file stands. */
  readonly kept: number
  /** Filled from the memory. */
  readonly reused: number
  /** Sent, at least in part. */
  readonly translated: number
  /** A person's text whose source has changed: kept, with a proposal in its record. */
  readonly stale: number
  /** Machine text kept out of bundles by a check of severity error; each is also kept, reused or translated. */
  readonly flagged: number
  readonly failed: number
}

/** An article, a locale of it or a block that has no result. */
export interface Failure {
  /** Article id, or the path of a file that is no article. */
  readonly article: string
  readonly locale: LocaleTag | undefined
  readonly block: string | undefined
  readonly type: string
  readonly message: string
  /** Where in the article's file it cannot be read, in bytes. */
  readonly offset: number | undefined
  /** Of a block that was not sent, as it has failed before. */
  readonly quarantine: Quarantine | undefined
}

export interface Quarantine {
  /** Type of the error it failed with last. */
  readonly failure: string
  /** How often in a row. */
  readonly strikes: number
  /** ISO 8601, UTC: then it is sent again, before that only as another text, to another engine, or where it is asked for. */
  readonly until: string
}

export interface ReportedFinding {
  readonly article: string
  readonly locale: LocaleTag
  /** `*`: about the source of the article. */
  readonly block: string
  readonly check: string
  readonly severity: Severity
  readonly message: string
}

export function failureOf(article: string, locale: LocaleTag, { block, error }: FinishedBlock): Failure | undefined {
  return error && { ...articleFailure(article, locale, error), block: block.key }
}

/** What is wrong with the source, and so with each locale. */
export function sourceFindings({ file, findings }: SourceArticle, locale: LocaleTag): readonly ReportedFinding[] {
  return findings.map(finding => ({ article: file.id, locale, block: wholeArticle, ...finding }))
}

/** Of a whole article, or of one locale of it. */
export function articleFailure(article: string, locale: LocaleTag | undefined, error: OperationalError): Failure {
  const { type, message } = error
  const offset = error instanceof FormatError ? error.offset : undefined
  return { article, locale, block: undefined, type, message, offset, quarantine: quarantineOf(error) }
}

function quarantineOf(error: OperationalError): Quarantine | undefined {
  if (!(error instanceof QuarantineError)) return undefined
  const { failure, strikes, until } = error
  return { failure, strikes, until }
}

/** Whether it failed anew, and is not only in quarantine for what happened in an earlier run. */
export function isNew({ quarantine }: Failure): boolean {
  return quarantine === undefined
}
