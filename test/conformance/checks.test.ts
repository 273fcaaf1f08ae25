import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checks } from '../../src/checks/checks.ts'
import type { Problem } from '../../src/model/finding.ts'
import { problemsOf } from '../contracts/quality-check.ts'

interface Case {
  readonly check: string
  readonly origin: string
  readonly expected_ours: boolean
  readonly source_lang?: string
  readonly target_lang?: string
  readonly source: string
  readonly target: string
}

const folder = new URL('../../../shared/corpus/checks/', import.meta.url)
const isAbsent = !existsSync(folder)
const cases: readonly Case[] = isAbsent
  ? []
  : ['check-cases-dev.json', 'check-cases-dev-copyleft.json'].flatMap(
      file => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case[]
    )

/** Our check → its name in the corpus. Codes cannot be measured there: its cases are markup in plain text. */
const names = {
  empty: 'empty',
  entities: 'entities',
  placeholders: 'placeholder',
  addresses: 'url',
  numbers: 'numbers',
  untranslated: 'untranslated',
  length: 'length',
  repetition: 'repetition',
  artefacts: 'llm-artifact',
  'line-breaks': 'newline'
} as const

/** The ratchet: at least so many found, at most so many found wrongly, per check and origin. Only ever tightened. */
const ratchet: Readonly<Record<string, Readonly<Record<string, readonly [found: number, wrong: number]>>>> = {
  empty: { demetr: [30, 0], hand: [1, 0], 'translate-toolkit-unit-test': [3, 0] },
  placeholders: { hand: [1, 0], 'neokapi-eval-corpus': [2, 0], 'okapi-unit-test': [1, 0], 'weblate-unit-test': [0, 0] },
  numbers: {
    demetr: [30, 0],
    hand: [12, 0],
    'ntrex-human-reference': [0, 2],
    'ntrex-adjudicated': [3, 1],
    'ntrex-synthetic': [72, 0],
    'translate-toolkit-unit-test': [1, 0]
  },
  untranslated: { demetr: [0, 0], hand: [0, 0], 'weblate-unit-test': [2, 4] }
}
/** Correct news segments, human references, that each check of severity error flags at most. */
const mostFlaggedNews: Readonly<Record<string, number>> = {
  empty: 0,
  'inline-codes': 0,
  markup: 0,
  entities: 0,
  placeholders: 0,
  addresses: 0,
  numbers: 4,
  untranslated: 0,
  length: 0,
  repetition: 0,
  artefacts: 0,
  characters: 0,
  'line-breaks': 0,
  'direction-marks': 0
}

const errors = (
  check: string,
  { source_lang = 'und', target_lang = 'und', source, target }: Case
): readonly Problem[] =>
  problemsOf(checks[check]!, [`${source_lang} ${target_lang}`, source, target]).filter(
    ({ severity }) => severity === 'error'
  )
const percent = (part: number, all: number) => (all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} %`)

describe.skipIf(isAbsent)(`checks over the corpus${isAbsent ? ', skipped: ../shared/corpus is absent' : ''}`, () => {
  const lines: string[] = []

  test.each(Object.entries(names))('%s', (check, name) => {
    const ours = cases.filter(one => one.check === name)
    for (const origin of new Set(ours.map(one => one.origin))) {
      const judged = ours
        .filter(one => one.origin === origin)
        .map(one => [one.expected_ours, errors(check, one).length > 0])
      const count = (expected: boolean, flagged: boolean) =>
        judged.filter(([a, b]) => a === expected && b === flagged).length
      const [found, missed, wrong] = [count(true, true), count(true, false), count(false, true)]
      lines.push(
        [check, origin, judged.length, percent(found, found + wrong), percent(found, found + missed)].join('\t')
      )
      const [leastFound, mostWrong] = ratchet[check]?.[origin] ?? [0, 0]
      expect.soft(found, `${check}, ${origin}: found`).toBeGreaterThanOrEqual(leastFound)
      expect.soft(wrong, `${check}, ${origin}: found wrongly`).toBeLessThanOrEqual(mostWrong)
    }
  })

  test('correct news segments', () => {
    const news = cases.filter(({ origin }) => origin === 'ntrex-human-reference')
    for (const check of Object.keys(checks)) {
      const flagged = news.filter(one => errors(check, one).length > 0).length
      lines.push(`${check}\tfalse positives per 1,000 news segments\t${((1000 * flagged) / news.length).toFixed(1)}`)
      expect.soft(flagged, check).toBeLessThanOrEqual(mostFlaggedNews[check]!)
    }
    process.stdout.write(`\ncheck\torigin\tcases\tprecision\trecall\n${lines.join('\n')}\n`)
  })
})
