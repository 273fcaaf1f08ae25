import { styleText } from 'node:util'
import type { Progress } from '../pipeline/run.ts'
import type { Io } from './io.ts'
import { count, duration } from './numbers.ts'

/** Milliseconds between two looks at a terminal's line, and between two plain lines elsewhere. */
const live = 100
const plain = 10_000

/** Shows how a run gets on. */
export function progressReporter(io: Io): { show(progress: Progress): void; end(): void } {
  const line = progressLine(io)
  let translating: number | undefined
  return {
    show(progress) {
      const now = io.now().getTime()
      if (progress.phase === 'translating') translating ??= now
      line.show(() => describe(progress, now - (translating ?? now)))
    },
    end: line.end
  }
}

/** One line that rewrites itself on a terminal, a plain line now and then elsewhere. */
export function progressLine(io: Io): { show(describe: () => string): void; end(): void } {
  let shown = io.now().getTime()
  let isLineOpen = false
  return {
    show(describe) {
      const now = io.now().getTime()
      if (now - shown < (io.isTerminal ? live : plain)) return
      shown = now
      const line = describe()
      if (!io.isTerminal) return io.err(`${line}\n`)
      isLineOpen = true
      io.err(`\r\u001B[K${styleText('dim', fitted(line, io.columns()))}`)
    },
    end() {
      if (isLineOpen) io.err('\r\u001B[K')
      isLineOpen = false
    }
  }
}

function describe(progress: Progress, elapsed: number): string {
  const { articles } = progress
  const share = `${count(articles.done)} of ${count(articles.total)} articles`
  if (progress.phase === 'planning') return `Planning: ${share}`
  const { sentences, characters, requests } = progress
  const left = sentences.done > 0 ? ((sentences.total - sentences.done) * elapsed) / sentences.done : 0
  return [
    share,
    `${count(sentences.done)} of ${count(sentences.total)} sentences`,
    `${count(sentences.reused)} reused`,
    `${count(characters)} characters in ${count(requests)} requests`,
    ...(left < 1000 ? [] : [`about ${duration(left)} left`])
  ].join(' · ')
}

/** A terminal may report 0 columns. */
function fitted(line: string, columns: number): string {
  return columns > 1 && line.length >= columns ? `${line.slice(0, columns - 2)}…` : line
}
