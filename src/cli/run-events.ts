import type { Config } from '../config/config.ts'
import type { RunEvent } from '../model/run-event.ts'
import type { Report } from '../pipeline/report.ts'
import { tool } from './package.ts'

export function startOf({ backend, to }: Config): RunEvent {
  return { event: 'run-started', version: tool().version, backends: backend, locales: to }
}

/** What failed, each by its kind, and the numbers. `duration` in milliseconds. */
export function* endOf(report: Report, duration: number): Generator<RunEvent> {
  for (const { article, locale, block, type } of report.failures)
    yield { event: 'article-failed', article, locale, block, error: type }
  const { exitCode, articles, blocks, sentences, characters, requests, failures, postponed } = report
  yield {
    event: 'run-ended',
    exitCode,
    duration,
    articles,
    blocks,
    sentences,
    characters: characters.sent,
    requests,
    failures: failures.length,
    postponed: postponed.length
  }
}
