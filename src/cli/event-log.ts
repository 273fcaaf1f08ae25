import type { Observe, RunEvent } from '../model/run-event.ts'
import type { Io } from './io.ts'

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

export interface LogOptions {
  /** No log where there is none. */
  readonly log: 'json' | undefined
  readonly logLevel: LogLevel | undefined
}

/** A level alone asks for the log too. */
export function wantsLog({ log, logLevel }: LogOptions): boolean {
  return log !== undefined || logLevel !== undefined
}

/** Writes what happens in the run `run` to stderr, a JSON line for each event, as pino does. */
export async function eventLog(io: Io, run: string, options: LogOptions): Promise<Observe> {
  if (!wantsLog(options)) return () => {}
  const { pino } = await import('pino')
  const settings = {
    base: { run },
    level: options.logLevel ?? 'info',
    timestamp: () => `,"time":"${io.now().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) }
  }
  const logger = pino(settings, { write: line => io.err(line) })
  return event => logger[levelOf(event)](event, event.event)
}

function levelOf(event: RunEvent): LogLevel {
  switch (event.event) {
    case 'request-sent':
    case 'request-answered':
      return 'debug'
    case 'run-started':
    case 'article-done':
    case 'night-awaited':
      return 'info'
    case 'request-failed':
    case 'request-retried':
    case 'requests-held':
    case 'breaker-opened':
    case 'article-failed':
    case 'notice-failed':
      return 'warn'
    case 'budget-refused':
    case 'run-failed':
      return 'error'
    case 'run-ended':
    case 'night-ended':
      return event.exitCode === 0 ? 'info' : 'error'
  }
}
