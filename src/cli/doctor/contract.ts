import type { Content } from '../../model/content.ts'
import { type BackendError, BudgetError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import type { LocaleTag } from '../../model/locale.ts'
import type { Outcome } from '../../queue/isolating.ts'
import type { Diagnosis } from './diagnosis.ts'
import { furtherTrials, plainTrial, type Trial } from './trials.ts'

export interface Contract {
  readonly engine: string
  readonly to: readonly LocaleTag[]
  /** What the glossary has for a locale, by source term. */
  terms(to: LocaleTag): ReadonlyMap<string, string>
  /** Through gate and ledger. */
  translate(to: LocaleTag, sources: readonly Content[]): Promise<readonly Outcome[]>
  /** Errors that the quality checks find. */
  errors(to: LocaleTag, source: Content, target: Content): readonly Finding[]
  /** Characters that sources count as when they are sent. */
  expected(sources: readonly Content[]): number
  /** Characters that count as billed until now. */
  billed(): number
  /** Milliseconds. */
  now(): number
}

/** What came of a trial; whether a cap refused it. */
export interface TriedDiagnosis extends Diagnosis {
  readonly isOverBudget?: boolean
}

/** Trials in order, with nothing more once the engine refuses all: a wrong key, a cap, a service that is down. */
export async function* engineDiagnoses(contract: Contract): AsyncGenerator<TriedDiagnosis> {
  let tried: LocaleTag | undefined
  for (const to of contract.to) {
    const { diagnosis, error } = await attempt(contract, plainTrial, to)
    yield { ...diagnosis, ...(error instanceof BudgetError && { isOverBudget: true }) }
    if (error && isFinal(error)) return
    if (diagnosis.result === 'ok') tried ??= to
  }
  if (tried === undefined) return
  for (const trial of furtherTrials(contract.terms(tried))) {
    const { diagnosis, error } = await attempt(contract, trial, tried)
    yield { ...diagnosis, ...(error instanceof BudgetError && { isOverBudget: true }) }
    if (error && isFinal(error)) return
  }
}

async function attempt(contract: Contract, trial: Trial, to: LocaleTag) {
  const { engine, translate, errors, expected, billed, now } = contract
  const [start, before] = [now(), billed()]
  const outcomes = await translate(to, trial.sources)
  const measured = { milliseconds: Math.round(now() - start), characters: billed() - before }
  const said = (result: Diagnosis['result'], message: string): Diagnosis => ({
    area: engine,
    check: trial.check,
    locale: to,
    result,
    message,
    ...measured
  })
  const error = outcomes.flatMap(outcome => ('error' in outcome ? [outcome.error] : []))[0]
  if (error) return { diagnosis: said('failed', `${error.type}: ${error.message}`), error }
  const targets = outcomes.flatMap(outcome => ('target' in outcome ? [outcome.target] : []))
  const found = trial.sources.flatMap((source, i) => errors(to, source, targets[i]!))
  const [wanted, sent] = [expected(trial.sources), measured.characters]
  const miscounted = sent === wanted ? undefined : `${sent} characters counted, ${wanted} expected`
  const trouble = found[0]?.message ?? trial.judge(targets) ?? miscounted
  if (trouble === undefined) return { diagnosis: said('ok', trial.well), error }
  const advice =
    trial.isOptional || trial.check === 'codes'
      ? `${trouble}; such sentences are asked for again in another form`
      : trouble
  return { diagnosis: said(trial.isOptional ? 'warning' : 'failed', advice), error }
}

function isFinal(error: BackendError | BudgetError): boolean {
  if (error instanceof BudgetError) return true
  return ['unauthorized', 'quota-exceeded', 'unavailable', 'timeout', 'rate-limited', 'cancelled'].includes(error.type)
}
