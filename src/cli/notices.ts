import type { NightlySettings } from '../config/config.ts'
import { troubleOf } from '../model/run-event.ts'
import type { Io } from './io.ts'
import { tool } from './package.ts'
import { type RunRecord, withoutTexts } from './run-record.ts'

/** Milliseconds for one attempt; for the only one there is time for once the process is asked to end. */
const patience = { usual: 5_000, atEnd: 2_000 }

/** Milliseconds between the two attempts. */
const pause = 1_000

export interface NoticeMeans {
  readonly io: Pick<Io, 'env' | 'signal'>
  readonly fetch: typeof globalThis.fetch
  sleep(milliseconds: number): Promise<void>
  /** A notice could not be sent. `what` and `why` hold no address, which may be a secret. */
  onTrouble(what: keyof NightlySettings, why: string): void
}

export interface Notices {
  /** Does not wait. */
  started(): void
  /** Resolves when all is sent, or given up. Never rejects. */
  ended(record: RunRecord): Promise<void>
}

/**
 * Tells a webhook and a dead-man switch how a run gets on. A notice that cannot be sent is tried once more, then told to `onTrouble`:
 * the run is none the worse for it.
 */
export function notices({ webhook, ping }: NightlySettings, means: NoticeMeans): Notices {
  let starting: Promise<void> = Promise.resolve()
  const send = async (
    what: keyof NightlySettings,
    template: string | undefined,
    path: string,
    body: object | undefined
  ) => {
    if (template === undefined) return
    const trouble = await attempts(template, path, body, means)
    if (trouble !== undefined) means.onTrouble(what, trouble)
  }
  return {
    started() {
      starting = send('ping', ping, '/start', undefined)
    },
    async ended(record) {
      const { exitCode } = record
      const pinged = async () => {
        if (exitCode === 75) return // the run that holds the lock has its own say
        await starting
        await (exitCode === 0 ? send('ping', ping, '', undefined) : send('ping', ping, '/fail', { exitCode }))
      }
      await Promise.all([send('webhook', webhook, '', withoutTexts(record)), pinged()])
    }
  }
}

/** What kept it from being sent; nothing where it was. */
async function attempts(
  template: string,
  path: string,
  body: object | undefined,
  means: NoticeMeans
): Promise<string | undefined> {
  const { io, sleep } = means
  const url = address(template, path, io.env)
  if (typeof url === 'string') return url
  const first = await attempt(url, body, means)
  if (first === undefined || io.signal.aborted) return first
  await sleep(pause)
  return await attempt(url, body, means)
}

async function attempt(url: URL, body: object | undefined, { io, fetch }: NoticeMeans): Promise<string | undefined> {
  const { name, version } = tool()
  const agent = { 'user-agent': `${name}/${version}` }
  const limit = io.signal.aborted ? patience.atEnd : patience.usual
  try {
    const response = await fetch(url, {
      ...(body
        ? { method: 'POST', headers: { ...agent, 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : { headers: agent }),
      signal: AbortSignal.timeout(limit)
    })
    await response.body?.cancel()
    return response.ok ? undefined : `it answered ${response.status}`
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return `no answer in ${limit / 1000} s`
    return `it cannot be reached (${troubleOf(error).code ?? 'no connection'})`
  }
}

/** The address, or what is wrong with it. Secrets come from the environment alone. */
function address(template: string, path: string, env: Io['env']): URL | string {
  const missing = new Set<string>()
  const text = template.replace(/\$(?:(\w+)|\{(\w+)\})/g, (_, bare, braced) => {
    const name: string = bare ?? braced
    if (!env[name]) missing.add(name)
    return env[name] ?? ''
  })
  if (missing.size > 0) return `the environment has no ${[...missing].join(', ')}`
  const url = URL.parse(text.trim())
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return 'it is not the address of a page'
  url.pathname = url.pathname.replace(/\/$/, '') + path
  return url
}
