import { describe, expect, test } from 'vitest'
import { localeTag } from '../../src/model/locale.ts'
import { pairFiles } from '../../src/pipeline/pair-files.ts'

const options = { from: localeTag('en'), to: localeTag('ar'), isSameFolder: false }

describe('pairFiles', () => {
  test.each([
    ['2026/vote.md', '2026/vote.md'],
    ['2026/vote.md', '2026/vote.html'],
    ['vote.md', 'vote.ar.md'],
    ['vote.en.md', 'vote.ar.md'],
    ['vote.md', 'vote_ar.txt'],
    ['en/vote.md', 'ar/vote.md'],
    ['content/en/docs/vote.md', 'content/ar/docs/vote.md'],
    ['vote.md', 'ar/vote.md']
  ])('%s and %s', (source, target) => {
    expect(pairFiles([source], [target], options).pairs).toEqual([{ source, target }])
  })

  test('names what has no partner', () => {
    expect(pairFiles(['a.md', 'b.md'], ['b.md', 'c.md', 'en/a.md'], options)).toEqual({
      pairs: [{ source: 'b.md', target: 'b.md' }],
      alone: { source: ['a.md'], target: ['c.md'] }
    })
  })

  test('of several candidates takes the one with the same extension, else none', () => {
    expect(pairFiles(['a.md'], ['a.md', 'a.html'], options).pairs).toEqual([{ source: 'a.md', target: 'a.md' }])
    expect(pairFiles(['a.md'], ['a.txt', 'a.html'], options)).toEqual({
      pairs: [],
      alone: { source: ['a.md'], target: ['a.txt', 'a.html'] }
    })
    expect(pairFiles(['en/a.md', 'a.md'], ['a.md'], options).pairs).toEqual([])
  })

  test('in one folder, a file is a translation only if it says so', () => {
    const files = ['vote.md', 'vote.ar.md', 'vote.fr.md', 'rain.md']
    expect(pairFiles(files, files, { ...options, isSameFolder: true })).toEqual({
      pairs: [{ source: 'vote.md', target: 'vote.ar.md' }],
      alone: { source: ['vote.fr.md', 'rain.md'], target: [] }
    })
  })

  test('knows a locale by its language too', () => {
    const egypt = { ...options, to: localeTag('ar-EG') }
    expect(pairFiles(['a.md', 'b.md'], ['a.ar_EG.md', 'ar/b.md'], egypt).pairs).toHaveLength(2)
  })
})
