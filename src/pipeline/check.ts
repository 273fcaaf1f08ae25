import { finishLocale } from './finish.ts'
import { type OpenArticle, plan } from './plan.ts'
import type { Project } from './project.ts'
import { type Failure, isNew, type ReportedFinding, sourceFindings } from './report.ts'
import { reporter } from './reporter.ts'

/** Runs the checks over the texts in the locale files as they stand. Reads only. */
export async function checkLocaleFiles(
  project: Project,
  paths: readonly string[]
): Promise<{ readonly findings: readonly ReportedFinding[]; readonly failures: readonly Failure[] }> {
  const findings: ReportedFinding[] = []
  const check = ({ article, locales }: OpenArticle) => {
    for (const each of locales) {
      findings.push(...sourceFindings(article, each.locale))
      for (const { block, findings: found } of finishLocale(project, each, () => undefined).blocks) {
        const place = { article: article.file.id, locale: each.locale, block: block.key }
        findings.push(...found.map(finding => ({ ...place, ...finding })))
      }
    }
  }
  const made = await plan(project, paths, { force: false }, { onOpen: check })
  const { findings: known, failures } = reporter(project, made).planned()
  return { findings: [...known, ...findings], failures: failures.filter(isNew) }
}
