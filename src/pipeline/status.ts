import type { LocaleTag } from '../model/locale.ts'
import type { State } from '../model/segment.ts'
import { knownFailures } from './known-failures.ts'
import type { BlockPlan } from './locale-plan.ts'
import { orphanBundles } from './orphan-bundles.ts'
import { type LocaleForecast, type OpenArticle, plan } from './plan.ts'
import type { Project } from './project.ts'
import { type Failure, isNew, type Quarantine, type ReportedNews } from './report.ts'
import { reporter } from './reporter.ts'
import { countStates, type StateCounts } from './up-to-date.ts'

/** Where one article stands in one locale. */
export interface LocaleStatus {
  readonly article: string
  readonly locale: LocaleTag
  /** Blocks in each state; `missing` are those that the next run fills. */
  readonly blocks: StateCounts
  /** Characters that are still to be sent for it. */
  readonly characters: number
  /** What failed in the last run. */
  readonly failed: readonly Failure[]
  /** Blocks that the next run does not send, as they have failed before. */
  readonly quarantined: ReadonlyArray<Quarantine & { readonly block: string }>
}

/** A row per article and locale, in order, and, asked for all articles, the bundles of none. Reads only. */
export async function articleStatus(
  project: Project,
  paths: readonly string[],
  only?: (path: string) => boolean
): Promise<{
  readonly rows: readonly LocaleStatus[]
  readonly news: readonly ReportedNews[]
  readonly failures: readonly Failure[]
  readonly orphanBundles: readonly string[]
}> {
  const states = new Map<string, StateCounts>()
  const count = ({ article, locales }: OpenArticle) => {
    for (const { locale, blocks } of locales)
      states.set(`${locale} ${article.file.id}`, countStates(blocks.flatMap(stateOf)))
  }
  const made = await plan(project, paths, { force: false, only }, { onOpen: count })
  const failed = knownFailures(project).all()
  const rows = made.articles.flatMap(({ file, done, open }) => {
    const characters = new Map(open.map(forecast => [forecast.locale, forecast.characters]))
    const quarantined = new Map(open.map(forecast => [forecast.locale, forecast.quarantined.map(quarantine)]))
    const summaries = new Map(done.map(({ locale, summary }) => [locale, summary.states]))
    return project.to.flatMap((locale): LocaleStatus[] => {
      const blocks = summaries.get(locale) ?? states.get(`${locale} ${file.id}`)
      if (!blocks) return []
      return [
        {
          article: file.id,
          locale,
          blocks,
          characters: characters.get(locale) ?? 0,
          failed: failed(file, locale),
          quarantined: quarantined.get(locale) ?? []
        }
      ]
    })
  })
  const { news, failures } = reporter(project, made).planned()
  return {
    rows,
    news,
    failures: failures.filter(isNew),
    orphanBundles: paths.length === 0 && !only ? orphanBundles(project, made.found) : []
  }
}

function quarantine({ key, error: { failure, strikes, until } }: LocaleForecast['quarantined'][number]) {
  return { block: key, failure, strikes, until }
}

function stateOf(plan: BlockPlan): Array<{ readonly state: State }> {
  switch (plan.action) {
    case 'keep':
      return [{ state: plan.state }]
    case 'adopt':
    case 'conflict':
      return [{ state: 'edited' }]
    case 'stale':
      return [{ state: 'stale' }]
    case 'fill':
      return [{ state: 'missing' }]
    case 'omit':
      return []
  }
}
