import type { Engine, Reference, TranslationRequest } from '../backends/translation-backend.ts'
import type { Content } from '../model/content.ts'
import { BackendError, type BudgetError } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import { packBatches } from '../queue/batches.ts'
import type { Outcome } from '../queue/isolating.ts'
import type { Link } from './chain.ts'
import type { Answer, Answered, DemandOf, Wanted } from './demand.ts'
import { deskOf } from './desk.ts'
import { type AskAgain, askedAgain } from './ladder/ladder.ts'
import { isOutOfOrder, isRefrain, saidAlike } from './ladder/order.ts'
import { isSound } from './ladder/sound.ts'
import type { Project } from './project.ts'
import { isOfSentence } from './quarantine.ts'

/** What became of a batch. */
export interface Asked {
  /** In order. What `isStored` is in the memory: a target that a check finds broken is not. */
  readonly answers: ReadonlyArray<{ readonly answer: Answer; readonly isStored: boolean }>
  /** Sentences that have a target that was paid for. */
  readonly translated: number
}

/**
 * Asks for a batch, and climbs the ladder for each sentence that has no sound answer: the same engine in another form, its text with the
 * codes put back by us, the next engine of the chain. Sound answers are in the memory before anything else happens to them. A
 * sentence for which nothing sound came keeps the first target it had, for a person to see, or the last error. Once an engine refuses
 * all (a wrong key, a quota used up, the cap), or a locale, nothing more of that is sent to it.
 */
export function chainAsker(
  project: Project,
  signal: AbortSignal
): (to: Pick<DemandOf, 'locale' | 'chain'>, batch: readonly Wanted[]) => Promise<Asked> {
  const refused = new Map<Engine, Map<LocaleTag | undefined, BackendError | BudgetError>>()

  return async ({ locale, chain }, batch) => {
    const sound = new Map<Wanted, Answered>()
    const drafts = new Map<Wanted, Answered>()
    const errors = new Map<Wanted, BackendError | BudgetError>()
    for (const link of chain.links) {
      const open = batch.filter(wanted => !sound.has(wanted))
      if (open.length === 0) break
      const origin = { type: 'mt', engine: link.engine.fingerprint } as const
      for (const [wanted, outcome] of await askLink(link, locale, open)) {
        if ('error' in outcome) errors.set(wanted, worse(errors.get(wanted), outcome.error))
        else if (outcome.isSound) sound.set(wanted, { target: outcome.target, origin })
        else if (!drafts.has(wanted)) drafts.set(wanted, { target: outcome.target, origin })
      }
    }
    const answers = batch.map(wanted => {
      const answer = sound.get(wanted) ?? drafts.get(wanted)
      return { answer: answer ?? { error: errors.get(wanted)! }, isStored: sound.has(wanted) }
    })
    return { answers, translated: answers.filter(({ answer }) => answer && 'target' in answer).length }
  }

  async function askLink(
    { engine, backend }: Link,
    to: LocaleTag,
    all: readonly Wanted[]
  ): Promise<ReadonlyMap<Wanted, Judged>> {
    const judged = new Map<Wanted, Judged>()
    const translate = async (
      sources: readonly Content[],
      { desks, neighbours }: Pick<TranslationRequest, 'desks' | 'neighbours'>
    ): Promise<readonly Outcome[]> => {
      const error = refused.get(engine)?.get(to) ?? refused.get(engine)?.get(undefined)
      if (error) return sources.map(() => ({ error }))
      const references = await referencesFor(project, engine, to, sources)
      const beside = { ...(desks && { desks }), ...(neighbours && { neighbours }) }
      const request = { from: project.from, to, sources, signal, ...beside, ...(references && { references }) }
      const outcomes = await backend.translateEach(request)
      for (const outcome of outcomes) if ('error' in outcome) refuse(engine, to, outcome.error)
      return outcomes
    }
    const accept = async (pairs: ReadonlyArray<readonly [Wanted, Content]>): Promise<void> => {
      await store(project, engine, to, pairs)
      for (const [wanted, target] of pairs) judged.set(wanted, { target, isSound: true })
    }
    const isFine = (source: Content, target: Content) => isSound(project, { source, target }, to)
    const size = ({ sentence }: Wanted) => engine.characters(sentence.content)
    for (const batch of packBatches(all, engine.limits, size)) {
      const sources = batch.map(({ sentence }) => sentence.content)
      const desks = new Map(batch.map(({ sentence, article }) => [sentence.content, deskOf(article)]))
      const near = new Map(batch.map(({ sentence, neighbours }) => [sentence.content, neighbours]))
      const outcomes = await translate(sources, { desks, ...(engine.neighbours && { neighbours: near }) })
      const good: Array<readonly [Wanted, Content]> = []
      const broken: Wanted[] = []
      const misplaced = misplacedOf(sources, outcomes, isFine)
      const refrains = new Map<Wanted, Content>()
      for (const [i, wanted] of batch.entries()) {
        const outcome = outcomes[i]!
        if ('error' in outcome) judged.set(wanted, outcome)
        else if (misplaced(i)) {
          judged.set(wanted, { error: misplacedError(engine.name, batch.length) })
          if (misplaced(i) === 'alike') refrains.set(wanted, outcome.target)
          broken.push(wanted)
        } else if (isFine(wanted.sentence.content, outcome.target)) good.push([wanted, outcome.target])
        else {
          judged.set(wanted, { target: outcome.target, isSound: false })
          broken.push(wanted)
        }
      }
      await accept(good)
      if (!project.askAgain) continue
      const means: Omit<AskAgain, 'translate'> = {
        isFine,
        wasAlone: batch.length === 1,
        hadTokens: engine.sendsTokens ?? false,
        to,
        limits: engine.limits,
        size: source => engine.characters(source)
      }
      for (const wanted of broken) {
        const again = (sources: readonly Content[]) =>
          translate(sources, { desks: new Map(sources.map(source => [source, deskOf(wanted.article)])) })
        const refrain = refrains.get(wanted)
        const isFineNow: AskAgain['isFine'] = (source, target) =>
          isFine(source, target) && !(refrain && isRefrain(refrain, target))
        const target = await askedAgain(wanted.sentence.content, { ...means, isFine: isFineNow, translate: again })
        if (target) await accept([[wanted, target]])
      }
    }
    return judged
  }

  /** Which answers may be another sentence's. Those that are alike are not suspect where nothing is asked again: they may be right. */
  function misplacedOf(
    sources: readonly Content[],
    outcomes: readonly Outcome[],
    isFine: AskAgain['isFine']
  ): (i: number) => 'order' | 'alike' | undefined {
    const pairs = sources.flatMap((source, i) => {
      const outcome = outcomes[i]!
      return 'target' in outcome ? [{ source, target: outcome.target, i }] : []
    })
    if (isOutOfOrder(pairs, isFine)) return () => 'order'
    const alike = new Set(project.askAgain ? Array.from(saidAlike(pairs), ({ i }) => i) : [])
    return i => (alike.has(i) ? 'alike' : undefined)
  }

  function refuse(engine: Engine, locale: LocaleTag, error: BackendError | BudgetError): void {
    const known = refused.get(engine) ?? new Map()
    refused.set(engine, known)
    if (isFinalForLocale(error)) known.set(locale, error)
    if (isFinal(error)) known.set(undefined, error)
  }
}

