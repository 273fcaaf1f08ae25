import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesOf, content, equalContent } from '../../src/model/content.ts'
import { formatTags, parseTags } from '../../src/model/inline-tags.ts'
import { arbitraryContent } from '../support/arbitrary-content.ts'

describe('numbered tags', () => {
  test('are read back as the content they were written from, whatever the text looks like', () => {
    fc.assert(
      fc.property(arbitraryContent, source => {
        expect(equalContent(parseTags(formatTags(source), codesOf(source)), source)).toBe(true)
      }),
      { numRuns: 2_000 }
    )
  })

  test('that no code of the source has stay text', () => {
    expect(parseTags('See <9>this</9>', [])).toEqual(['See <9>this</9>'])
  })

  test('look as users of i18next know them', () => {
    const code = { data: '**', equiv: '', deletable: true }
    const source = content([
      'Read ',
      { ...code, kind: 'open', id: '1' },
      'the report',
      { ...code, kind: 'close', id: '1' },
      ' ',
      { ...code, kind: 'standalone', id: '2' },
      ' now, 1 <2> 3'
    ])
    expect(formatTags(source)).toBe('Read <1>the report</1> <2/> now, 1 \\<2> 3')
  })
})
