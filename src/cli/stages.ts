import type { Config } from '../config/config.ts'
import { ArticleError } from '../model/errors.ts'
import { formatTags } from '../model/inline-tags.ts'
import { findArticles } from '../pipeline/find-articles.ts'
import type { Project } from '../pipeline/project.ts'
import { sentencesOf } from '../pipeline/sentences.ts'
import { readArticle, type SourceArticle } from '../pipeline/source-article.ts'
import type { Io } from './io.ts'
import { openProject } from './open-project.ts'

/** `translate extract`: one line per block: `{"key","role","text"}`. */
export async function extractArticle(config: Config, io: Io, paths: readonly string[]): Promise<number> {
  return await withArticle(config, io, paths, ({ blocks }) => {
    for (const { key, block, text } of blocks) io.out(`${JSON.stringify({ key, role: block.role, text })}\n`)
  })
}

/** `translate segment`: one line per sentence as the memory and backends see it: `{"key","text"}`. */
export async function segmentArticle(config: Config, io: Io, paths: readonly string[]): Promise<number> {
  return await withArticle(config, io, paths, ({ blocks }, project) => {
    for (const { key, block } of blocks) {
      for (const { content } of sentencesOf(project, block).sentences) {
        io.out(`${JSON.stringify({ key, text: formatTags(content) })}\n`)
      }
    }
  })
}

async function withArticle(
  config: Config,
  io: Io,
  paths: readonly string[],
  show: (article: SourceArticle, project: Project) => void
): Promise<number> {
  using opened = await openProject(config, io)
  show(openArticle(opened.project, paths), opened.project)
  return 0
}

/** The one article that `paths` name. Throws `ArticleError`. */
export function openArticle(project: Project, paths: readonly string[]): SourceArticle {
  const { articles, problems } = findArticles(project, paths)
  if (problems[0]) throw problems[0].error
  const [file] = articles
  if (!file)
    throw new ArticleError(
      'not-found',
      paths.join(' '),
      `Expected an article, got "${paths.join(' ')}", where there is none`
    )
  return readArticle(project, file)
}
