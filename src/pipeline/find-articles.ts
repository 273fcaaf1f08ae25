import { join } from 'node:path'
import type { DocumentFormat } from '../formats/document-format.ts'
import { ArticleError, FormatError, type OperationalError } from '../model/errors.ts'
import { walk } from '../store/tree.ts'
import type { Project } from './project.ts'

/** An article's file: its id is the path in the articles folder without extension, such as `2026/11/vote`. */
export interface ArticleFile {
  readonly id: string
  /** Relative to the project's root. */
  readonly path: string
  /** With the dot, as it is written. */
  readonly extension: string
  readonly format: DocumentFormat
}

export interface Found {
  readonly articles: readonly ArticleFile[]
  /** Paths that cannot be translated, and why. */
  readonly problems: ReadonlyArray<{ readonly path: string; readonly error: OperationalError }>
  /** Files of no format, met in a folder. */
  readonly skipped: readonly string[]
}

/**
 * The articles under `paths` (files or folders relative to the root; all of the articles folder by default), by id. Two files with
 * one id are a problem for both; a file of unknown extension is one only if it was asked for by name.
 */
export function findArticles(project: Project, paths: readonly string[] = []): Found {
  const { root, folders } = project
  const articles = new Map<string, ArticleFile[]>()
  const problems: { path: string; error: OperationalError }[] = []
  const skipped: string[] = []
  const wanted = paths.map(path => trimmed(path))
  for (const path of wanted) {
    if (path === folders.articles || path.startsWith(`${folders.articles}/`)) continue
    const message = `Expected a path in the folder "${folders.articles}" of the project "${root}", got "${path}"; "articles" in the configuration names another folder`
    problems.push({ path, error: new ArticleError('not-found', path, message) })
  }
  const met = new Set<string>()
  /** The paths that ask for it: several, where one lies in another. */
  const askedBy = (path: string) =>
    wanted.length === 0 ? [folders.articles] : wanted.filter(each => isUnder(path, each))
  const tree = walk(join(root, folders.articles))
  for (const error of tree.problems) {
    const path = error.path.startsWith(root) ? folders.articles : `${folders.articles}/${error.path}`
    if (askedBy(path).length > 0) problems.push({ path, error })
  }
  for (const found of tree.files) {
    const path = `${folders.articles}/${found.path}`
    const asked = askedBy(path)
    const file = articleFile(project, path)
    if (file && isTooLong(file)) {
      if (asked.length > 0) problems.push({ path, error: tooLong(path) })
      for (const each of asked) met.add(each)
      continue
    }
    if (file) articles.set(file.id, [...(articles.get(file.id) ?? []), file])
    else if (asked.includes(path)) problems.push({ path, error: unknownExtension(project, path) })
    else if (asked.length > 0) skipped.push(path)
    for (const each of asked) met.add(each)
  }
  for (const path of wanted) {
    if (met.has(path) || problems.some(problem => problem.path === path)) continue
    problems.push({
      path,
      error: new ArticleError(
        'not-found',
        path,
        `Expected an article or a folder of articles, got "${path}", where there is none`
      )
    })
  }
  const asked = [...articles.values()].map(same => ({ same, own: same.filter(({ path }) => askedBy(path).length > 0) }))
  for (const { same, own } of asked) {
    if (same.length > 1) problems.push(...own.map(({ path }) => ({ path, error: duplicateId(path, same) })))
  }
  return { articles: asked.flatMap(({ same, own }) => (same.length === 1 ? own : [])), problems, skipped }
}

function articleFile({ folders, formats }: Project, path: string): ArticleFile | undefined {
  const dot = path.lastIndexOf('.')
  if (dot <= path.lastIndexOf('/') + 1) return undefined
  const extension = path.slice(dot)
  const format = formats.find(({ extensions }) => extensions.includes(extension.toLowerCase()))
  return format && { id: path.slice(folders.articles.length + 1, dot), path, extension, format }
}

/** Bytes that a file name may have, on every file system in use. */
const longestName = 255

/** The longest name that is made from an article's is that of its record. */
function isTooLong({ id }: ArticleFile): boolean {
  return Buffer.byteLength(`${id.slice(id.lastIndexOf('/') + 1)}.jsonl`) > longestName
}

function tooLong(path: string): ArticleError {
  const message = `Expected a file name of at most ${longestName - '.jsonl'.length} bytes without its extension, got "${path}": shorten it`
  return new ArticleError('invalid-id', path, message)
}

function unknownExtension({ formats }: Project, path: string): FormatError {
  const known = formats.flatMap(({ extensions }) => extensions).join(', ')
  return new FormatError('unknown-extension', `Expected an article with one of the extensions ${known}, got "${path}"`)
}

function duplicateId(path: string, same: readonly ArticleFile[]): ArticleError {
  const message = `Expected one article with the id "${same[0]?.id}", got ${same.map(file => `"${file.path}"`).join(' and ')}: rename one of them`
  return new ArticleError('duplicate-id', path, message)
}

function trimmed(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/+$/, '')
}

function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}
