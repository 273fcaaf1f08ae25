import { statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { Config } from '../config/config.ts'
import { storeAligned } from '../memory/align/store-aligned.ts'
import { ConfigError } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import { type AlignedArticle, type AlignFolders, alignArticles } from '../pipeline/align-articles.ts'
import { type PairedFiles, pairFiles } from '../pipeline/pair-files.ts'
import type { Project } from '../pipeline/project.ts'
import { walk } from '../store/tree.ts'
import type { Io } from './io.ts'
import { openLocked } from './locked.ts'
import { count, counted } from './numbers.ts'
import { openProject } from './open-project.ts'
import { printable, table } from './table.ts'

export interface AlignOptions {
  /** Folders, in the working directory. */
  readonly source: string
  readonly target: string
  readonly dryRun: boolean
  readonly json: boolean
  /** Seconds. */
  readonly waitLock: number
}

/** `translate memory align`: what existing translations of articles teach the memory; 1 where a file cannot be read. */
export async function alignMemory(config: Config, io: Io, options: AlignOptions): Promise<number> {
  const to = onlyLocale(config)
  const folders = { source: resolve(io.cwd, options.source), target: resolve(io.cwd, options.target) }
  for (const name of ['source', 'target'] as const) mustBeFolder(folders[name], options[name])
  using opened = options.dryRun
    ? await openProject(config, io)
    : await openLocked(config, io, { waitLock: options.waitLock, maxChars: 0 })
  const { project } = opened
  const found = findPairs(project, folders, to)
  const { articles, entries, failures } = await alignArticles(project, folders, to, found.pairs, io.signal)
  const collection = `alignment:${shown(config, folders.target)} ${config.from} ${to}`
  const locales = { from: config.from, to }
  if (!options.dryRun) storeAligned(project.db, collection, locales, entries, project.now().getTime())
  const totals = totalsOf(articles)
  if (options.json) {
    const { source, target } = found.alone
    const alone = { source, target }
    io.out(`${JSON.stringify({ dryRun: options.dryRun, collection, totals, articles, alone, failures })}\n`)
  } else {
    for (const each of failures) io.err(`${printable(each.message)}\n`)
    for (const path of found.alone.source) io.err(`${printable(`${path}: no translation of its own`)}\n`)
    for (const path of found.alone.target) io.err(`${printable(`${path}: no article of its own`)}\n`)
    if (articles.length > 0) io.out(reportOf(articles))
    io.out(`${summary(totals, articles.length)}\n`)
    io.out(options.dryRun ? 'Nothing stored: a dry run\n' : `Stored as "${printable(collection)}"\n`)
  }
  return failures.length > 0 ? 1 : 0
}

function mustBeFolder(path: string, named: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) return
  const got = found ? 'a file' : 'nothing'
  throw new ConfigError(
    'usage',
    `Expected a folder at "${named}", got ${got}: translate memory align articles existing/ar --to ar`
  )
}

function onlyLocale({ to }: Config): LocaleTag {
  const [only, ...more] = to
  if (only !== undefined && more.length === 0) return only
  const got = to.length === 0 ? 'none' : to.join(', ')
  throw new ConfigError('usage', `Expected one locale that the translations are in, got ${got}: name it, --to ar`)
}

function shown({ root }: Config, folder: string): string {
  return relative(root, folder).split(sep).join('/') || '.'
}

/** Files of the project's formats, as pairs. Throws `ArticleError` where a folder cannot be read. */
function findPairs({ formats, from }: Project, { source, target }: AlignFolders, to: LocaleTag): PairedFiles {
  const extensions = formats.flatMap(format => format.extensions)
  const [sources, targets] = [source, target].map(folder => {
    const { files, problems } = walk(folder, { extensions })
    if (problems[0] && files.length === 0) throw problems[0]
    return files.map(({ path }) => path)
  })
  return pairFiles(sources ?? [], targets ?? [], { from, to, isSameFolder: source === target })
}

type Totals = Pick<AlignedArticle, 'sentences' | 'kept' | 'leftOut'>

function totalsOf(articles: readonly AlignedArticle[]): Totals {
  const sum = (countOf: (article: AlignedArticle) => number) =>
    articles.reduce((total, article) => total + countOf(article), 0)
  return {
    sentences: sum(({ sentences }) => sentences),
    kept: { blocks: sum(({ kept }) => kept.blocks), sentences: sum(({ kept }) => kept.sentences) },
    leftOut: {
      alone: sum(({ leftOut }) => leftOut.alone),
      unsure: sum(({ leftOut }) => leftOut.unsure),
      codes: sum(({ leftOut }) => leftOut.codes),
      untranslated: sum(({ leftOut }) => leftOut.untranslated),
      checks: sum(({ leftOut }) => leftOut.checks)
    }
  }
}

function reportOf(articles: readonly AlignedArticle[]): string {
  const number = (heading: string) => ({ heading, isNumber: true })
  const columns = [
    { heading: 'article' },
    { heading: 'translation' },
    ...['sentences', 'kept', 'blocks', 'alone', 'unsure', 'codes', 'untranslated', 'checks'].map(number)
  ]
  const rows = articles.map(({ source, target, sentences, kept, leftOut: out }) => [
    source,
    target,
    ...[sentences, kept.sentences, kept.blocks, out.alone, out.unsure, out.codes, out.untranslated, out.checks].map(
      count
    )
  ])
  return table(columns, rows)
}

function summary({ sentences, kept }: Totals, articles: number): string {
  const blocks = counted(kept.blocks, 'whole block')
  return `${counted(articles, 'pair')} of articles: ${count(kept.sentences)} of ${counted(sentences, 'sentence')} and ${blocks} kept`
}
