import { type BackendError, BudgetError, type HeldError, type OperationalError } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { Excess } from '../queue/admission.ts'
import type { Charge } from '../queue/spending.ts'
import type { FinishedBlock } from './finish.ts'
import { type ArticlePlan, type Plan, totals } from './plan.ts'
import type { Project } from './project.ts'
import {
  articleFailure,
  type Failure,
  failureOf,
  isNew,
  type Report,
  type ReportedFinding,
  type ReportedNews,
  type ReportedSpend,
  sourceFindings
} from './report.ts'
import type { SourceArticle } from './source-article.ts'
import { keptBlocks } from './up-to-date.ts'
import { plannedSpend } from './within-budget.ts'

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
      const exitCode = failures.some(isNew) || all.flagged > 0 || hasErrors() ? 1 : 0
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
      const isFailed = failures.some(isNew) || blocks.flagged > 0 || hasErrors()
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
