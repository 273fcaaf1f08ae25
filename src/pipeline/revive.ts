import { isLocal } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import { type BlockPlan, type LocalePlan, planLocale } from './locale-plan.ts'
import type { Project } from './project.ts'
import { publishedLocales, readManifest } from './published-bundles.ts'
import type { SourceArticle } from './source-article.ts'

/**
 * Plans for bundles that still are tombstones though the retraction was taken back, in locales that this run does not ask for: where all is
 * at hand they come back too, at no cost.
 */
export async function revived(
  project: Project,
  article: SourceArticle,
  locales: readonly LocaleTag[]
): Promise<readonly LocalePlan[]> {
  const plans: LocalePlan[] = []
  for (const locale of publishedLocales(project, article.file, locales)) {
    if (readManifest(project, article.file, locale)?.retraction === undefined) continue
    try {
      const plan = await planLocale(project, article, locale, { force: false })
      if (plan.blocks.every(isAtHand)) plans.push(plan)
    } catch (error) {
      if (!isLocal(error)) throw error // a run that asks for the locale names it
    }
  }
  return plans
}

function isAtHand(block: BlockPlan): boolean {
  if (block.action !== 'fill' && block.action !== 'stale') return true
  const { fill } = block
  return fill.from === 'memory' || (fill.from === 'sentences' && fill.matches.every(match => match !== undefined))
}
