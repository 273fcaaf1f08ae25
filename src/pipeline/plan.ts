import { setImmediate } from 'node:timers/promises'
import { HeldError, isLocal, type OperationalError, type QuarantineError } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import { type NewsStatus, noNews } from '../model/news.ts'
import type { ArticleFile, Found } from './find-articles.ts'
import { findArticles } from './find-articles.ts'
import { type BlockPlan, type LocalePlan, type PlanOptions, planLocale } from './locale-plan.ts'
import { orderOfWork } from './order-of-work.ts'
import type { Project } from './project.ts'
import { bundleLocales } from './published-bundles.ts'
import { heldNow, nothingHeld } from './quarantine.ts'
import { revived } from './revive.ts'
import { readArticle, type SourceArticle } from './source-article.ts'
import { keptBlocks, type Summary, upToDate } from './up-to-date.ts'

/** What to do, before anything is done or spent. */
export interface Plan {
  readonly found: Found
  readonly articles: readonly ArticlePlan[]
  readonly options: PlanOptions
}

export interface ArticlePlan {
  readonly file: ArticleFile
  /** Locales where nothing has changed since the last run, and what it left there. */
  readonly done: ReadonlyArray<{ readonly locale: LocaleTag; readonly summary: Summary }>
  readonly open: readonly LocaleForecast[]
  /** Why the article cannot be read at all. */
  readonly error: OperationalError | undefined
  /** What its metadata say; nothing of an article that was not read. */
  readonly news: NewsStatus
  /** Why nothing of it may be sent or written now, though all is well. */
  readonly held: HeldError | undefined
}

/** What a locale plan comes to. */
export interface LocaleForecast {
  readonly locale: LocaleTag
  readonly blocks: BlockCounts
  readonly sentences: { readonly total: number; readonly reused: number; readonly sent: number }
  /** Keys of the blocks that are the first to need a sentence: counted as translated, the others as reused. */
  readonly translated: ReadonlySet<string>
  /** Characters the engine will bill. A sentence that an earlier article of the plan sends costs nothing here. */
  readonly characters: number
  /** Name of the backend it is sent to. */
  readonly backend: string
  /** What each sentence to send costs, also those that an earlier article sends: what is one sentence is one object. */
  readonly costs: readonly SentenceCost[]
  /** Blocks that are not sent because a sentence of theirs is in quarantine. */
  readonly quarantined: ReadonlyArray<{ readonly key: string; readonly error: QuarantineError }>
  /** Why this locale cannot be planned. */
  readonly error: OperationalError | undefined
}

/** A sentence that is sent once, whichever articles need it. */
export interface SentenceCost {
  readonly characters: number
}

/** Blocks by what is planned for them; `stale` ones wait for a person. */
export interface BlockCounts {
  readonly kept: number
  readonly reused: number
  readonly translated: number
  readonly stale: number
  /** In quarantine. */
  readonly failed: number
  /** Of those kept: machine text with an open error, as its record has it. */
  readonly flagged: number
}

/** An article with its locale plans in full, as `run` carries it out. */
export interface OpenArticle {
  readonly article: SourceArticle
  readonly locales: readonly LocalePlan[]
}

/** Who watches a plan being made. */
export interface PlanObserver {
  /** Handed each article's full plan, so that a run need not make it twice. */
  onOpen?(open: OpenArticle): void
  onArticle?(done: number, total: number): void
  readonly signal?: AbortSignal
}

/** Articles between two breaths: so long a signal, or a line on the terminal, may wait. */
const breath = 20

/** Plans every article under `paths` in every locale. Reads only. Rejects with the signal's reason when it aborts. */
export async function plan(
  project: Project,
  paths: readonly string[],
  wanted: PlanOptions,
  { onOpen, onArticle, signal }: PlanObserver = {}
): Promise<Plan> {
  const all = findArticles(project, paths)
  const found = { ...all, articles: all.articles.filter(({ path }) => wanted.only?.(path) ?? true) }
  const options = { ...wanted, held: wanted.force || wanted.retryQuarantined ? nothingHeld : heldNow(project) }
  const isDone = upToDate(project)
  const forecast = forecaster()
  const isLeft = ({ summary }: ArticlePlan['done'][number]) => !(wanted.retryQuarantined && summary.states.flagged > 0)
  const doneIn = new Map<ArticleFile, ArticlePlan['done']>()
  for (const file of found.articles) {
    if (doneIn.size % breath === 0) await setImmediate()
    signal?.throwIfAborted()
    doneIn.set(file, options.force ? [] : project.to.flatMap(locale => isDone(file, locale) ?? []).filter(isLeft))
  }
  const isOpen = (file: ArticleFile) => doneIn.get(file)!.length < project.to.length
  const articles: ArticlePlan[] = []
  const otherLocales = bundleLocales(project).filter(locale => !project.to.includes(locale))
  const nothing = { open: [], error: undefined, news: noNews, held: undefined }
  for (const file of wanted.isOrderOfWork ? inOrder(found.articles) : found.articles) {
    if (articles.length % breath === 0) await setImmediate()
    signal?.throwIfAborted()
    onArticle?.(articles.length, found.articles.length)
    const done = doneIn.get(file)!
    const locales = project.to.filter(locale => !done.some(({ locale: other }) => other === locale))
    if (locales.length === 0) {
      articles.push({ ...nothing, file, done })
      continue
    }
    try {
      const { open: opened, errors } = await openArticle(project, file, locales, options)
      const back = options.force ? [] : await revived(project, opened.article, otherLocales)
      const open = { ...opened, locales: [...opened.locales, ...back] }
      onOpen?.(open)
      const { news } = open.article
      articles.push({ ...nothing, file, done, open: [...open.locales.map(forecast), ...errors], news })
    } catch (error) {
      if (!isLocal(error)) throw error
      const reason = error instanceof HeldError ? { held: error } : { error }
      articles.push({ ...nothing, file, done: [], ...reason })
    }
  }
  return { found, articles, options }

  /** What there is to do first, so that nothing is asked about the rest. */
  function inOrder(files: readonly ArticleFile[]): readonly ArticleFile[] {
    return [...orderOfWork(project, files.filter(isOpen)), ...files.filter(file => !isOpen(file))]
  }
}

