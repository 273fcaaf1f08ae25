import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareSources } from '../../../src/memory/fuzzy/compare-sources.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { plainSimilarity } from './brute-force.ts'
import { corpora } from './sources.ts'

const en = localeTag('en')
const compared = (a: string, b: string, locale = 'en') => compareSources(a, b, localeTag(locale))

describe('the examples of docs/translation-memory-similarity.md', () => {
  test.each([
    ['The council voted on Tuesday.', 'The council voted on Monday.', 84.29, []],
    ['The council voted on Tuesday.', 'The Council voted on Tuesday.', 99, ['case 1']],
    ['“It is time,” she said.', '"It is time," she said.', 99, ['form 1']],
    ['It cost 12 million euros.', 'It cost 15 million euros.', 99, ['number 1']],
    ['From 10 to 20 percent', 'From 20 to 10 percent', 98, ['number 2']],
    ['Read <1>the report</1>.', 'Read <1/>the report<2/>.', 98, ['code 2']],
    ['Read <1>the report</1>.', 'Read the report.', 72.07, ['code 2']]
  ])('%s / %s: %d %j', (a, b, similarity, penalties) => {
    const result = compared(a, b)
    expect(result.penalties.map(({ kind, points }) => `${kind} ${points}`)).toEqual(penalties)
    expect(result.similarity).toBe(similarity)
  })
})

test('100 means equal, and nothing else does', () => {
  fc.assert(
    fc.property(corpora(30), ({ locale, sources, queries }) => {
      for (const a of queries) {
        expect(compareSources(a, a, locale)).toEqual({ similarity: 100, penalties: [] })
        for (const b of sources) expect(compareSources(a, b, locale).similarity === 100).toBe(a === b)
      }
    })
  )
})

test('it is symmetrical, and the similarity without penalties less the penalties', () => {
  fc.assert(
    fc.property(corpora(30), ({ locale, sources, queries }) => {
      for (const a of queries.filter(one => !one.includes('\n'))) {
        for (const b of sources.filter(one => !one.includes('\n'))) {
          const result = compareSources(a, b, locale)
          expect(compareSources(b, a, locale)).toEqual(result)
          const loss = result.penalties.reduce((sum, { points }) => sum + points, 0)
          const expected = Math.max(0, plainSimilarity(a, b, locale) - 100 * loss)
          expect(Math.round(100 * result.similarity)).toBe(expected)
        }
      }
    })
  )
})

test('sources of different variants are not similar', () => {
  expect(compared('few\nfiles', 'many\nfiles').similarity).toBe(0)
  expect(compared('few\nfiles', 'files').similarity).toBe(0)
  expect(compared('few\nsome files', 'few\nsome files').similarity).toBe(100)
})

test('a number in other digits is the same number', () => {
  expect(compared('صوت ٤٠ عضوا', 'صوت 40 عضوا', 'ar')).toEqual({
    similarity: 99,
    penalties: [{ kind: 'form', points: 1 }]
  })
  expect(compared('صوت ٤٠ عضوا', 'صوت 41 عضوا', 'ar').penalties).toEqual([{ kind: 'number', points: 1 }])
})

test('text without a token is like no other', () => {
  expect(compared('', 'x').similarity).toBe(0)
  expect(compareSources('', '\u200b', en).similarity).toBe(99)
})
