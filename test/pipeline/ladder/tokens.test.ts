import fc from 'fast-check'
import { expect, test } from 'vitest'
import { content, equalContent, plainText } from '../../../src/model/content.ts'
import { formatTags } from '../../../src/model/inline-tags.ts'
import { fromTokens, toTokens } from '../../../src/pipeline/ladder/tokens.ts'
import { arbitraryContent } from '../../support/arbitrary-content.ts'

test('tokens and back are the same content', () => {
  fc.assert(
    fc.property(arbitraryContent, source => {
      const tokens = toTokens(source)
      if (!tokens) return expect(plainText(source)).toMatch(/[⟦⟧]/)
      expect(tokens.every(part => typeof part === 'string')).toBe(true)
      expect(equalContent(fromTokens(tokens, source), content(source))).toBe(true)
    })
  )
})

const link = { data: '[', equiv: '', deletable: false, id: '1' }
const source = [{ ...link, kind: 'open' }, 'the report', { ...link, kind: 'close' }] as const

test.each([
  ['with spaces inside', '⟦ 1 ⟧le rapport⟦ / 1 ⟧', '<1>le rapport</1>'],
  ['in Arabic digits', '⟦١⟧التقرير⟦/١⟧', '<1>التقرير</1>'],
  ['of a code that the source has not', '⟦1⟧le⟦/1⟧ ⟦2⟧', '<1>le</1> ⟦2⟧']
])('a token %s', (_, answer, expected) => {
  expect(formatTags(fromTokens([answer], source))).toBe(expected)
})
