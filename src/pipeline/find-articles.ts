import { join } from 'node:path'
import type { DocumentFormat } from '../formats/document-format.ts'
import { ArticleError, FormatError, type OperationalError } from '../model/errors.ts'
import { walk } from '../store/tree.ts'
import type { Catalogue } from './paths.ts'
import type { Project } from './project.ts'

/**
 * An article's file. Its id is the path in the articles folder without extension, such as `2026/11/vote`; of a `.json` there it keeps the
 * extension, for many an article has a file of data beside it. Of a catalogue it is the path in the project without locale and extension.
 */
export interface ArticleFile {
  readonly id: string
  /** Relative to the project's root. */
  readonly path: string
  /** With the dot, as it is written. */
  readonly extension: string
  readonly format: DocumentFormat
  /** Of a file in one of the folders of catalogues. */
  readonly catalogue: Catalogue | undefined
}

export interface Found {
  readonly articles: readonly ArticleFile[]
  /** Paths that cannot be translated, and why. */
  readonly problems: ReadonlyArray<{ readonly path: string; readonly error: OperationalError }>
  /** Files of no format, met in a folder. */
  readonly skipped: readonly string[]
}

/**
 * The articles under `paths` (files or folders relative to the root; by default all of the articles folder and all catalogues of the
 * source locale), by id. Two files with one id are a problem for both; a file of unknown extension is one only if it was asked for by
 * name.
 */
export function findArticles(project: Project, paths: readonly string[] = []): Found {
  const wanted = paths.map(trimmed)
  const sources = sourcesOf(project)
  const isWithin = (path: string) => sources.some(({ folder, root }) => isUnder(path, folder) || path === root)
  const outside = wanted.filter(path => !isWithin(path)).map(path => ({ path, error: misplaced(project, path) }))
  const sightings = sources.map(source => lookIn(project, source, wanted))
  const met = new Set(sightings.flatMap(sighting => [...sighting.met]))
  const problems = [...outside, ...sightings.flatMap(sighting => sighting.problems)]
  for (const path of wanted) {
    if (!met.has(path) && !problems.some(problem => problem.path === path))
      problems.push({ path, error: missing(path) })
  }
  const byId = Map.groupBy(
    sightings.flatMap(({ files }) => files),
    ({ file }) => file.id
  )
  const articles: ArticleFile[] = []
  for (const same of byId.values()) {
    const asked = same.filter(({ isAsked }) => isAsked).map(({ file }) => file)
    const files = same.map(({ file }) => file)
    if (same.length === 1) articles.push(...asked)
    else problems.push(...asked.map(({ path }) => ({ path, error: duplicateId(path, files) })))
  }
  return { articles, problems, skipped: sightings.flatMap(({ skipped }) => skipped) }
}

/** A folder that articles are in, and the folder of the configuration it is or belongs to. */
interface Source {
  readonly folder: string
  readonly root: string
  readonly isOptional: boolean
  fileAt(path: string): ArticleFile | undefined
}

/** A project may have nothing but catalogues. */
function sourcesOf(project: Project): readonly Source[] {
  const { articles, catalogues } = project.folders
  return [
    {
      folder: articles,
      root: articles,
      isOptional: catalogues.length > 0,
      fileAt: path => articleFile(project, path)
    },
    ...catalogues.map(root => ({
      folder: `${root}/${project.from}`,
      root,
      isOptional: false,
      fileAt: (path: string) => catalogueFile(project, root, path)
    }))
  ]
}

interface Sighting {
  readonly files: { readonly file: ArticleFile; readonly isAsked: boolean }[]
  readonly problems: { readonly path: string; readonly error: OperationalError }[]
  readonly skipped: string[]
  /** Wanted paths with something under them. */
  readonly met: Set<string>
}

function lookIn(project: Project, source: Source, wanted: readonly string[]): Sighting {
  const { folder, root, isOptional } = source
  const seen: Sighting = { files: [], problems: [], skipped: [], met: new Set() }
  /** The paths that ask for it: several, where one lies in another. */
  const askedBy = (path: string) =>
    wanted.length === 0 ? [root] : wanted.filter(each => isUnder(path, each) && isUnder(each, root))
  const tree = walk(join(project.root, folder))
  for (const error of tree.problems) {
    const isFolder = error.path.startsWith(project.root)
    if (isFolder && isOptional && wanted.length === 0 && error.type === 'not-found') continue
    const path = isFolder ? folder : `${folder}/${error.path}`
    if (askedBy(path).length > 0) seen.problems.push({ path, error })
  }
  for (const found of tree.files) {
    const path = `${folder}/${found.path}`
    const asked = askedBy(path)
    const isAsked = asked.length > 0
    const file = source.fileAt(path)
    for (const each of asked) seen.met.add(each)
    if (file && !isTooLong(file)) seen.files.push({ file, isAsked })
    else if (file && isAsked) seen.problems.push({ path, error: tooLong(path) })
    else if (asked.includes(path)) seen.problems.push({ path, error: unknownExtension(project, path) })
    else if (isAsked && !file) seen.skipped.push(path)
  }
  return seen
}

function articleFile({ folders, formats }: Project, path: string): ArticleFile | undefined {
  const extension = extensionOf(path)
  const format = formats.find(({ extensions }) => extensions.includes(extension.toLowerCase()))
  if (!format) return undefined
  const name = path.slice(folders.articles.length + 1)
  const id = extension.toLowerCase() === '.json' ? name : name.slice(0, -extension.length)
  return { id, path, extension, format, catalogue: undefined }
}

function catalogueFile({ formats, from }: Project, folder: string, path: string): ArticleFile | undefined {
  const extension = extensionOf(path)
  const format = formats.find(({ extensions, shared }) => shared && extensions.includes(extension.toLowerCase()))
  if (!format) return undefined
  const file = path.slice(`${folder}/${from}/`.length)
  return { id: `${folder}/${file.slice(0, -extension.length)}`, path, extension, format, catalogue: { folder, file } }
}

/** With the dot; nothing for a file without one, or that begins with it. */
function extensionOf(path: string): string {
  const dot = path.lastIndexOf('.')
  return dot <= path.lastIndexOf('/') + 1 ? '' : path.slice(dot)
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

function misplaced(project: Project, path: string): ArticleError {
  const { articles, catalogues } = project.folders
  const folders = [articles, ...catalogues.map(folder => `${folder}/${project.from}`)].map(folder => `"${folder}"`)
  const message = `Expected a path in the folder ${folders.join(' or ')} of the project "${project.root}", got "${path}"; "articles" and "catalogues" in the configuration name other folders`
  return new ArticleError('not-found', path, message)
}

function missing(path: string): ArticleError {
  const message = `Expected an article or a folder of articles, got "${path}", where there is none`
  return new ArticleError('not-found', path, message)
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
