import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FuzzyIndex, fuzzyIndex } from '../../../src/memory/fuzzy/fuzzy-index.ts'
import { type LocaleTag, localeTag } from '../../../src/model/locale.ts'
import { bruteForce } from './brute-force.ts'
import { corpora, limits, thresholds } from './sources.ts'

const en = localeTag('en')

type Build = (locale: LocaleTag, sources: readonly string[]) => FuzzyIndex

/** The same entries in every state an index can be in. */
const builds: Readonly<Record<string, Build>> = {
  'in the tail': (locale, sources) => filled(fuzzyIndex(locale), sources),
  'in one run': (locale, sources) => {
    const index = filled(fuzzyIndex(locale), sources)
    index.parts()
    return index
  },
  'in several runs and the tail': (locale, sources) => {
    const index = fuzzyIndex(locale)
    const ends = [0.8, 0.95, 0.98, 1].map(share => Math.floor(sources.length * share))
    for (const [i, end] of ends.entries()) {
      filled(index, sources.slice(ends[i - 1] ?? 0, end), ends[i - 1])
      if (i < 3) index.parts()
    }
    return index
  },
  merged: (locale, sources) => {
    const index = fuzzyIndex(locale)
    for (const [i, source] of sources.entries()) {
      index.add(i + 1, source)
      if (i % 7 === 0) index.parts()
    }
    return index
  },
  'read back': (locale, sources) => {
    const half = Math.floor(sources.length / 2)
    const before = filled(fuzzyIndex(locale), sources.slice(0, half))
    return filled(fuzzyIndex(locale, before.parts()), sources.slice(half), half)
  }
}

function filled(index: FuzzyIndex, sources: readonly string[], from = 0): FuzzyIndex {
  for (const [i, source] of sources.entries()) index.add(from + i + 1, source)
  return index
}

const numbered = (sources: readonly string[]) => new Map(sources.map((source, i) => [i + 1, source]))

describe.each(Object.entries(builds))('entries %s', (_, build) => {
  test('are all found that reading them all finds', () => {
    fc.assert(
      fc.property(corpora(60), thresholds, limits, ({ locale, sources, queries }, threshold, limit) => {
        const index = build(locale, sources)
        for (const query of queries) {
          const expected = bruteForce(numbered(sources), query, locale, threshold, limit)
          expect(index.search(query, { threshold, limit })).toEqual(expected)
        }
      }),
      { numRuns: 200 }
    )
  })

  test('can be left out or ranked lower', () => {
    fc.assert(
      fc.property(corpora(60), thresholds, fc.nat(4), ({ locale, sources, queries }, threshold, salt) => {
        const index = build(locale, sources)
        const penalty = (id: number) => ((id * 7 + salt) % 5 === 0 ? undefined : ((id * 3 + salt) % 7) / 2)
        for (const query of queries) {
          const all = bruteForce(numbered(sources), query, locale, threshold, Number.POSITIVE_INFINITY)
          const expected = all
            .flatMap(({ id, similarity }) => {
              const loss = penalty(id)
              return loss === undefined ? [] : { id, similarity: Math.round(100 * similarity - 100 * loss) / 100 }
            })
            .filter(({ similarity }) => similarity >= threshold)
            .sort((a, b) => b.similarity - a.similarity || a.id - b.id)
          const accept = (id: number, similarity: number) => {
            const loss = penalty(id)
            return loss === undefined ? undefined : similarity - loss
          }
          for (const limit of [1, 3]) {
            expect(index.search(query, { threshold, limit, accept })).toEqual(expected.slice(0, limit))
          }
        }
      }),
      { numRuns: 100 }
    )
  })

  test('are gone once they are cut off', () => {
    fc.assert(
      fc.property(corpora(60), fc.nat(60), ({ locale, sources, queries }, id) => {
        const index = build(locale, sources)
        index.cut(id)
        const left = numbered(sources.slice(0, id))
        for (const query of queries) {
          const expected = bruteForce(left, query, locale, 70, 5)
          expect(index.search(query, { threshold: 70, limit: 5 })).toEqual(expected)
        }
        index.add(1000, 'the council')
        index.parts()
        left.set(1000, 'the council')
        for (const query of queries) {
          expect(index.search(query, { threshold: 75 })).toEqual(bruteForce(left, query, locale, 75, 1000))
        }
      }),
      { numRuns: 60 }
    )
  })
})

test('what is not asked about is not offered', () => {
  const index = filled(fuzzyIndex(en), ['one two three four five', 'one two three four six', 'seven eight nine'])
  const offered: number[] = []
  const accept = (id: number, similarity: number) => {
    offered.push(id)
    return similarity
  }
  index.search('one two three four five', { threshold: 70, limit: 1, accept })
  expect(offered).not.toContain(3)
  expect(index.search('seven', { threshold: 70, limit: 0, accept })).toEqual([])
})

test('an entry cannot be ranked higher', () => {
  const index = filled(fuzzyIndex(en), ['one two three four five'])
  const accept = (_: number, similarity: number) => similarity + 1
  expect(() => index.search('one two three four six', { threshold: 50, accept })).toThrow(RangeError)
  expect(index.search('one two three four five', { threshold: 50 })).toEqual([{ id: 1, similarity: 100 }])
})

test('texts of 10,000 characters, and of as many equal tokens', () => {
  const long = Array.from({ length: 1500 }, (_, i) => `w${String(i % 700)}`).join(' ')
  const dots = '.'.repeat(10_000)
  const letters = 'ab'.repeat(35_000)
  const sources = [long, dots, `${long} more`, '.'.repeat(9_999), `x ${dots}`, letters, `${letters}c`, '.'.repeat(7000)]
  const index = filled(fuzzyIndex(en), sources)
  const state = () => [long, dots, letters].map(source => index.search(source, { threshold: 70 }).map(({ id }) => id))
  const expected = [[1, 3], [2, 4, 5, 8], [6]]
  expect(state()).toEqual(expected)
  index.parts()
  expect(state()).toEqual(expected)
})

test('a hundred thousand equal sources: the ones with the lowest ids', () => {
  const index = filled(
    fuzzyIndex(en),
    Array.from({ length: 100_000 }, () => 'the the the the')
  )
  expect(index.search('the the the the', { threshold: 75, limit: 2 })).toEqual([
    { id: 1, similarity: 100 },
    { id: 2, similarity: 100 }
  ])
})
