import type { Reference } from '../backends/translation-backend.ts'
import { type Content, isCode } from '../model/content.ts'
import { BackendError, type BudgetError } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import { packBatches } from '../queue/batches.ts'
import type { Outcome } from '../queue/isolating.ts'
import type { WorkQueue } from '../queue/work-queue.ts'
import type { Project } from './project.ts'
import type { Sentence } from './sentences.ts'

/** What a sentence got: a target, an error, or nothing, when the run was stopped before it was sent. */
export type Answer = Outcome | undefined

/** Sentences to send, by locale and form: one that many articles share is there once. */
export type Demand = ReadonlyMap<LocaleTag, ReadonlyMap<string, Wanted>>

export interface Wanted {
  readonly sentence: Sentence
  /** The first article that needs it. */
  readonly article: string
}

export type Answers = (locale: LocaleTag, form: string) => Answer

export interface Asking {
  readonly project: Project
  readonly queue: WorkQueue
  readonly signal: AbortSignal
  /** Past the memory's answers, but for those of this run. */
  readonly force: boolean
  /** `answered` sentences have an outcome, `translated` of them a target that was paid for. */
  onBatch(answered: number, translated: number): void
}

/**
 * Sends pages of sentences, in batches, and stores each answer before anything else happens to it. Once the backend refuses all
 * (a wrong key, a quota used up, the cap), or a locale, nothing more of that is sent.
 */
export function asker({ project, queue, signal, force, onBatch }: Asking): (demand: Demand) => Promise<Answers> {
  const { engine } = project
  const asked = new Map<LocaleTag, Set<string>>(project.to.map(locale => [locale, new Set()]))
  const refused = new Map<LocaleTag, BackendError | BudgetError>()

  return async demand => {
    const answers = new Map<LocaleTag, Map<string, Answer>>()
    const jobs: Promise<void>[] = []
    for (const [locale, wanted] of demand) {
      const before = asked.get(locale)!
      const known = await remembered(project, locale, wanted, form => force && !before.has(form))
      answers.set(locale, known)
      const missing = [...wanted].filter(([form]) => !known.has(form))
      for (const [form] of missing) before.add(form)
      const characters = ({ sentence }: Wanted) => engine.characters(sentence.content)
      const [plain, coded] = partition(missing.map(([, sentence]) => sentence))
      const batches = [plain, coded].flatMap(sentences => packBatches(sentences, engine.limits, characters))
      for (const batch of batches) {
        await queue.ready()
        if (signal.aborted) break
        jobs.push(queue.add(() => answerBatch(locale, batch, known)))
      }
    }
    await queue.drain()
    for (const job of await Promise.allSettled(jobs))
      if (job.status === 'rejected' && !isStop(job.reason)) throw job.reason
    return (locale, form) => answers.get(locale)?.get(form)
  }

  async function answerBatch(locale: LocaleTag, batch: readonly Wanted[], known: Map<string, Answer>): Promise<void> {
    const error = refused.get(locale)
    const outcomes = error ? batch.map(() => ({ error })) : await send(project, locale, batch, signal)
    for (const [i, { sentence }] of batch.entries()) {
      const outcome = outcomes[i]
      known.set(sentence.form, outcome && 'error' in outcome && isStop(outcome.error) ? undefined : outcome)
      if (outcome && 'error' in outcome) refuse(locale, outcome.error)
    }
    onBatch(batch.length, error ? 0 : outcomes.filter(outcome => 'target' in outcome).length)
  }

  function refuse(locale: LocaleTag, error: BackendError | BudgetError): void {
    if (error.type === 'unsupported-pair') refused.set(locale, error)
    if (isFinal(error)) for (const each of project.to) refused.set(each, error)
  }
}

/** Sentences without and with inline codes: engines take plain text and markup in requests of their own. */
function partition(sentences: readonly Wanted[]): readonly [plain: Wanted[], coded: Wanted[]] {
  const isCoded = ({ sentence }: Wanted) => sentence.content.some(isCode)
  return [sentences.filter(each => !isCoded(each)), sentences.filter(isCoded)]
}

/** Whether asking again in this run is no use, whatever the sentence. */
export function isFinal(error: BackendError | BudgetError): boolean {
  return !(error instanceof BackendError) || error.type === 'unauthorized' || error.type === 'quota-exceeded'
}

function isStop(error: unknown): boolean {
  return error instanceof BackendError && error.type === 'cancelled'
}

/** What the engine has answered by now: an earlier page may have asked. A person's text was looked for when planning. */
async function remembered(
  { memory, engine, from }: Project,
  to: LocaleTag,
  wanted: ReadonlyMap<string, Wanted>,
  isPast: (form: string) => boolean
): Promise<Map<string, Answer>> {
  const forms = [...wanted.keys()].filter(form => !isPast(form))
  const queries = forms.map(form => {
    const { content, variant } = wanted.get(form)!.sentence
    return { source: content, variant }
  })
  const found = await memory.lookup({ from, to }, engine.fingerprint, queries)
  const stored = found.map(matches => matches.find(({ kind, origin }) => kind === 'exact' && origin.type === 'mt'))
  return new Map(forms.flatMap((form, i) => (stored[i] ? [[form, stored[i]] as const] : [])))
}

async function send(
  project: Project,
  to: LocaleTag,
  batch: readonly Wanted[],
  signal: AbortSignal
): Promise<readonly Outcome[]> {
  const sources = batch.map(({ sentence }) => sentence.content)
  const { backend, memory, engine, from, now } = project
  const references = await referencesFor(project, to, sources)
  const outcomes = await backend.translateEach({ from, to, sources, signal, ...(references && { references }) })
  const at = now().toISOString()
  const context = { previous: undefined, next: undefined }
  const origin = { type: 'mt', engine: engine.fingerprint } as const
  const entries = outcomes.flatMap((outcome, i) => {
    if (!('target' in outcome)) return []
    return [
      {
        source: sources[i]!,
        variant: batch[i]!.sentence.variant,
        target: outcome.target,
        context,
        origin,
        isReviewed: false,
        article: batch[i]!.article,
        at
      }
    ]
  })
  await memory.store({ from, to }, entries)
  return outcomes
}

/** What people have for sources that are alike, for an engine that draws from it. One that says the contrary would mislead; other numbers do not. */
async function referencesFor(
  { memory, engine, from, fuzzyFrom }: Project,
  to: LocaleTag,
  sources: readonly Content[]
): Promise<ReadonlyMap<Content, readonly Reference[]> | undefined> {
  if (!engine.references) return undefined
  const queries = sources.map(source => ({ source }))
  const found = await memory.lookupFuzzy({ from, to }, queries, { threshold: fuzzyFrom, limit: 2 * engine.references })
  const usable = found.map(matches =>
    matches.filter(
      ({ differs, origin, isReviewed }) => (origin.type !== 'mt' || isReviewed) && !differs.includes('polarity')
    )
  )
  return new Map(sources.map((source, i) => [source, usable[i]!.slice(0, engine.references)]))
}
