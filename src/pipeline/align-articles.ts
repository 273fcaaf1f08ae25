import { setImmediate } from 'node:timers/promises'
import { runChecks } from '../checks/quality-check.ts'
import { type AlignedPair, alignTexts, likelyPairs } from '../memory/align/align-texts.ts'
import { type Learned, learn, unlearned } from '../memory/align/learned.ts'
import { mostPairs, type PassagePair } from '../memory/align/lexicon.ts'
import { withSourceCodes } from '../memory/align/map-codes.ts'
import type { AlignBlock, AlignText } from '../memory/align/passage.ts'
import type { AlignedEntry } from '../memory/align/store-aligned.ts'
import { type Content, plainText } from '../model/content.ts'
import { FormatError, isOperational } from '../model/errors.ts'
import type { LocalePair, LocaleTag } from '../model/locale.ts'
import { normalForm } from '../segmentation/normal-form.ts'
import { split } from '../segmentation/split.ts'
import { decodeArticle } from '../store/encoding.ts'
import { readBytes } from '../store/files.ts'
import { newsOf, refuseHeld } from './news.ts'
import type { FilePair } from './pair-files.ts'
import type { Project } from './project.ts'
import { extracted } from './source-article.ts'
import { translatableBlocks } from './translatable-blocks.ts'

/** Why a pair that aligned is not kept: its codes differ, its target is the source again, or a check finds an error in it. */
export type Refusal = 'codes' | 'untranslated' | 'checks'

/** What came of one pair of articles. Sentences are the source's. */
export interface AlignedArticle {
  readonly source: string
  readonly target: string
  readonly sentences: number
  readonly kept: { readonly blocks: number; readonly sentences: number }
  /** `alone`: the translation has none for it; `unsure`: it has one, perhaps. */
  readonly leftOut: { readonly alone: number; readonly unsure: number } & Readonly<Record<Refusal, number>>
}

export interface AlignedArticles {
  readonly articles: readonly AlignedArticle[]
  readonly entries: readonly AlignedEntry[]
  readonly failures: ReadonlyArray<{ readonly source: string; readonly target: string; readonly message: string }>
}

/** Absolute paths of the two folders. */
export interface AlignFolders {
  readonly source: string
  readonly target: string
}

/** The lexicon of the first round makes the pairs of the second better; a third changes next to nothing. */
const rounds = 2

/** Aligns each pair, with what all of them teach about the two languages. Reads only. Rejects with the signal's reason when it aborts. */
export async function alignArticles(
  project: Project,
  folders: AlignFolders,
  to: LocaleTag,
  pairs: readonly FilePair[],
  signal: AbortSignal
): Promise<AlignedArticles> {
  const locales = { from: project.from, to }
  const failures: AlignedArticles['failures'][number][] = []
  let learned = unlearned(locales.from, to)
  for (let round = 0; round < rounds; round++) learned = await learnFrom(learned)
  const articles: AlignedArticle[] = []
  const entries: AlignedEntry[] = []
  for (const pair of pairs) {
    await breathe()
    const texts = readPair(pair, error => failures.push({ ...pair, message: error.message }))
    if (!texts) continue
    const { article, kept } = alignPair(project, locales, pair, texts, learned)
    articles.push(article)
    entries.push(...kept)
  }
  return { articles, entries, failures }

  async function learnFrom(before: Learned): Promise<Learned> {
    const found: PassagePair[] = []
    for (const pair of pairs) {
      await breathe()
      const texts = found.length < mostPairs ? readPair(pair, () => undefined) : undefined
      if (texts) found.push(...likelyPairs(texts.source, texts.target, before))
    }
    return learn(locales.from, to, found)
  }

  async function breathe(): Promise<void> {
    await setImmediate()
    signal.throwIfAborted()
  }

  function readPair({ source, target }: FilePair, onError: (error: Error) => void): Texts | undefined {
    try {
      return {
        source: readText(project, folders.source, source, locales.from),
        target: readText(project, folders.target, target, to)
      }
    } catch (error) {
      if (!isOperational(error)) throw error
      onError(error)
      return undefined
    }
  }
}

interface Texts {
  readonly source: AlignText
  readonly target: AlignText
}

/** An article as alignment wants it. Throws `FormatError`, `ArticleError`, and `HeldError` for one that the memory must not learn from now. */
function readText(
  { formats, segmenter, articleLimit, now }: Project,
  root: string,
  path: string,
  locale: LocaleTag
): AlignText {
  const article = decodeArticle(readBytes(root, path, articleLimit), path)
  const extension = path.slice(path.lastIndexOf('.')).toLowerCase()
  const format = formats.find(({ extensions }) => extensions.includes(extension))
  if (!format) throw new FormatError('unknown-extension', `Expected an article of a known format, got "${path}"`)
  refuseHeld({ format, path }, article, newsOf({ format, path }, article), now())
  const { blocks } = translatableBlocks(extracted({ from: locale }, { format, path }, article).blocks, article, path)
  return {
    locale,
    blocks: blocks
      // One source with several targets, as the forms of a plural have, says nothing about any of them.
      .filter(({ variant }) => variant === undefined)
      .map(({ role, content, name }): AlignBlock => {
        const { segments, gaps } = split(content, segmenter, locale)
        return { role, content, name, sentences: segments, gaps }
      })
  }
}

function alignPair(
  project: Project,
  locales: LocalePair,
  { source, target }: FilePair,
  texts: Texts,
  learned: Learned
): { readonly article: AlignedArticle; readonly kept: readonly AlignedEntry[] } {
  const { pairs, sentences, unpaired } = alignTexts(texts.source, texts.target, learned)
  const leftOut = { ...unpaired, codes: 0, untranslated: 0, checks: 0 }
  const counts = { blocks: 0, sentences: 0 }
  const kept: AlignedEntry[] = []
  for (const pair of pairs) {
    const found = checked(project, locales, pair)
    if (typeof found === 'string') {
      if (pair.of === 'sentences') leftOut[found] += pair.sentences[0]
      continue
    }
    if (pair.of === 'block') counts.blocks++
    else counts.sentences += pair.sentences[0]
    kept.push({ ...found, context: contextOf(texts.source, pair), article: source })
  }
  return { article: { source, target, sentences, kept: counts, leftOut }, kept }
}

function contextOf({ blocks }: AlignText, { of, block }: AlignedPair): AlignedEntry['context'] {
  return of === 'block' ? { previous: blocks[block - 1]?.content, next: blocks[block + 1]?.content } : undefined
}

/** The pair as the memory wants it, or why it must not have it. */
function checked(
  { checks }: Project,
  locales: LocalePair,
  pair: AlignedPair
): Pick<AlignedEntry, 'source' | 'target'> | Refusal {
  const [source, other] = pair.of === 'block' ? [pair.source, pair.target] : [normal(pair.source), normal(pair.target)]
  const target = withSourceCodes(source, other)
  if (!target) return 'codes'
  const text = plainText(source)
  if (/\p{L}/u.test(text) && text === plainText(target)) return 'untranslated'
  const findings = runChecks(checks, { source, target }, locales)
  return findings.some(({ severity }) => severity === 'error') ? 'checks' : { source, target }
}

const normal = (sentence: Content): Content => normalForm(sentence).content
