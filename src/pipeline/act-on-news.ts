import { isLocal } from '../model/errors.ts'
import { markCorrection } from './mark-corrections.ts'
import type { ArticlePlan, Plan } from './plan.ts'
import type { Project } from './project.ts'
import { bundleLocales } from './published-bundles.ts'
import { articleFailure, type Failure } from './report.ts'
import { retract } from './retract.ts'

export interface NewsActs {
  readonly written: readonly string[]
  readonly failures: readonly Failure[]
}

/**
 * What readers must see whatever becomes of the run: tombstones in the place of retracted articles, the notice on bundles of before a
 * correction. Done before the budget is asked or anything sent; in every locale that has a bundle, wanted in this run or not.
 */
export async function actOnNews(project: Project, { articles }: Plan): Promise<NewsActs> {
  const waiting = articles.filter(article => isRetracted(article) || isCorrected(article))
  if (waiting.length === 0) return { written: [], failures: [] }
  const locales = bundleLocales(project)
  const written: string[] = []
  const failures: Failure[] = []
  for (const article of waiting) {
    const { file, news } = article
    try {
      if (isRetracted(article)) written.push(...(await retract(project, file, locales)))
      else if (news.correction) written.push(...(await markCorrection(project, file, news.correction, locales)))
    } catch (error) {
      if (!isLocal(error)) throw error
      failures.push(articleFailure(file.id, undefined, error))
    }
  }
  return { written, failures }
}

const isRetracted = ({ held }: ArticlePlan) => held?.type === 'retracted'
const isCorrected = ({ news, open }: ArticlePlan) => news.correction !== undefined && open.length > 0