/** Reads and plans one article. A locale whose files cannot be read is an error of its own; the others go on. */
export async function openArticle(
  project: Project,
  file: ArticleFile,
  locales: readonly LocaleTag[],
  options: PlanOptions
): Promise<{ readonly open: OpenArticle; readonly errors: readonly LocaleForecast[] }> {
  const article = readArticle(project, file)
  const plans: LocalePlan[] = []
  const errors: LocaleForecast[] = []
  for (const locale of locales) {
    try {
      plans.push(await planLocale(project, article, locale, options))
    } catch (error) {
      if (!isLocal(error)) throw error
      errors.push({ ...nothing, locale, backend: project.chainFor(file.id, locale).links[0].engine.name, error })
    }
  }
  return { open: { article, locales: plans }, errors }
}

const nothing = {
  blocks: { kept: 0, reused: 0, translated: 0, stale: 0, failed: 0, flagged: 0 },
  sentences: { total: 0, reused: 0, sent: 0 },
  translated: new Set<string>(),
  characters: 0,
  costs: [],
  quarantined: []
}

/** Counts plan after plan; each sentence is sent once per locale and chain, to its first engine. */
function forecaster(): (plan: LocalePlan) => LocaleForecast {
  const sent = new Map<string, Map<string, SentenceCost>>()
  return ({ locale, chain, blocks }) => {
    const { engine } = chain.links[0]
    const keys = chain.fingerprints.map(engine => `${locale} ${engine}`)
    const own = sent.get(keys[0]!) ?? new Map<string, SentenceCost>()
    sent.set(keys[0]!, own)
    const counts = { kept: 0, reused: 0, translated: 0, stale: 0, failed: 0, flagged: 0 }
    const sentences = { total: 0, reused: 0, sent: 0 }
    const translated = new Set<string>()
    const costs = new Set<SentenceCost>()
    const quarantined: Array<{ key: string; error: QuarantineError }> = []
    let characters = 0
    for (const block of blocks) {
      let isSent = false
      for (const { form, content, match } of missingOrMatched(block)) {
        sentences.total++
        const known = keys.map(key => sent.get(key)?.get(form)).find(cost => cost !== undefined)
        if (!match && known) costs.add(known)
        if (match || known) {
          sentences.reused++
          continue
        }
        const cost = { characters: engine.characters(content) }
        own.set(form, cost)
        costs.add(cost)
        sentences.sent++
        characters += cost.characters
        isSent = true
      }
      if (block.action === 'keep' && block.state === 'flagged') counts.flagged++
      const error = quarantineOf(block)
      if (error) {
        counts.failed++
        quarantined.push({ key: block.block.key, error })
      } else if (block.action === 'stale') counts.stale++
      else if (block.action !== 'fill') counts.kept++
      else if (isSent) {
        counts.translated++
        translated.add(block.block.key)
      } else counts.reused++
    }
    return {
      locale,
      blocks: counts,
      sentences,
      translated,
      characters,
      backend: engine.name,
      costs: [...costs],
      quarantined,
      error: undefined
    }
  }
}

function quarantineOf(block: BlockPlan): QuarantineError | undefined {
  if (block.action !== 'fill' && block.action !== 'stale') return undefined
  return block.fill.from === 'quarantine' ? block.fill.error : undefined
}

/** The sentences a block's new text is made of, each with what the memory has for it. */
export function* missingOrMatched(block: BlockPlan) {
  if (block.action !== 'fill' && block.action !== 'stale') return
  const { fill } = block
  if (fill.from !== 'sentences') return
  for (const [i, sentence] of fill.sentences.sentences.entries()) yield { ...sentence, match: fill.matches[i] }
}

/** The plan added up: what `--dry-run` prints and the budget is held against. */
export function totals({ articles }: Plan) {
  const blocks = { kept: 0, reused: 0, translated: 0, stale: 0, failed: 0, flagged: 0 }
  const sentences = { total: 0, reused: 0, sent: 0 }
  let characters = 0
  for (const { done, open } of articles) {
    for (const { summary } of done) {
      blocks.kept += keptBlocks(summary)
      blocks.stale += summary.states.stale
      blocks.flagged += summary.states.flagged
    }
    for (const forecast of open) {
      for (const key of ['kept', 'reused', 'translated', 'stale', 'failed', 'flagged'] as const)
        blocks[key] += forecast.blocks[key]
      for (const key of ['total', 'reused', 'sent'] as const) sentences[key] += forecast.sentences[key]
      characters += forecast.characters
    }
  }
  return { blocks, sentences, characters }
}
