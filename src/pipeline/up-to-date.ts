import { join } from 'node:path'
import type { Finding } from '../model/finding.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { State } from '../model/segment.ts'
import { fileStates } from '../store/file-states.ts'
import { readTextIfAny } from '../store/files.ts'
import { stampOf } from '../store/stamp.ts'
import type { ArticleFile } from './find-articles.ts'
import type { FinishedBlock } from './finish.ts'
import { evidencePath, localePath, outputPaths } from './paths.ts'
import type { Project } from './project.ts'
import { localeFileLimit, type SourceArticle, wholeArticle } from './source-article.ts'

/** How an article's locale was left: what a run that finds nothing to do there still reports. */
export interface Summary {
  readonly states: StateCounts
  readonly findings: ReadonlyArray<Finding & { readonly block: string }>
}

/** Blocks in each state. */
export type StateCounts = Readonly<Record<State, number>>

export function countStates(blocks: Iterable<{ readonly state: State }>): StateCounts {
  const counts = { missing: 0, machine: 0, flagged: 0, edited: 0, reviewed: 0, final: 0, stale: 0 }
  for (const { state } of blocks) counts[state]++
  return counts
}

export function summaryOf(article: SourceArticle, blocks: readonly FinishedBlock[]): Summary {
  return {
    states: countStates(blocks),
    findings: [
      ...article.findings.map(finding => ({ ...finding, block: wholeArticle })),
      ...blocks.flatMap(({ block, findings }) => findings.map(finding => ({ ...finding, block: block.key })))
    ]
  }
}

/** Blocks whose text stands, whatever its state, but for those that wait for a person. */
export function keptBlocks({ states }: Summary): number {
  return Object.values(states).reduce((sum, count) => sum + count, 0) - states.stale
}

/**
 * Tells where nothing has been touched since a run left it in order: the source, its registry, the locale file, its record and the
 * bundle look the same, and so do the settings. Looks at the files' stamps alone: an unchanged article is not read.
 */
export function upToDate(project: Project) {
  const states = fileStates(project.db).get()
  let last: { file: ArticleFile; stamp: string } | undefined
  return (file: ArticleFile, locale: LocaleTag): { locale: LocaleTag; summary: Summary } | undefined => {
    const state = states.get(stateKey(file, locale))
    if (state === undefined) return undefined
    if (last?.file !== file) last = { file, stamp: articleStamp(project, file, stamped(project, file.path)) }
    const end = state.indexOf('\n')
    if (state.slice(0, end) !== `${last.stamp} ${localeStamp(project, file, locale)}`) return undefined
    return { locale, summary: JSON.parse(state.slice(end + 1)) }
  }
}

/** An article's locale that was left in order, and the texts its files then had. */
export interface Settled {
  readonly article: SourceArticle
  readonly locale: LocaleTag
  readonly files: ReadonlyArray<{ readonly path: string; readonly text: string | undefined }>
  readonly summary: Summary
}

export type StampKeeper = ReturnType<typeof stampKeeper>

/** Milliseconds until the stamp of a file just written can be relied on, and a little more. */
const rest = 60

/**
 * Keeps the stamps of what a run leaves in order, a page later than it was written: the stamp of a file that was changed a moment ago
 * cannot tell whether it was changed again.
 */
export function stampKeeper(project: Project) {
  const states = fileStates(project.db)
  let waiting: readonly Settled[] = []
  const keep = () => states.set(waiting.flatMap(settled => stateOf(project, settled)))
  return {
    add(page: readonly Settled[]): void {
      keep()
      waiting = page
    },
    /** Keeps those of the last page too. */
    async settle(): Promise<void> {
      if (waiting.length === 0) return
      await project.sleep(rest)
      keep()
      waiting = []
    }
  }
}

/** A file that no longer holds what was written has been edited: no state, so that the next run reads it. */
function stateOf(
  project: Project,
  { article, locale, files, summary }: Settled
): ReadonlyArray<readonly [string, string]> {
  const { file, stamp } = article
  if (stamp === undefined) return []
  const stamps = `${articleStamp(project, file, stamp)} ${localeStamp(project, file, locale)}`
  const isEdited = files.some(({ path, text }) => readTextIfAny(project.root, path, localeFileLimit) !== text)
  return isEdited ? [] : [[stateKey(file, locale), `${stamps}\n${JSON.stringify(summary)}`]]
}

function stateKey({ path }: ArticleFile, locale: LocaleTag): string {
  return `${locale} ${path}`
}

function articleStamp(project: Project, { id }: ArticleFile, source: string): string {
  return `${project.fingerprint} ${source} ${stamped(project, localePath(project.folders, project.from, id))}`
}

function localeStamp(project: Project, file: ArticleFile, locale: LocaleTag): string {
  const { folders } = project
  const paths = [
    localePath(folders, locale, file.id),
    evidencePath(folders, locale, file.id),
    ...outputPaths(folders, locale, file)
  ]
  return paths.map(path => stamped(project, path)).join(' ')
}

function stamped(project: Project, path: string): string {
  return stampOf(join(project.root, path), project.time()) ?? 'none'
}
