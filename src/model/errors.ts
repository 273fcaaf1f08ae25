import type { Cap, Period } from './budget.ts'
import type { Content } from './content.ts'

/**
 * The world failing: every error a user can meet and mend. Our own bugs are plain `TypeError`s and `RangeError`s.
 * Branch on the class and `type`, never on the message.
 */
export abstract class OperationalError extends Error {
  abstract readonly type: string
}

export function isOperational(error: unknown): error is OperationalError {
  return error instanceof OperationalError
}

export type BackendErrorType =
  /** The key or account is refused. Permanent. */
  | 'unauthorized'
  /** Too fast: wait `retryAfter`, then try again. */
  | 'rate-limited'
  /** The account's allowance (a day's, a month's) is used up. Not in this run. */
  | 'quota-exceeded'
  /** The service is down or cannot be reached. Transient. */
  | 'unavailable'
  | 'timeout'
  /** The request is refused as it is: a setting or a source is wrong. Permanent. */
  | 'bad-request'
  /** More sources or characters than the service takes at once. */
  | 'too-large'
  /** An answer came, and it cannot be used: a wrong count, an empty text. */
  | 'bad-response'
  | 'unsupported-pair'
  /** Our own caller gave up. */
  | 'cancelled'

/** A translation backend did not translate. */
export class BackendError extends OperationalError {
  override readonly name = 'BackendError'
  readonly type: BackendErrorType
  readonly backend: string
  /** Milliseconds the service asked us to wait. */
  readonly retryAfter: number | undefined
  /** Targets that came all the same: they are paid for, and are not to be asked for again. */
  readonly answered: ReadonlyMap<Content, Content>

  constructor(
    type: BackendErrorType,
    backend: string,
    message: string,
    options: {
      readonly retryAfter?: number | undefined
      readonly answered?: ReadonlyMap<Content, Content> | undefined
      readonly cause?: unknown
    } = {}
  ) {
    super(message, { cause: options.cause })
    this.type = type
    this.backend = backend
    this.retryAfter = options.retryAfter
    this.answered = options.answered ?? new Map()
  }
}

/** The same error, with the targets that came all the same. */
export function withAnswers(error: BackendError, answered: ReadonlyMap<Content, Content>): BackendError {
  if (answered.size === 0) return error
  const { type, backend, message, retryAfter, cause } = error
  return new BackendError(type, backend, message, { retryAfter, cause, answered })
}

/** A text that an engine has refused again and again, or answered so that it cannot be used: it is not sent for a while. */
export class QuarantineError extends OperationalError {
  override readonly name = 'QuarantineError'
  readonly type = 'quarantined'
  /** Type of the error that it failed with last. */
  readonly failure: string
  /** How often it failed, in a row. */
  readonly strikes: number
  /** ISO 8601, UTC: it is sent again after it. */
  readonly until: string

  constructor(failure: string, strikes: number, until: number, lastMessage: string) {
    const end = new Date(until).toISOString()
    const times = strikes === 1 ? 'once' : `${strikes} times in a row`
    super(
      `Failed ${times} (${failure}: ${lastMessage}); not sent before ${end.slice(0, 16)}Z unless its text or the engine changes`
    )
    this.failure = failure
    this.strikes = strikes
    this.until = end
  }
}

/** Whether the same request may succeed a little later. */
export function isTransient(error: unknown): error is BackendError {
  return error instanceof BackendError && ['rate-limited', 'unavailable', 'timeout'].includes(error.type)
}

export type FormatErrorType =
  /** No format takes this file extension. */
  | 'unknown-extension'
  /** Bytes that are not in the file's encoding. */
  | 'encoding'
  | 'empty'
  | 'too-large'
  /** Nested deeper than anything real. */
  | 'too-deep'
  | 'syntax'
  /** What the article says of its embargo, correction or retraction cannot be read, or is two things at once. */
  | 'metadata'
  /** A target does not fit its block: codes missing, doubled, crossed or invented, or text that cannot be written there. */
  | 'merge'

