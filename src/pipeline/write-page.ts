import { dirname } from 'node:path'
import { isLocal } from '../model/errors.ts'
import { formatEvidence } from '../review/evidence.ts'
import { formatLocaleFile, parseLocaleFile } from '../review/locale-file.ts'
import { type FileChange, writeTogether } from '../store/file-journal.ts'
import { replaceFile, syncFolder } from '../store/files.ts'
import { inParallel } from '../store/parallel.ts'
import type { Answers } from './demand.ts'
import { type FinishedLocale, finishLocale } from './finish.ts'
import { keepEdits } from './keep-edits.ts'
import { knownFailures } from './known-failures.ts'
import type { FileText, LocalePlan } from './locale-plan.ts'
import type { OpenArticle } from './plan.ts'
import type { Project } from './project.ts'
import { type Published, publish } from './publish.ts'
import { recoverWrites } from './recover-writes.ts'
import { articleFailure, failureOf } from './report.ts'
import type { Reporter } from './reporter.ts'
import type { SourceArticle } from './source-article.ts'
import { type Settled, type StampKeeper, summaryOf } from './up-to-date.ts'

/** Files being written at the same moment. */
const atOnce = 16

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
    locales.flatMap(plan => readied(project, article, plan, answers, report))
  )
  for (const locale of new Set(ready.map(({ finished }) => finished.plan.locale))) {
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

/** Nothing, where it fails by itself, or has not all its answers. */
function readied(
  project: Project,
  article: SourceArticle,
  plan: LocalePlan,
  answers: Answers,
  report: Reporter
): readonly Ready[] {
  const { id } = article.file
  const finished = finishLocale(project, plan, answers)
  if (finished.blocks.some(({ outcome }) => outcome === 'interrupted')) {
    report.interrupt(id)
    return []
  }
  try {
    const published = publish(project, finished)
    report.source(article, plan.locale)
    for (const block of published.blocks) report.block(id, plan.locale, block)
    for (const key of plan.unknown) report.unknownKey(id, plan.locale, key)
    return [{ article, finished, published }]
  } catch (error) {
    if (!isLocal(error)) throw error
    report.fail(articleFailure(id, plan.locale, error))
    return []
  }
}

/** Page by page is fast; where a file of the page cannot be written, article by article, so that only its own fails. */
async function writeAll(project: Project, ready: readonly Ready[], report: Reporter): Promise<readonly Ready[]> {
  try {
    report.wrote(await writeReady(project, ready))
    return ready
  } catch (error) {
    if (!isLocal(error)) throw error
  }
  const written: Ready[] = []
  try {
    await recoverWrites(project)
  } catch (error) {
    if (!isLocal(error)) throw error
    for (const id of new Set(ready.map(({ article }) => article.file.id)))
      report.fail(articleFailure(id, undefined, error))
    return []
  }
  for (const [article, group] of Map.groupBy(ready, ({ article }) => article)) {
    try {
      report.wrote(await writeReady(project, group))
      written.push(...group)
    } catch (error) {
      if (!isLocal(error)) throw error
      report.fail(articleFailure(article.file.id, undefined, error))
    }
  }
  return written
}

async function writeReady(project: Project, ready: readonly Ready[]): Promise<string[]> {
  const { db, root } = project
  const registries = new Set(ready.map(({ article }) => article)).values()
  const changes = [...ready.flatMap(localeChanges), ...registries.map(({ registry }): FileChange => registry)].filter(
    ({ before, after }) => before !== after
  )
  await writeTogether(db, root, changes, keepEdits(project))
  const bundles = ready.flatMap(({ published }) => published.files)
  const changed: string[] = []
  await inParallel(bundles, atOnce, async ({ path, content }) => {
    if (await replaceFile(root, path, content)) changed.push(path)
  })
  await inParallel([...new Set(changed.map(path => dirname(path)))], atOnce, folder => syncFolder(root, folder))
  return [...changes.map(({ path }) => path), ...changed]
}

/** The locale file and its record, in document order, and the file that people share. */
function localeChanges({ finished: { plan }, published: { blocks, shared } }: Ready): FileChange[] {
  const texts = new Map(blocks.flatMap(({ block, text }) => (text === undefined ? [] : [[block.key, text] as const])))
  const records = blocks.flatMap(({ record }) => record ?? [])
  const { locale, evidence } = plan.files
  return [
    { ...locale, after: sameTexts(locale, texts) ? locale.before : formatLocaleFile(texts) },
    { ...evidence, after: formatEvidence([...records, ...plan.removed]) },
    ...(shared ? [shared] : [])
  ]
}

/** Whether the file says all this already, in this order: then a reviewer's own layout stays. */
function sameTexts({ before, path }: FileText, texts: ReadonlyMap<string, string>): boolean {
  if (before === undefined) return false
  return (
    before === formatLocaleFile(texts) ||
    JSON.stringify([...parseLocaleFile(before, path)]) === JSON.stringify([...texts])
  )
}

/** A locale where something failed is looked at again by the next run, whatever its files look like. */
function stampable(ready: Ready): Settled[] {
  const { article, finished, published } = ready
  if (published.blocks.some(({ outcome }) => outcome === 'failed')) return []
  const { registry } = article
  const changes = [
    { path: registry.path, text: registry.after },
    ...localeChanges(ready).map(({ path, after }) => ({ path, text: after }))
  ]
  return [{ article, locale: finished.plan.locale, files: changes, summary: summaryOf(article, published.blocks) }]
}
