import { isOperational } from '../model/errors.ts'
import { formatEvidence } from '../review/evidence.ts'
import { formatLocaleFile } from '../review/locale-file.ts'
import { type FileChange, writeTogether } from '../store/file-journal.ts'
import { writeAtomic } from '../store/files.ts'
import type { Answers } from './ask.ts'
import { type FinishedLocale, finishLocale } from './finish.ts'
import { keepEdits } from './keep-edits.ts'
import { knownFailures } from './known-failures.ts'
import type { OpenArticle } from './plan.ts'
import type { Project } from './project.ts'
import { type Published, publish } from './publish.ts'
import { failureOf, type Reporter } from './report.ts'
import type { SourceArticle } from './source-article.ts'
import { type Settled, type StampKeeper, summaryOf } from './up-to-date.ts'

/** An article's locale, ready to be written. */
interface Ready {
  readonly article: SourceArticle
  readonly finished: FinishedLocale
  readonly published: Published
}

/**
 * Writes what a page has come to. What people wrote goes to the memory first; then each locale file changes together with its
 * record; bundles, which can be made again from these, come last.
 */
export async function writePage(
  project: Project,
  page: readonly OpenArticle[],
  answers: Answers,
  report: Reporter,
  stamps: StampKeeper
): Promise<void> {
  const ready = page.flatMap(({ article, locales }) =>
    locales.flatMap((plan): Ready[] => {
      const finished = finishLocale(project, article, plan, answers)
      if (finished.blocks.some(({ outcome }) => outcome === 'interrupted')) {
        report.interrupt(article.file.id)
        return []
      }
      const published = publish(project, article, finished)
      for (const block of published.blocks) report.block(article.file.id, plan.locale, block)
      return [{ article, finished, published }]
    })
  )
  for (const locale of project.to) {
    const entries = ready.flatMap(({ finished }) => (finished.plan.locale === locale ? finished.entries : []))
    if (entries.length > 0) await project.memory.store({ from: project.from, to: locale }, entries)
  }
  const written = await writeAll(project, ready, report)
  stamps.add(written.flatMap(stampable))
  knownFailures(project).keep(
    written.map(({ article, finished: { plan }, published }) => ({
      article: article.file,
      locale: plan.locale,
      failures: published.blocks.flatMap(block => failureOf(article.file.id, plan.locale, block) ?? [])
    }))
  )
}

/** Page by page is fast; where a file of the page cannot be written, article by article, so that only its own fails. */
async function writeAll(project: Project, ready: readonly Ready[], report: Reporter): Promise<readonly Ready[]> {
  try {
    report.wrote(await writeReady(project, ready))
    return ready
  } catch (error) {
    if (!isOperational(error)) throw error
  }
  const written: Ready[] = []
  for (const [article, group] of Map.groupBy(ready, ({ article }) => article)) {
    try {
      report.wrote(await writeReady(project, group))
      written.push(...group)
    } catch (error) {
      if (!isOperational(error)) throw error
      const { type, message } = error
      report.fail({ article: article.file.id, locale: undefined, block: undefined, type, message })
    }
  }
  return written
}

async function writeReady({ db, root }: Project, ready: readonly Ready[]): Promise<string[]> {
  const registries = new Set(ready.map(({ article }) => article)).values()
  const changes = [
    ...ready.flatMap(({ finished }) => localeChanges(finished)),
    ...registries.map(({ registry }): FileChange => registry)
  ].filter(({ before, after }) => before !== after)
  await writeTogether(db, root, changes, keepEdits)
  const bundles = ready.flatMap(({ published }) => published.files)
  const changed = await Promise.all(
    bundles.map(async ({ path, text }) => ((await writeAtomic(root, path, text)) ? [path] : []))
  )
  return [...changes.map(({ path }) => path), ...changed.flat()]
}

/** The locale file and its record, in document order. A reviewer's own layout stays as long as the texts do. */
function localeChanges({ plan, blocks }: FinishedLocale): FileChange[] {
  const texts = blocks.flatMap(({ block, text }) => (text === undefined ? [] : [[block.key, text] as const]))
  const records = blocks.flatMap(({ record }) => record ?? [])
  return [
    { ...plan.files.locale, after: formatLocaleFile(texts) },
    { ...plan.files.evidence, after: formatEvidence([...records, ...plan.removed]) }
  ]
}

/** A locale where something failed is looked at again by the next run, whatever its files look like. */
function stampable({ article, finished, published }: Ready): Settled[] {
  if (published.blocks.some(({ outcome }) => outcome === 'failed')) return []
  const { registry } = article
  const changes = [
    { path: registry.path, text: registry.after },
    ...localeChanges(finished).map(({ path, after }) => ({ path, text: after }))
  ]
  return [{ article, locale: finished.plan.locale, files: changes, summary: summaryOf(published.blocks) }]
}
