import { type BudgetError, HeldError, isLocal } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { Excess } from '../queue/admission.ts'
import { workQueue } from '../queue/work-queue.ts'
import { actOnNews, type NewsActs } from './act-on-news.ts'
import { asker } from './ask.ts'
import type { PlanOptions } from './locale-plan.ts'
import { rankOf } from './order-of-work.ts'
import { demandOf, pages } from './pages.ts'
import type { OpenArticle, Plan } from './plan.ts'
import { plan as makePlan, openArticle, totals } from './plan.ts'
import { priorityOf } from './priority.ts'
import type { Project } from './project.ts'
import { articleFailure, type Report } from './report.ts'
import { reporter } from './reporter.ts'
import { stampKeeper } from './up-to-date.ts'
import { articlesOverBudget, refusal } from './within-budget.ts'
import { writePage } from './write-page.ts'

export interface RunOptions {
  /** Identifies the run in logs and records: its start, ISO 8601 in UTC; by default when its plan was made. */
  readonly id?: string | undefined
  /** Translate the machine's texts again. */
  readonly force: boolean
  /** Send what is in quarantine too. */
  readonly retryQuarantined?: boolean
  /** Only these articles, by path. */
  readonly only?: ((path: string) => boolean) | undefined
  /** Whether it is too late to start anything: what is in flight is finished, the rest is left for another run. */
  readonly isLate?: (() => boolean) | undefined
  /** Characters this run may send, under the caps of the ledger. */
  readonly maxCharacters: number | undefined
  /** When the plan is over the cap: refuse all of it, or do the articles that fit, in order, and leave the rest for another run. */
  readonly overBudget: 'refuse' | 'defer'
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
  /** The article's files are written, as far as there was text for them. */
  onArticle?(id: string): void
}

/** How far a run is. */
export type Progress =
  | { readonly phase: 'planning'; readonly articles: Count }
  | {
      readonly phase: 'translating'
      readonly articles: Count
      readonly sentences: Count & { readonly reused: number }
      readonly characters: number
      readonly requests: number
    }

interface Count {
  readonly done: number
  readonly total: number
}

/** Blocks of full plans that stay in memory between planning and running; articles beyond are planned twice. */
const mostKept = 30_000

/** Plans, then carries the plan out. Throws `BudgetError` before anything is sent where the plan is over a cap. */
export async function run(project: Project, paths: readonly string[], options: RunOptions): Promise<Report> {
  const kept = new Map<string, OpenArticle>()
  let blocks = 0
  const plan = await makePlan(
    project,
    paths,
    {
      force: options.force,
      retryQuarantined: options.retryQuarantined ?? false,
      only: options.only,
      isOrderOfWork: true
    },
    {
      signal: options.signal,
      onArticle: (done, total) => options.onProgress({ phase: 'planning', articles: { done, total } }),
      onOpen(open) {
        if (blocks > mostKept) return
        kept.set(open.article.file.id, open)
        for (const locale of open.locales) blocks += locale.blocks.length
      }
    }
  )
  const acts = await actOnNews(project, plan)
  const deferred = withinBudget(project, plan, options)
  return carryOut(project, { ...plan, acts }, kept, deferred, options)
}

/** The plan alone: what `--dry-run` shows. Its exit code is 3 where the run would be refused. */
export async function dryRun(
  project: Project,
  paths: readonly string[],
  { maxCharacters, ...options }: PlanOptions & Pick<RunOptions, 'maxCharacters'>
): Promise<{ plan: Plan; report: Report; refused: BudgetError | undefined }> {
  const plan = await makePlan(project, paths, { ...options, isOrderOfWork: true })
  const report = reporter(project, plan).planned()
  const refused = refusal(project, plan, maxCharacters)
  return { plan, report: refused ? { ...report, exitCode: 3 } : report, refused }
}

/** Articles that must wait for another run. Throws `BudgetError` where none may. */
function withinBudget(project: Project, plan: Plan, options: RunOptions): ReadonlyMap<string, Excess> {
  if (options.overBudget === 'defer') return articlesOverBudget(project, plan, options.maxCharacters)
  const error = refusal(project, plan, options.maxCharacters)
  if (error) throw error
  return new Map()
}

async function carryOut(
  project: Project,
  { acts, ...plan }: Plan & { readonly acts: NewsActs },
  kept: Map<string, OpenArticle>,
  deferred: ReadonlyMap<string, Excess>,
  options: RunOptions
): Promise<Report> {
  const { signal, onProgress } = options
  let hasBeenLate = false
  const isLate = () => {
    hasBeenLate ||= options.isLate?.() ?? false
    return hasBeenLate
  }
  const report = reporter(project, plan, options.id)
  report.wrote(acts.written)
  for (const failure of acts.failures) report.fail(failure)
  const stamps = stampKeeper(project)
  const queue = workQueue({ concurrency: project.concurrency })
  const stop = () => void queue.stop()
  signal.addEventListener('abort', stop, { once: true })
  const forecast = totals(plan).sentences
  const total = plan.articles.length
  let done = plan.articles.filter(({ open }) => open.length === 0).length
  let answered = 0
  const show = () =>
    onProgress({
      phase: 'translating',
      articles: { done, total },
      sentences: { done: answered, total: forecast.sent, reused: forecast.reused },
      ...project.ledger.run()
    })
  const onBatch = (count: number, translated: number) => {
    answered += count
    report.sent(translated)
    show()
  }
  const rankIn = ({ article }: OpenArticle) => String(rankOf(project, article.file, priorityOf(article.news)))
  const ask = asker({ project, queue, signal, isLate, force: options.force, onBatch })
  let writing: Promise<void> = Promise.resolve()
  try {
    for (const [article, excess] of deferred) report.defer(article, excess)
    for await (const page of pages(openArticles(), rankIn)) {
      const answers = await ask(demandOf(page))
      await writing
      writing = writePage(project, page, answers, report, stamps).then(() => {
        done += page.length
        for (const { article } of page) options.onArticle?.(article.file.id)
        show()
      })
      writing.catch(() => {}) // awaited below; must not count as unhandled while the next page is asked for
    }
    await writing
    await stamps.settle()
  } finally {
    signal.removeEventListener('abort', stop)
    await writing.catch(() => {}) // of a page before the one that failed: the caller closes the database next
    await queue.stop()
  }
  return report.done(signal, hasBeenLate)

  async function* openArticles(): AsyncGenerator<OpenArticle> {
    for (const { file, open } of plan.articles) {
      const locales = open.filter(({ error }) => error === undefined).map(({ locale }) => locale)
      if (locales.length === 0 || deferred.has(file.id)) continue
      if (signal.aborted || isLate()) {
        report.interrupt(file.id)
        continue
      }
      const planned = kept.get(file.id) ?? (await again(file, locales))
      kept.delete(file.id)
      if (planned) yield planned
    }
  }

  async function again(
    file: Parameters<typeof openArticle>[1],
    locales: readonly LocaleTag[]
  ): Promise<OpenArticle | undefined> {
    try {
      const { open, errors } = await openArticle(project, file, locales, plan.options)
      for (const { locale, error } of errors) {
        if (error) report.fail(articleFailure(file.id, locale, error))
      }
      return open
    } catch (error) {
      if (!isLocal(error)) throw error
      if (error instanceof HeldError) report.hold(file.id, error)
      else report.fail(articleFailure(file.id, undefined, error))
      return undefined
    }
  }
}
