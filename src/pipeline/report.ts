import {
  type BackendError,
  BudgetError,
  FormatError,
  type HeldError,
  type OperationalError,
  QuarantineError
} from '../model/errors.ts'
import type { Severity } from '../model/finding.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { Excess } from '../queue/admission.ts'
import type { Charge } from '../queue/spending.ts'
import type { FinishedBlock } from './finish.ts'
import { type ArticlePlan, type Plan, totals } from './plan.ts'
import type { Project } from './project.ts'
import { type SourceArticle, wholeArticle } from './source-article.ts'
import { keptBlocks } from './up-to-date.ts'
import { plannedSpend } from './within-budget.ts'

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

export type Reporter = ReturnType<typeof reporter>

/** Adds up what happens to a plan. `run` identifies it. */
export function reporter(project: Project, plan: Plan, run = project.now().toISOString()) {
  const forecast = totals(plan)
  const blocks = { kept: 0, reused: 0, translated: 0, stale: 0, flagged: 0, failed: 0 }
  const sentences = { total: forecast.sentences.total, reused: forecast.sentences.reused, sent: 0 }
  const failures: Failure[] = [
    ...plan.found.problems.map(({ path, error }) => articleFailure(path, undefined, error)),
    ...plan.articles.flatMap(planFailures)
  ]
  const findings: ReportedFinding[] = []
  const postponed = new Set<string>()
  const overBudget: Array<Report['overBudget'][number]> = []
  const written: string[] = []
  const news: ReportedNews[] = plan.articles.flatMap(newsIn)
  const forecasts = new Map(plan.articles.map(({ file, open }) => [file.id, open]))
  /** As the plan has it: of the blocks that share a sentence the first one is translated. */
  const isTranslated = (article: string, locale: LocaleTag, key: string) =>
    forecasts.get(article)?.some(forecast => forecast.locale === locale && forecast.translated.has(key))
  let isOverBudget = false

  for (const { file, done } of plan.articles) {
    for (const { locale, summary } of done) {
      blocks.kept += keptBlocks(summary)
      blocks.stale += summary.states.stale
      blocks.flagged += summary.states.flagged
      findings.push(...summary.findings.map(finding => ({ article: file.id, locale, ...finding })))
    }
  }

  /** By article as they are found, whatever was worked on first. */
  const places = new Map(plan.found.articles.map(({ id }, i) => [id, i]))
  const placeOf = ({ article }: { readonly article: string }) => places.get(article) ?? -1
  const inPlace = <T extends { readonly article: string }>(list: readonly T[]) =>
    list.toSorted((a, b) => placeOf(a) - placeOf(b))

  const hasErrors = () => findings.some(({ severity }) => severity === 'error')

  const report = (
    parts: Pick<Report, 'dryRun' | 'exitCode' | 'blocks' | 'sentences' | 'characters' | 'requests'> & {
      readonly spent: readonly Charge[]
    }
  ): Report => ({
    run,
    dryRun: parts.dryRun,
    exitCode: parts.exitCode,
    articles: plan.articles.length,
    locales: project.to,
    backend: [...new Set(project.chains.map(({ name }) => name))].join(', '),
    blocks: parts.blocks,
    sentences: parts.sentences,
    characters: parts.characters,
    requests: parts.requests,
    spend: { planned: reported(plannedSpend(project, plan)), sent: reported(parts.spent) },
    failures: inPlace(failures),
    findings: inPlace(findings),
    postponed: [...postponed],
    overBudget,
    news,
    skipped: plan.found.skipped,
    written: written.sort()
  })

  return {
    fail(failure: Failure): void {
      failures.push(failure)
    },
    sent(count: number): void {
      sentences.sent += count
    },
    /** The article waits for another run. */
    defer(article: string, { cap }: Excess): void {
      isOverBudget = true
      overBudget.push({ article, cap: cap.name })
      postponed.add(article)
    },
    /** Nothing of it may be sent or written now. */
    hold(article: string, { type, until }: HeldError): void {
      news.push({ article, type, until })
    },
    /** The run ended before the article was done. */
    interrupt(article: string): void {
      postponed.add(article)
    },
    source(article: SourceArticle, locale: LocaleTag): void {
      findings.push(...sourceFindings(article, locale))
    },
    block(article: string, locale: LocaleTag, finished: FinishedBlock): void {
      const { block, outcome, state, error, findings: found } = finished
      if (outcome === 'filled') blocks[isTranslated(article, locale, block.key) ? 'translated' : 'reused']++
      else if (outcome !== 'interrupted') blocks[outcome]++
      if (state === 'flagged') blocks.flagged++
      const failure = failureOf(article, locale, finished)
      if (failure) failures.push(failure)
      if (error) isOverBudget ||= isQuota(error)
      findings.push(...found.map(finding => ({ article, locale, block: block.key, ...finding })))
    },
    /** A key in a locale file that is no block's. */
    unknownKey(article: string, locale: LocaleTag, block: string): void {
      const message = `Key of no block: ${block}`
      findings.push({ article, locale, block, check: 'unknown-key', severity: 'warning', message })
    },
    wrote(paths: readonly string[]): void {
      written.push(...paths)
    },
    planned(): Report {
      const { characters, blocks: all } = forecast
      const exitCode = failures.some(isNews) || all.flagged > 0 || hasErrors() ? 1 : 0
      failures.push(...plan.articles.flatMap(quarantinedIn))
      return report({
        dryRun: true,
        exitCode,
        blocks: all,
        sentences: forecast.sentences,
        characters: { planned: characters, sent: 0 },
        requests: 0,
        spent: []
      })
    },
    /** `isLate`: nothing was started any more after the deadline. */
    done(signal: AbortSignal, isLate: boolean): Report {
      const { characters: sent, requests } = project.ledger.run()
      const isFailed = failures.some(isNews) || blocks.flagged > 0 || hasErrors()
      return report({
        dryRun: false,
        exitCode: signal.aborted
          ? signal.reason === 'SIGTERM'
            ? 143
            : 130
          : isOverBudget || (isLate && postponed.size > 0)
            ? 3
            : isFailed
              ? 1
              : 0,
        blocks: { ...blocks },
        sentences: { ...sentences },
        characters: { planned: forecast.characters, sent },
        requests,
        spent: project.ledger.ofRun()
      })
    }
  }
}

