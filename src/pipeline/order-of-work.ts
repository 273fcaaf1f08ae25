import type { ArticleFile } from './find-articles.ts'
import { priorityIn } from './priority.ts'
import type { Project } from './project.ts'

/**
 * Where an article stands in a run's order, smaller first: a correction before all, then what the configuration puts first, then what
 * the article's own metadata do. `own`: the priority they give it.
 */
export type Rank = readonly [isNoCorrection: number, configured: number, own: number]

export function rankOf(project: Project, file: ArticleFile, own: number): Rank {
  return [own === 0 ? 0 : 1, -project.priorityOf(file), own]
}

/** Articles as they are worked on: by rank, of equal ones what changed last first, then in the order they are in. */
export function orderOfWork(project: Project, files: readonly ArticleFile[]): readonly ArticleFile[] {
  if (files.length < 2) return files
  const changedAt = project.changeTimes()
  const keyed = files.map(file => ({
    file,
    key: [...rankOf(project, file, priorityIn(project, file)), -changedAt(file.path)]
  }))
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ file }) => file)
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((number, i) => number !== b[i])
  return i < 0 ? 0 : a[i]! - b[i]!
}
