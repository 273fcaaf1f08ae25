import { describe, expect, test } from 'vitest'
import { scanner } from '../../../src/segmentation/scanner.ts'
import { withSrx } from '../../../src/segmentation/srx/with-srx.ts'
import { testSegmenter } from '../../contracts/segmenter.ts'
import { sentences } from '../sentences.ts'
import { ruleFile } from './srx.ts'

const wild = ruleFile(
  ['no', 'Mr\\.|No\\.|\\b\\p{Lu}\\.', '\\s'],
  ['yes', '[.?!…]+["”»]*|:|(a+)+', '\\s|\\p{Lu}'],
  ['yes', '', '\\n|\\('],
  ['no', '。', '']
)

describe('any rules', () => testSegmenter(() => withSrx(scanner(), [wild])))

test('a rule without a break takes one away, wherever in the white space it says so', () => {
  const text = 'The ship sails.  Bob stays.'
  expect(sentences(scanner(), 'fr', text)).toEqual(['The ship sails.', 'Bob stays.'])
  for (const rule of [
    ['no', 'sails\\.', '\\s'],
    ['no', 'sails\\.\\s', '\\s'],
    ['no', 'sails\\.\\s+', 'Bob']
  ] as const) {
    expect(sentences(withSrx(scanner(), [ruleFile(rule)]), 'fr', text)).toEqual([text])
  }
})

test('a rule with a break adds one, after the white space', () => {
  const segmenter = withSrx(scanner(), [ruleFile(['yes', ':', '\\s'])])
  expect(sentences(segmenter, 'en', 'The mayor: it is open. Go: now.')).toEqual([
    'The mayor:',
    'it is open.',
    'Go:',
    'now.'
  ])
})

test('the first rule that matches decides, over all files', () => {
  const first = ruleFile(['no', 'open\\.', '\\s'])
  const second = ruleFile(['yes', '\\.', '\\s'])
  const text = 'It is open. Go now. it said.'
  expect(sentences(withSrx(scanner(), [first, second]), 'en', text)).toEqual(['It is open. Go now.', 'it said.'])
  expect(sentences(withSrx(scanner(), [second, first]), 'en', text)).toEqual(['It is open.', 'Go now.', 'it said.'])
})

test('where no rule matches all stays as it is', () => {
  const text = 'Mr. Roe left. “Is it open?” asked Ada.'
  expect(sentences(withSrx(scanner(), [ruleFile(['yes', 'never', ''])]), 'en', text)).toEqual(
    sentences(scanner(), 'en', text)
  )
})

test('a rule sees 100 characters on each side', () => {
  const segmenter = withSrx(scanner(), [ruleFile(['no', 'Begin.*\\.', '\\s'])])
  expect(sentences(segmenter, 'en', `Begin ${'x'.repeat(90)}. Go.`)).toHaveLength(1)
  expect(sentences(segmenter, 'en', `Begin ${'x'.repeat(100)}. Go.`)).toHaveLength(2)
})

test('the files are part of the version, their paths are not', () => {
  const one = ruleFile(['yes', 'a', 'b'])
  const other = ruleFile(['yes', 'a', 'c'])
  const versionOf = (...files: readonly (typeof one)[]) => withSrx(scanner(), files).version
  expect(versionOf()).toBe(scanner().version)
  expect(versionOf(one)).toBe(versionOf({ ...one, path: 'elsewhere.srx' }))
  expect(new Set([versionOf(), versionOf(one), versionOf(other), versionOf(one, other)]).size).toBe(4)
})