function newsIn({ file, news, open, held }: ArticlePlan): readonly ReportedNews[] {
  if (held) return [{ article: file.id, type: held.type, until: held.until }]
  return news.correction && open.length > 0 ? [{ article: file.id, type: 'corrected', until: undefined }] : []
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
export function isNews({ quarantine }: Failure): boolean {
  return quarantine === undefined
}

function isQuota(error: OperationalError): boolean {
  return error instanceof BudgetError || (error as BackendError).type === 'quota-exceeded'
}

function quarantinedIn({ file, open }: ArticlePlan): Failure[] {
  return open.flatMap(({ locale, quarantined }) =>
    quarantined.map(({ key, error }) => ({ ...articleFailure(file.id, locale, error), block: key }))
  )
}

function planFailures({ file, error, open }: ArticlePlan): Failure[] {
  const failure = (locale: LocaleTag | undefined, error: OperationalError) => articleFailure(file.id, locale, error)
  return [
    ...(error ? [failure(undefined, error)] : []),
    ...open.flatMap(({ locale, error }) => (error ? [failure(locale, error)] : []))
  ]
}

/** By backend, locale and desk. */
function reported(charges: readonly Charge[]): readonly ReportedSpend[] {
  const rows = charges.map(({ from: _from, to, ...charge }) => ({ ...charge, locale: to }))
  const key = ({ backend, locale, desk }: ReportedSpend) => [backend, locale, desk].join('\0')
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
