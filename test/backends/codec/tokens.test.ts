import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayCarryTokens, tokens } from '../../../src/backends/codec/tokens.ts'
import { codeProblems, codesOf, equalContent } from '../../../src/model/content.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { hostileTexts } from '../../support/hostile-texts.ts'
import { anySegment, tagged, written } from '../contents.ts'

const french = localeTag('fr')

describe('codes as tokens', () => {
  test('what was sent comes back as it was', () => {
    fc.assert(
      fc.property(anySegment, source => {
        fc.pre(mayCarryTokens(source))
        expect(equalContent(tokens.decode(tokens.encode(source), source, french), source)).toBe(true)
      }),
      { numRuns: 300 }
    )
  })

  test.each([
    ['as it was', 'Lisez ⟦1⟧le rapport⟦/1⟧ ⟦2/⟧', 'Lisez <1>le rapport</1> <2/>'],
    ['with spaces', 'Lisez ⟦ 1 ⟧ le rapport ⟦ / 1 ⟧ ⟦ 2 / ⟧', 'Lisez <1>le rapport</1> <2/>'],
    ['in digits of its own', 'Lisez ⟦١⟧le rapport⟦/١⟧ ⟦۲/⟧', 'Lisez <1>le rapport</1> <2/>'],
    ['with the slash on the other side', 'Lisez ⟦1⟧le rapport⟦1/⟧ ⟦/2⟧', 'Lisez <1>le rapport</1> <2/>'],
    ['without the slash of a single one', 'Lisez ⟦1⟧le rapport⟦/1⟧ ⟦2⟧', 'Lisez <1>le rapport</1> <2/>'],
    ['half lost', 'Lisez ⟦1⟧le rapport ⟦2/⟧', 'Lisez le rapport <2/>'],
    ['all lost', 'Lisez le rapport', 'Lisez le rapport'],
    ['doubled', 'Lisez ⟦1⟧le⟦/1⟧ ⟦1⟧rapport⟦/1⟧ ⟦2/⟧ ⟦2/⟧', 'Lisez <1>le</1> rapport <2/>'],
    ['invented', 'Lisez ⟦9⟧le⟦/9⟧ ⟦1⟧rapport⟦/1⟧ ⟦2/⟧ ⟦7/⟧', 'Lisez le <1>rapport</1> <2/>']
  ])('an answer with its tokens %s', (_how, answer, target) => {
    const source = tagged('Read <1>the report</1> <2/>')
    expect(
      written(tokens.decode(answer, source, french))
        .replace(/ +/g, ' ')
        .trim()
    ).toBe(target)
  })

  test('no answer throws, and codes of the source alone come out, once each, whole and nested', () => {
    const pieces = ['⟦1⟧', '⟦/1⟧', '⟦2/⟧', '⟦3⟧', '⟦/3⟧', '⟦', '⟧', '⟦ ٢ ⟧', 'word ', '⟦999999⟧']
    const piece = fc.oneof(fc.constantFrom(...hostileTexts, ...pieces), fc.string({ maxLength: 5 }))
    fc.assert(
      fc.property(anySegment, fc.array(piece, { maxLength: 30 }), (source, pieces) => {
        const target = tokens.decode(pieces.join(''), source, french)
        const own = new Set(codesOf(source))
        expect(codesOf(target).every(code => own.has(code))).toBe(true)
        expect([...codeProblems(source, target)].filter(problem => !problem.startsWith('Missing'))).toEqual([])
      }),
      { numRuns: 500 }
    )
  })
})
