import type { Config } from '../config/config.ts'
import type { Content } from '../model/content.ts'
import { ConfigError } from '../model/errors.ts'
import { formatTags } from '../model/inline-tags.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { Match } from '../model/match.ts'
import type { Project } from '../pipeline/project.ts'
import { sentencesOf } from '../pipeline/sentences.ts'
import type { Io } from './io.ts'
import { openProject } from './open-project.ts'
import { openArticle } from './stages.ts'

export interface LookupOptions {
  /** A text of one's own, in place of an article. */
  readonly text: string | undefined
  /** The most fuzzy matches of a text. */
  readonly limit: number
}

/**
 * `translate lookup`: what the memory has for each block and sentence of an article, or for a text, as one line of JSON per text and locale:
 * `{"key","locale","text","matches":[{"kind","similarity","source","target",…}]}`. Reads only, sends nothing.
 */
export async function lookup(
  config: Config,
  io: Io,
  paths: readonly string[],
  { text, limit }: LookupOptions
): Promise<number> {
  if ((text === undefined) === (paths.length === 0)) {
    throw new ConfigError(
      'usage',
      'Expected an article or --text, one of the two: translate lookup articles/vote.md --to ar'
    )
  }
  using opened = await openProject(config, io)
  const { project } = opened
  const { article, asked } =
    text === undefined ? textsOf(project, paths) : { article: '', asked: [{ key: undefined, content: [text] }] }
  for (const locale of project.to) {
    const found = await matchesFor(project, article, locale, { asked, limit })
    for (const [i, { key, content }] of asked.entries()) {
      io.out(`${JSON.stringify({ key, locale, text: formatTags(content), matches: found[i]!.map(shown) })}\n`)
    }
  }
  await opened.save()
  return 0
}

interface Asked {
  readonly key: string | undefined
  readonly content: Content
  readonly variant?: string | undefined
}

/** Each block, and its sentences where it has several. */
function textsOf(
  project: Project,
  paths: readonly string[]
): { readonly article: string; readonly asked: readonly Asked[] } {
  const { file, blocks } = openArticle(project, paths)
  const asked = blocks.flatMap(({ key, block }): Asked[] => {
    const whole = { key, content: block.content, variant: block.variant?.name }
    const { sentences } = sentencesOf(project, block)
    return sentences.length < 2
      ? [whole]
      : [whole, ...sentences.map(({ content, variant }) => ({ key, content, variant }))]
  })
  return { article: file.id, asked }
}

async function matchesFor(
  { memory, chainFor, from, fuzzyFrom }: Project,
  article: string,
  to: LocaleTag,
  { asked, limit }: { readonly asked: readonly Asked[]; readonly limit: number }
): Promise<ReadonlyArray<readonly Match[]>> {
  const queries = asked.map(({ content, variant }) => ({ source: content, variant }))
  const exact = await memory.lookup({ from, to }, chainFor(article, to).fingerprints, queries)
  const fuzzy = await memory.lookupFuzzy({ from, to }, queries, { threshold: fuzzyFrom, limit })
  return exact.map((matches, i) => [...matches, ...fuzzy[i]!])
}

function shown(match: Match): object {
  const { kind, similarity, target, origin, isReviewed } = match
  const more = match.kind === 'repaired' || match.kind === 'fuzzy' ? { source: formatTags(match.source) } : {}
  const why = match.kind === 'fuzzy' ? { penalties: match.penalties, differs: match.differs } : {}
  return { kind, similarity, ...more, target: formatTags(target), origin, reviewed: isReviewed, ...why }
}