function misplacedError(engine: string, sent: number): BackendError {
  const message = `Expected an answer for each of ${sent} sources from ${engine}, in order, got some in each other's place`
  return new BackendError('bad-response', engine, message)
}

type Judged = { readonly target: Content; readonly isSound: boolean } | { readonly error: BackendError | BudgetError }

/** Of the errors of two links: that the run was stopped counts before all, then what one of them has against the sentence. */
function worse<E extends BackendError | BudgetError>(former: E | undefined, error: E): E {
  if (former === undefined || error.type === 'cancelled') return error
  return former.type === 'cancelled' || isOfSentence(former) ? former : error
}

/** Whether asking this engine again in this run is no use, whatever the sentence. */
function isFinal(error: BackendError | BudgetError): boolean {
  if (error instanceof BackendError) return error.type === 'unauthorized' || error.type === 'quota-exceeded'
  return error.cap?.scope.of !== 'locale' && error.cap?.scope.of !== 'desk'
}

/** The same for this locale. */
function isFinalForLocale(error: BackendError | BudgetError): boolean {
  return error instanceof BackendError ? error.type === 'unsupported-pair' : error.cap?.scope.of === 'locale'
}

async function store(
  { memory, from, now }: Project,
  engine: Engine,
  to: LocaleTag,
  pairs: ReadonlyArray<readonly [Wanted, Content]>
): Promise<void> {
  const at = now().toISOString()
  const origin = { type: 'mt', engine: engine.fingerprint } as const
  const context = { previous: undefined, next: undefined }
  await memory.store(
    { from, to },
    pairs.map(([{ sentence, article }, target]) => ({
      source: sentence.content,
      variant: sentence.variant,
      target,
      context,
      origin,
      isReviewed: false,
      article,
      at
    }))
  )
}

/**
 * What people have for sources that are alike, for an engine that draws from it. One that says the contrary would mislead; other
 * numbers do not.
 */
async function referencesFor(
  { memory, from, fuzzyFrom }: Project,
  engine: Engine,
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
