import type { LocaleTag } from './locale.ts'

/**
 * What happens in a run, for logs. Numbers, names and kinds alone: never the text of an article, nor the message of an error, which
 * may quote one or a key. Durations in milliseconds.
 */
export type RunEvent =
  | RequestEvent
  | {
      readonly event: 'run-started'
      readonly version: string
      readonly backends: readonly string[]
      readonly locales: readonly LocaleTag[]
    }
  | { readonly event: 'article-done'; readonly article: string }
  | {
      readonly event: 'article-failed'
      readonly article: string
      readonly locale: LocaleTag | undefined
      readonly block: string | undefined
      readonly error: string
    }
  | {
      readonly event: 'run-ended'
      readonly exitCode: number
      readonly duration: number
      readonly articles: number
      readonly blocks: object
      readonly sentences: object
      readonly characters: number
      readonly requests: number
      readonly failures: number
      readonly postponed: number
    }
  /** A webhook or ping could not be sent; the run is none the worse. */
  | { readonly event: 'notice-failed'; readonly notice: string; readonly error: string }
  /** Of `translate schedule`. `at`: ISO 8601 in UTC. */
  | { readonly event: 'night-awaited'; readonly at: string }
  | { readonly event: 'night-ended'; readonly exitCode: number }
  /** It came to no report. */
  | { readonly event: 'run-failed'; readonly exitCode: number; readonly duration: number; readonly error: string }

/** What becomes of the requests to a backend. */
export type RequestEvent =
  | (Request & { readonly event: 'request-sent'; readonly characters: number })
  | (Request & { readonly event: 'request-answered'; readonly duration: number })
  | (Request & { readonly event: 'request-failed'; readonly duration: number } & Trouble)
  | ({
      readonly event: 'request-retried'
      readonly backend: string
      readonly to: LocaleTag
      /** 2 for the first one after the request itself. */
      readonly attempt: number
      readonly wait: number
    } & Trouble)
  /** Everybody waits: the service was asked too fast. `wait` where it says for how long. */
  | { readonly event: 'requests-held'; readonly backend: string; readonly wait: number | undefined }
  /** The service is down, and not asked for a while. */
  | { readonly event: 'breaker-opened'; readonly backend: string; readonly wait: number }
  | {
      readonly event: 'budget-refused'
      readonly backend: string
      readonly to: LocaleTag
      readonly cap: string
      readonly asked: number
      readonly left: number
    }

interface Request {
  readonly backend: string
  readonly to: LocaleTag
  readonly sources: number
}

export interface Trouble {
  /** The error's type. */
  readonly error: string
  /** The system's code of what lies under it, such as `ECONNREFUSED`. */
  readonly code: string | undefined
}

export type Observe = (event: RunEvent) => void

/** The kind of an error of ours, and the code of the first cause that has one. */
export function troubleOf(error: unknown): Trouble {
  const type = error instanceof Error && 'type' in error && typeof error.type === 'string' ? error.type : 'unexpected'
  return { error: type, code: codeOf(error) }
}

/** Only what looks like a constant: a code may be anything, in a service's own error. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  return /^[A-Z][A-Z\d_]{1,50}$/.test(code) ? code : codeOf(error.cause)
}