/** An article cannot be read, or a target cannot be put back into it. */
export class FormatError extends OperationalError {
  override readonly name = 'FormatError'
  readonly type: FormatErrorType
  /** In UTF-16 code units of the text where a format throws it, in bytes of the file where an article is read. */
  readonly offset: number | undefined
  /** Id of the block that would not take its target. */
  readonly block: string | undefined

  constructor(
    type: FormatErrorType,
    message: string,
    options: { readonly offset?: number; readonly block?: string; readonly cause?: unknown } = {}
  ) {
    super(message, { cause: options.cause })
    this.type = type
    this.offset = options.offset
    this.block = options.block
  }
}

/** An article cannot be found, told apart or reached. */
export class ArticleError extends OperationalError {
  override readonly name = 'ArticleError'
  readonly type: 'not-found' | 'duplicate-id' | 'invalid-id' | 'loop' | 'unreadable'
  readonly path: string

  constructor(type: ArticleError['type'], path: string, message: string, options: ErrorOptions = {}) {
    super(message, options)
    this.type = type
    this.path = path
  }
}

/** What an article's metadata say keeps it from being translated now: no failure, and nothing of it is sent or written. */
export class HeldError extends OperationalError {
  override readonly name = 'HeldError'
  /** `embargoed` until a time, `withheld` until the metadata say otherwise, or `retracted`. */
  readonly type: 'embargoed' | 'withheld' | 'retracted'
  readonly path: string
  /** End of an embargo, in ISO 8601. */
  readonly until: string | undefined

  constructor(type: HeldError['type'], path: string, message: string, until?: string) {
    super(message)
    this.type = type
    this.path = path
    this.until = until
  }
}

/** The configuration or the command line cannot be used. */
export class ConfigError extends OperationalError {
  override readonly name = 'ConfigError'
  readonly type: 'usage' | 'invalid' | 'unreadable'

  constructor(type: ConfigError['type'], message: string, options: ErrorOptions = {}) {
    super(message, options)
    this.type = type
  }
}

export class LocaleError extends OperationalError {
  override readonly name = 'LocaleError'
  readonly type = 'invalid'
}

/** A locale file or evidence record is not what dragoman writes or reads. */
export class ReviewError extends OperationalError {
  override readonly name = 'ReviewError'
  /** `conflict`: people have written two texts for one key, in two files. */
  readonly type: 'syntax' | 'not-strings' | 'conflict'
  readonly path: string

  constructor(type: ReviewError['type'], path: string, message: string, options: ErrorOptions = {}) {
    super(message, options)
    this.type = type
    this.path = path
  }
}

/** A spend cap would be passed. Thrown before anything is sent. */
export class BudgetError extends OperationalError {
  override readonly name = 'BudgetError'
  readonly type: Period
  /** What was asked for, and what is left under the cap: characters, requests, or millionths of its currency. */
  readonly asked: number
  readonly left: number
  /** Which cap, where it is one that is set. */
  readonly cap: Cap | undefined

  constructor(type: BudgetError['type'], asked: number, left: number, message: string, cap?: Cap) {
    super(message)
    this.type = type
    this.asked = asked
    this.left = left
    this.cap = cap
  }
}

/** Another run holds the project's lock. */
export class LockError extends OperationalError {
  override readonly name = 'LockError'
  readonly type = 'held'
}

/** A database of ours cannot be opened, or is of a later version. */
export class StoreError extends OperationalError {
  override readonly name = 'StoreError'
  readonly type: 'unreadable' | 'damaged' | 'newer'

  constructor(type: StoreError['type'], message: string, options: ErrorOptions = {}) {
    super(message, options)
    this.type = type
  }
}

/** Whether others may go on after it: the world failing one article, not the store that all of them share. */
export function isLocal(error: unknown): error is OperationalError {
  return isOperational(error) && !(error instanceof StoreError)
}
