import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbered } from '../../../src/backends/codec/numbered.ts'
import { codeProblems, codesOf } from '../../../src/model/content.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { anyContent, hostileTexts, tagged, written } from '../contents.ts'

const french = localeTag('fr')

test.each([
  ['Lire <1>ceci</1> <2/>', 'Lire <1>ceci</1> <2/>'],
  ['<2/> <1>x</1> <1>y</1> <2/>', '<2/> <1>x</1> y'],
  ['<1>x <2></2></1> <7>y</7>', '<1>x <2/></1> y'],
  ['x</1> <1>y', 'x y'],
  ['la balise \\<1> de', 'la balise \\<1> de']
])('the answer %s', (answer, target) => {
  const source = tagged('Read <1>this</1> <2/>')
  expect(written(numbered.decode(answer, source, french)).trim()).toBe(target)
})

test('what is sent comes back equal, whatever the content', () => {
  fc.assert(
    fc.property(anyContent, source => {
      expect(numbered.decode(numbered.encode(source), source, french)).toEqual(source)
    }),
    { numRuns: 500 }
  )
})

test('no answer throws, and codes of the source alone come out, once each, whole and nested', () => {
  const tags = ['<1>', '</1>', '<2>', '</2>', '<1/>', '<2/>', '\\<1>', '\\\\<2/>', '<9>']
  const piece = fc.oneof(fc.constantFrom(...hostileTexts, ...tags), fc.string({ maxLength: 5 }))
  fc.assert(
    fc.property(anyContent, fc.array(piece, { maxLength: 30 }), (source, pieces) => {
      const target = numbered.decode(pieces.join(''), source, french)
      const own = new Set(codesOf(source))
      expect(codesOf(target).every(code => own.has(code))).toBe(true)
      expect([...codeProblems(source, target)].filter(problem => !problem.startsWith('Missing'))).toEqual([])
    }),
    { numRuns: 500 }
  )
})
