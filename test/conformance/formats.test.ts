import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { goldScores } from './gold.ts'
import { itsScores } from './its.ts'
import { measure } from './measure.ts'
import { isGood } from './report.ts'
import { laws } from './results.ts'
import { type RowSummary, summaryOf } from './summary.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/formats', import.meta.url))
const isThere = existsSync(corpus)
const rows = ((await measure(corpus)) ?? []).map(summaryOf).filter(({ kind }) => kind !== 'other')

describe.skipIf(!isThere)(isThere ? 'conformance' : 'conformance (skipped: ../shared/corpus is absent)', () => {
  describe.each(rows)('$name', row => {
    test('every file is read, or refused with an offset, in time', () => {
      expect(row.read + row.refused).toBe(row.files)
      expect(of(row, undefined)).toEqual([])
    })
    test.each(laws.filter(law => Object.keys(row.laws[law] ?? {}).length > 0))('%s', law => {
      expect(of(row, law)).toEqual([])
    })
  })
  test.each(itsScores(corpus))('extraction: $name', score => {
    expect(isGood(score), score.wrong.join('\n')).toBe(true)
  })
})

test.each(goldScores())('gold blocks of $name', ({ wrong }) => {
  expect(wrong).toEqual([])
})

/** Failures of one law, or those of none. */
function of({ failures }: RowSummary, law: (typeof laws)[number] | undefined): readonly string[] {
  return failures.filter(failure => failure.law === law).map(({ text }) => text)
}
