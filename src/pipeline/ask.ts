import { targetToText } from '../memory/exact-form.ts'
import { type Content, isCode } from '../model/content.ts'
import { BackendError } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { Match } from '../model/match.ts'
import { packBatches } from '../queue/batches.ts'
import type { WorkQueue } from '../queue/work-queue.ts'
import { requireSpace } from '../store/disk-space.ts'
import { type Chain, demandKey } from './chain.ts'
import { chainAsker } from './chain-asker.ts'
import type { Answer, Answered, Answers, Demand, DemandOf, Wanted } from './demand.ts'
import type { Project } from './project.ts'
import { type Asked, type Judged, judge } from './quarantine.ts'
import { rounds } from './rounds.ts'

export interface Asking {
  readonly project: Project
  readonly queue: WorkQueue
  readonly signal: AbortSignal
  /** Whether nothing more is to be sent. */
  readonly isLate: () => boolean
  /** Past the memory's answers, but for those of this run. */
  readonly force: boolean
  /** `answered` sentences have an outcome, `translated` of them a target that was paid for. */
  onBatch(answered: number, translated: number): void
}

/**
 * Sends pages of sentences, in batches, each to its chain. What had no usable answer is not asked for again by a later page of the run.
 */
export function asker({
  project,
  queue,
  signal,
  isLate,
  force,
  onBatch
}: Asking): (demand: Demand) => Promise<Answers> {
  const askChain = chainAsker(project, signal)
  /** By demand, what is not in the memory though it was asked for. */
  const unstored = new Map<string, Map<string, Answer>>()
  /** Sentences that were asked for in this run, by locale and engine. */
  const asked = new Set<string>()
  /** Demands that had a target in this run. */
  const answering = new Set<string>()
  /** The store failed, or our own code: what an engine answered from here on could not be kept. */
  let broken: { readonly error: unknown } | undefined

  return async demand => {
    const outcomes: Array<Asked & { readonly answer: Answer }> = []
    const answers = new Map<string, Map<string, Answer>>()
    const jobs: Promise<void>[] = []
    for (const round of rounds(demand)) {
      for (const each of round) await send(each, answers, outcomes, jobs)
      await queue.drain()
    }
    const isAnswering = ({ locale, chain }: Asked) => answering.has(demandKey(locale, chain))
    judge(
      project,
      outcomes.map(outcome => ({ ...outcome, isChainAnswering: isAnswering(outcome) }))
    )
    for (const job of await Promise.allSettled(jobs))
      if (job.status === 'rejected' && !isStop(job.reason)) throw job.reason
    return (locale, chain, form) => answers.get(demandKey(locale, chain))?.get(form)
  }

  async function send(
    { locale, chain, wanted }: DemandOf,
    answers: Map<string, Map<string, Answer>>,
    outcomes: Array<Asked & { readonly answer: Answer }>,
    jobs: Promise<void>[]
  ): Promise<void> {
    const key = demandKey(locale, chain)
    const bad = unstored.get(key) ?? new Map<string, Answer>()
    unstored.set(key, bad)
    const known = answers.get(key) ?? new Map<string, Answer>()
    answers.set(key, known)
    const isOfThisRun = (form: string, engine: string) => asked.has(`${locale} ${engine} ${form}`)
    const usable = force ? isOfThisRun : () => true
    for (const [form, answer] of await remembered(project, locale, chain, wanted, usable)) known.set(form, answer)
    for (const form of wanted.keys()) if (!known.has(form) && bad.has(form)) known.set(form, bad.get(form))
    const missing = [...wanted].filter(([form]) => !known.has(form))
    for (const [form] of missing) for (const engine of chain.fingerprints) asked.add(`${locale} ${engine} ${form}`)
    const { engine } = chain.links[0]
    const characters = ({ sentence }: Wanted) => engine.characters(sentence.content)
    const [plain, coded] = partition(missing.map(([, sentence]) => sentence))
    const batches = [plain, coded].flatMap(sentences => packBatches(sentences, engine.limits, characters))
    for (const batch of batches) {
      await queue.ready()
      if (signal.aborted || broken || isLate()) break
      jobs.push(queue.add(() => answerBatch({ locale, chain }, batch, known, bad, outcomes)))
    }
  }

  async function kept(...asked: Parameters<typeof askChain>): Promise<Awaited<ReturnType<typeof askChain>>> {
    requireSpace(project.db)
    return await askChain(...asked)
  }

  async function answerBatch(
    to: Pick<DemandOf, 'locale' | 'chain'>,
    batch: readonly Wanted[],
    known: Map<string, Answer>,
    bad: Map<string, Answer>,
    outcomes: Array<Asked & { readonly answer: Answer }>
  ): Promise<void> {
    if (isLate()) return // in the queue until now
    if (broken) throw broken.error
    const { answers, translated } = await kept(to, batch).catch(error => {
      broken ??= { error }
      throw error
    })
    const unsound: Judged[] = []
    for (const [i, { sentence }] of batch.entries()) {
      const { isStored, answer } = answers[i]!
      const got = answer && 'error' in answer && isStop(answer.error) ? undefined : answer
      known.set(sentence.form, got)
      if (!isStored && got) bad.set(sentence.form, got)
      const asked = { ...to, form: sentence.form }
      if (got && 'target' in got && !isStored) unsound.push(brokenAnswer(asked, sentence.content, got))
      else outcomes.push({ ...asked, answer: got })
    }
    // They are paid for and not in the memory: they are kept here and now.
    if (unsound.length > 0) judge(project, unsound)
    if (translated > 0) answering.add(demandKey(to.locale, to.chain))
    onBatch(batch.length, translated)
  }
}

/** Sentences without and with inline codes: engines take plain text and markup in requests of their own. */
function partition(sentences: readonly Wanted[]): readonly [plain: Wanted[], coded: Wanted[]] {
  const isCoded = ({ sentence }: Wanted) => sentence.content.some(isCode)
  return [sentences.filter(each => !isCoded(each)), sentences.filter(isCoded)]
}

function brokenAnswer(asked: Asked, source: Content, { target, origin }: Answered): Judged {
  const { name } = asked.chain
  const error = new BackendError('bad-response', name, `Expected an answer of ${name} that passes the checks`)
  const draft = origin.type === 'mt' ? { text: targetToText(source, target), engine: origin.engine } : undefined
  return { ...asked, answer: { error }, ...(draft && { draft }), isChainAnswering: true }
}

function isStop(error: unknown): boolean {
  return error instanceof BackendError && error.type === 'cancelled'
}

/** What the engines have answered by now: an earlier page may have asked. A person's text was looked for when planning. */
async function remembered(
  { memory, from }: Project,
  to: LocaleTag,
  { fingerprints }: Chain,
  wanted: ReadonlyMap<string, Wanted>,
  isUsable: (form: string, engine: string) => boolean
): Promise<Map<string, Answer>> {
  const all = [...wanted].filter(([form]) => fingerprints.some(engine => isUsable(form, engine)))
  const queries = all.map(([, { sentence }]) => ({ source: sentence.content, variant: sentence.variant }))
  const found = await memory.lookup({ from, to }, fingerprints, queries)
  return new Map(
    all.flatMap(([form], i) => {
      const isOwn = ({ kind, origin }: Match) =>
        kind === 'exact' && origin.type === 'mt' && isUsable(form, origin.engine)
      const match = found[i]!.find(isOwn)
      return match ? [[form, match] as const] : []
    })
  )
}
