import type { Fault } from '../google-server.ts'
import type { Reply } from '../json-server.ts'

/** What a service does instead of an answer, in each protocol that has it. */
export interface Trouble {
  readonly http: Reply
  readonly google: Fault | undefined
  /** A program that ends for a reason, says a message, or neither. */
  readonly program: { readonly ends?: string; readonly says?: string } | undefined
  /** Requests that meet it; all, where there is no number. */
  readonly times?: number
  /** It takes until a timeout: the engine is given a short one. */
  readonly isSlow?: boolean
}

const page = '<!DOCTYPE html><html><title>Error</title><script>alert(1)</script></html>'

export const troubles: Readonly<Record<string, Trouble>> = {
  '429, then well': { http: { status: 429, body: {} }, google: 'old-rate-limit', program: undefined, times: 2 },
  '429 with Retry-After, then well': {
    http: { status: 429, headers: { 'retry-after': '7' }, body: {} },
    google: 'rate-limited',
    program: undefined,
    times: 2
  },
  '429 without end': { http: { status: 429, body: {} }, google: 'rate-limited', program: undefined },
  '503, then well': {
    http: { status: 503, body: {} },
    google: 'unavailable',
    program: { ends: 'exit code 1' },
    times: 2
  },
  '503 without end': { http: { status: 503, body: {} }, google: 'unavailable', program: { ends: 'SIGKILL' } },
  '500 with a page': { http: { status: 500, body: page }, google: 'bad-gateway', program: undefined },
  'key refused': { http: { status: 401, body: {} }, google: 'forbidden', program: { ends: 'ENOENT' } },
  'cut before the answer': { http: 'cut', google: 'cut', program: { ends: 'SIGSEGV' }, times: 2 },
  'cut in the answer': { http: 'cut-answer', google: undefined, program: undefined },
  'an answer that never ends': { http: 'trickle', google: undefined, program: undefined, isSlow: true },
  'no answer': { http: 'hold', google: 'hold', program: {}, isSlow: true },
  'a page instead of JSON': { http: { body: page }, google: 'not-json', program: { says: page } },
  'JSON cut off': { http: { body: '{"translations":[{"te' }, google: undefined, program: { says: '{"id":"1","te' } },
  'JSON of another shape': { http: { body: { ok: [true] } }, google: 'no-translations', program: { says: '[1]' } },
  'JSON without anything': { http: { body: null }, google: undefined, program: { says: 'null' } },
  'an endless answer': { http: 'endless', google: undefined, program: undefined }
}
