import { isLocal } from '../model/errors.ts'
import { type NewsStatus, noNews } from '../model/news.ts'
import type { ArticleFile } from './find-articles.ts'
import { readNews } from './news.ts'
import type { Project } from './project.ts'

/** Where an article stands in a run's order, smaller first: 0 for a correction, else its own priority, 1 to 9, or 5. */
export function priorityOf({ correction, priority = 5 }: NewsStatus): number {
  return correction ? 0 : priority
}

/** The same of a file that has not been read yet; one that cannot be read stands where most do. */
export function priorityIn(project: Project, file: ArticleFile): number {
  try {
    return priorityOf(readNews(project, file))
  } catch (error) {
    if (!isLocal(error)) throw error
    return priorityOf(noNews)
  }
}
