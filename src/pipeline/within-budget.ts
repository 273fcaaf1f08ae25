import type { BudgetError } from '../model/errors.ts'
import { microsOf } from '../model/price.ts'
import { admission, type Excess } from '../queue/admission.ts'
import { capOfRun, overCap, type Standing } from '../queue/caps.ts'
import type { Charge } from '../queue/spending.ts'
import { deskOf } from './desk.ts'
import type { ArticlePlan, Plan, SentenceCost } from './plan.ts'
import type { Project } from './project.ts'

/** What the plan sends, by backend, locale and desk. The numbers of requests are not planned: they are 0. */
export function plannedSpend(project: Project, plan: Plan): readonly Charge[] {
  const paid = new Set<SentenceCost>()
  const sums = new Map<string, Charge>()
  for (const article of plan.articles) {
    for (const charge of chargesOfArticle(project, article, paid)) {
      const key = JSON.stringify([charge.backend, charge.to, charge.desk])
      const { characters = 0, micros = 0 } = sums.get(key) ?? {}
      sums.set(key, { ...charge, characters: characters + charge.characters, micros: micros + charge.micros })
    }
    markPaid(article, paid)
  }
  return [...sums.values()].filter(({ characters }) => characters > 0)
}

/** Why the plan as a whole would be refused; nothing where it fits under every cap. */
export function refusal(project: Project, plan: Plan, maxCharacters: number | undefined): BudgetError | undefined {
  const excess = admission(standings(project, maxCharacters)).admit(plannedSpend(project, plan))
  return excess && overCap(excess.cap, excess.asked, excess.left, 'plan')
}

/**
 * The articles that do not fit, and why, each held in order against what those before it have left under every cap. What costs nothing never
 * waits. A sentence is paid by the first article that needs it and does not wait.
 */
export function articlesOverBudget(
  project: Project,
  plan: Plan,
  maxCharacters: number | undefined
): ReadonlyMap<string, Excess> {
  const { admit } = admission(standings(project, maxCharacters))
  const paid = new Set<SentenceCost>()
  const over = new Map<string, Excess>()
  for (const article of plan.articles) {
    const charges = chargesOfArticle(project, article, paid).filter(({ characters }) => characters > 0)
    const excess = admit(charges)
    if (excess) over.set(article.file.id, excess)
    else markPaid(article, paid)
  }
  return over
}

function standings({ ledger }: Project, maxCharacters: number | undefined): readonly Standing[] {
  const set = ledger.standings()
  if (maxCharacters === undefined || set.some(({ name }) => name === '--max-chars')) return set
  return [{ ...capOfRun(maxCharacters), spent: 0, left: maxCharacters }, ...set]
}

function chargesOfArticle(
  { ledger, from }: Project,
  { file, open }: ArticlePlan,
  paid: ReadonlySet<SentenceCost>
): readonly Charge[] {
  return open.map(({ locale, backend, costs }) => {
    const price = ledger.priceOf(backend)
    const due = costs.filter(cost => !paid.has(cost))
    return {
      backend,
      from,
      to: locale,
      desk: deskOf(file.id),
      characters: due.reduce((sum, { characters }) => sum + characters, 0),
      requests: 0,
      micros: due.reduce((sum, { characters }) => sum + microsOf(price, characters), 0),
      currency: price?.currency
    }
  })
}

function markPaid({ open }: ArticlePlan, paid: Set<SentenceCost>): void {
  for (const { costs } of open) for (const cost of costs) paid.add(cost)
}
