import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ArticleError } from '../model/errors.ts'
import { asArticleError } from './file-trouble.ts'
import { isWithin, leadsOut } from './within.ts'

export interface WalkOptions {
  /** With the dot, lower case; all files unless given. `.MD` counts as `.md`. */
  readonly extensions?: readonly string[]
  /** Called with the path of each file and folder; what is below an ignored folder is never looked at. */
  readonly ignore?: (path: string) => boolean
}

export interface FoundFile {
  /** Relative to the root, `/` between folders, spelled as on disk. */
  readonly path: string
  readonly size: number
}

export interface Tree {
  /** By path, in the order of UTF-16 code units: the same on every machine. */
  readonly files: readonly FoundFile[]
  /** What could not be looked at: unreadable folders, links out of the root, links to nowhere, loops. By path. */
  readonly problems: readonly ArticleError[]
}

/**
 * The files below the folder `root`, without dot files, `node_modules` and what lies in such folders. Links to files and folders
 * inside `root` are followed, each folder through one link only; a link out of `root` or round in a circle is a problem. Never
 * throws for what is on the disk.
 */
export function walk(root: string, options: WalkOptions = {}): Tree {
  const files: FoundFile[] = []
  const problems: ArticleError[] = []
  for (const found of startingAt(root, options)) {
    if (found instanceof ArticleError) problems.push(found)
    else files.push(found)
  }
  return { files: files.sort(byPath), problems: problems.sort(byPath) }
}

interface Folder {
  /** `''` for the root, else with `/` at the end. */
  readonly path: string
  readonly real: string
  /** The real paths of the folders walked through to here, this one too. */
  readonly trail: readonly string[]
  readonly isLinked: boolean
}

interface Walking {
  readonly root: string
  readonly realRoot: string
  readonly isWanted: (name: string) => boolean
  readonly isIgnored: (path: string) => boolean
  /** Real paths of folders entered through a link: once each, or a few links among a few folders would never end. */
  readonly linked: Set<string>
}

function* startingAt(root: string, { extensions, ignore }: WalkOptions): Generator<FoundFile | ArticleError> {
  let realRoot: string
  try {
    realRoot = realpathSync.native(root)
  } catch (error) {
    yield problem(error, root)
    return
  }
  const walking: Walking = {
    root,
    realRoot,
    isWanted: name => !extensions || extensions.some(extension => name.toLowerCase().endsWith(extension)),
    isIgnored: ignore ?? (() => false),
    linked: new Set()
  }
  yield* folder(walking, { path: '', real: realRoot, trail: [realRoot], isLinked: false })
}

function* folder(walking: Walking, here: Folder): Generator<FoundFile | ArticleError> {
  if (here.isLinked && walking.linked.has(here.real)) {
    yield alreadyLinked(here.path.slice(0, -1))
    return
  }
  if (here.isLinked) walking.linked.add(here.real)
  let entries: Dirent[]
  try {
    entries = readdirSync(here.real, { withFileTypes: true })
  } catch (error) {
    yield problem(error, here.path.slice(0, -1) || walking.root)
    return
  }
  // In order, so that it is the same one of two links to a folder that is followed.
  for (const entry of entries.sort(byName)) {
    const path = here.path + entry.name
    if (entry.name.startsWith('.') || entry.name === 'node_modules' || walking.isIgnored(path)) continue
    if (entry.isSymbolicLink()) yield* link(walking, here, entry.name)
    else if (entry.isDirectory())
      yield* folder(walking, inside(here, entry.name, join(here.real, entry.name), here.isLinked))
    else if (entry.isFile() && walking.isWanted(entry.name)) yield* file(join(here.real, entry.name), path)
  }
}

const inside = (above: Folder, name: string, real: string, isLinked: boolean): Folder => ({
  path: `${above.path}${name}/`,
  real,
  trail: [...above.trail, real],
  isLinked
})

function* link(walking: Walking, here: Folder, name: string): Generator<FoundFile | ArticleError> {
  const path = here.path + name
  try {
    const real = realpathSync.native(join(here.real, name))
    const target = statSync(real)
    if (target.isFile() && !walking.isWanted(name)) return
    if (!isWithin(walking.realRoot, real)) yield leadsOut(walking.root, path)
    else if (here.trail.includes(real)) yield circle(path)
    else if (target.isDirectory()) yield* folder(walking, inside(here, name, real, true))
    else if (target.isFile()) yield { path, size: target.size }
  } catch (error) {
    yield problem(error, path)
  }
}

/** A file deleted since its folder was read is none. */
function* file(real: string, path: string): Generator<FoundFile | ArticleError> {
  try {
    const found = lstatSync(real, { throwIfNoEntry: false })
    if (found) yield { path, size: found.size }
    else if (isGarbled(path)) yield garbled(path)
  } catch (error) {
    yield problem(error, path)
  }
}

/** Errors of the disk become values; ours are thrown on. */
function problem(error: unknown, path: string): ArticleError {
  if (isGarbled(path)) return garbled(path)
  const seen = asArticleError(error, path)
  if (seen instanceof ArticleError) return seen
  throw error
}

/** Node reads bytes that are not UTF-8 as U+FFFD, and then no longer finds the file. */
const isGarbled = (path: string): boolean => path.includes('\ufffd')

const garbled = (path: string): ArticleError =>
  new ArticleError('invalid-id', path, `Expected a file name in UTF-8, got "${path}". Rename it`)

const circle = (path: string): ArticleError =>
  new ArticleError(
    'loop',
    path,
    `Expected a link to a file or another folder, got one back to a folder above it: "${path}". Remove it`
  )

const alreadyLinked = (path: string): ArticleError =>
  new ArticleError(
    'duplicate-id',
    path,
    `Expected one link to a folder, got another one to the same folder: "${path}". Remove one`
  )

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1)

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0
