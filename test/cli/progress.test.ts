import { describe, expect, test } from 'vitest'
import { progressReporter } from '../../src/cli/progress.ts'
import type { Progress } from '../../src/pipeline/run.ts'
import { recordingIo } from '../support/command-line.ts'

const at = (done: number): Progress => ({
  phase: 'translating',
  articles: { done, total: 100 },
  sentences: { done: 10 * done, total: 1_000, reused: 5 },
  characters: 1_234,
  requests: 3
})

/** What is said while a clock goes on by `step` milliseconds before each of these. */
function said(isTerminal: boolean, step: number, progress: readonly Progress[], columns = 200): string {
  let time = 0
  const io = { ...recordingIo({ cwd: '/', isTerminal, now: () => new Date(time) }), columns: () => columns }
  const reporter = progressReporter(io)
  for (const each of progress) {
    time += step
    reporter.show(each)
  }
  reporter.end()
  return io.said().err
}

describe('progress', () => {
  test('rewrites one line on a terminal, and clears it at the end', () => {
    const text = said(true, 1_000, [{ phase: 'planning', articles: { done: 3, total: 100 } }, at(10), at(20)])
    expect(text).not.toContain('\n')
    expect(text).toContain('Planning: 3 of 100 articles')
    expect(text).toContain(
      '20 of 100 articles · 200 of 1,000 sentences · 5 reused · 1,234 characters in 3 requests · about 4.0 s left'
    )
    expect(text.endsWith('\r\u001B[K')).toBe(true)
  })

  test('is a plain line every ten seconds elsewhere, and nothing in a short run', () => {
    expect(said(false, 4_000, [at(1), at(2), at(3), at(4), at(5), at(6)]).match(/\n/g)).toHaveLength(2)
    expect(said(false, 4_000, [at(1), at(2)])).toBe('')
    expect(said(false, 4_000, [at(1), at(2), at(3)])).not.toContain('\u001B')
  })

  test('fits the terminal, also one that reports no columns', () => {
    expect(said(true, 1_000, [at(10)], 20)).toContain('10 of 100 articles…')
    expect(said(true, 1_000, [at(10)], 0)).toContain('3 requests')
  })
})
