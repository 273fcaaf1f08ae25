import { hash } from 'node:crypto'
import { BackendError, type BackendErrorType, QuarantineError } from '../model/errors.ts'
import type { LocaleTag } from '../model/locale.ts'
import { type Draft, type Strike, strikes } from '../store/strikes.ts'
import type { Chain } from './chain.ts'
import type { Answer } from './demand.ts'
import type { Project } from './project.ts'

/**
 * What an engine refuses is pinned to the sentence as it is sent, to the locale and to all that the chain's engines are: another text,
 * or another engine, has not been refused.
 */
export interface Asked {
  readonly locale: LocaleTag
  readonly chain: Chain
  readonly form: string
}

/** Why a sentence is not sent now, if that is so. */
export type Held = (asked: Asked) => Quarantined | undefined

export interface Quarantined {
  readonly error: QuarantineError
  /** What the chain answered: it serves, flagged, for as long as nothing better is asked for. */
  readonly draft: Draft | undefined
}

/** What became of a sentence that was sent. */
export interface Judged extends Asked {
  readonly answer: Answer
  /** A target that a check finds broken. */
  readonly draft?: Draft
  /** Whether the chain had a target for something it was asked into the locale. */
  readonly isChainAnswering: boolean
}

const day = 86_400_000
const mostDays = 32
/** Half a day more: a night that begins a little earlier or later than the one before is clearly inside, or clearly past it. */
const more = 0.5
/** A sentence that nobody has asked for in so long has left its article. */
const forgottenAfter = 100 * day

/** What is in quarantine now: a snapshot, so that a plan and its run see the same. */
export function heldNow({ db, now }: Pick<Project, 'db' | 'now'>): Held {
  const time = now().getTime()
  const kept = new Map([...strikes(db).get()].filter(([, strike]) => isHeld(strike, time)))
  if (kept.size === 0) return nothingHeld
  return asked => {
    const strike = kept.get(keyOf(asked))
    if (!strike) return undefined
    const { type, strikes, message, draft } = strike
    return { error: new QuarantineError(type, strikes, endOf(strike), message), draft }
  }
}

export const nothingHeld: Held = () => undefined

/** Keeps what becomes of sentences that were sent, durably. */
export function judge({ db, now }: Pick<Project, 'db' | 'now'>, outcomes: readonly Judged[]): void {
  const book = strikes(db)
  const known = book.get()
  const at = now().getTime()
  const struck = new Map<string, Strike>()
  const fine: string[] = []
  for (const { answer, draft, isChainAnswering, ...asked } of outcomes) {
    if (!answer) continue
    if ('target' in answer) {
      if (known.size > 0) fine.push(keyOf(asked))
    } else if (isOfSentence(answer.error)) {
      const key = keyOf(asked)
      struck.set(key, { ...strikeAfter(known.get(key), answer.error, isChainAnswering, at), draft })
    }
  }
  const forget = fine.filter(key => known.has(key))
  if (struck.size + forget.length > 0) book.change(struck, { keys: forget, before: at - forgottenAfter })
}

/**
 * One failure more. What was paid for and is not the chain's trouble (it answers others) is left alone at once, anything else after it
 * failed a second time; each further time for twice as long.
 */
export function strikeAfter(
  former: Strike | undefined,
  { type, message }: BackendError,
  isChainAnswering: boolean,
  at: number
): Strike {
  const strikes = (former?.strikes ?? 0) + 1
  const isSettled = strikes > 1 || (isChainAnswering && !unpaid.includes(type))
  const days = former && former.days > 0 ? Math.min(mostDays, 2 * former.days) : isSettled ? 1 : 0
  return { type, message, strikes, days, at, draft: undefined }
}

/** A strike of the future is a clock that was wrong. */
export function isHeld(strike: Strike, time: number): boolean {
  return strike.days > 0 && time < endOf(strike) && strike.at < time + day
}

function endOf({ at, days }: Strike): number {
  return at + (days + more) * day
}

/** Refused before they are billed: a second try costs nothing. */
const unpaid: readonly BackendErrorType[] = ['bad-request', 'too-large', 'unsupported-pair']

/** Trouble of the engine as a whole, which no sentence answers for. */
const ofEngine: readonly BackendErrorType[] = [
  'unauthorized',
  'rate-limited',
  'quota-exceeded',
  'unavailable',
  'timeout',
  'cancelled'
]

/** Whether an error says something of the sentence: asked again it would come again. */
export function isOfSentence(error: Error): error is BackendError {
  return error instanceof BackendError && !ofEngine.includes(error.type)
}

function keyOf({ locale, chain, form }: Asked): string {
  return hash('sha256', [locale, ...chain.fingerprints, form].join('\n'), 'hex').slice(0, 32)
}
