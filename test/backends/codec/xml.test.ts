import fc from 'fast-check'
import { expect, test } from 'vitest'
import { xml } from '../../../src/backends/codec/xml.ts'
import { codeProblems, codesOf, content, isCode } from '../../../src/model/content.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { anyContent, hostileTexts, tagged } from '../contents.ts'

const french = localeTag('fr')

test.each([
  ['Read <1>the <2/> report</1>', 'Read <g1>the <x2/> report</g1>'],
  ['Start <1>here', 'Start <x1/>here'],
  ['5 < 6 & "7"', '5 &lt; 6 &amp; "7"'],
  ['a\u0007b', 'ab']
])('%s is sent as %s', (source, sent) => {
  expect(xml.encode(tagged(source))).toBe(sent)
})

test('what is sent comes back equal, whatever the content', () => {
  fc.assert(
    fc.property(anyContent, source => {
      const writable = content(
        source.map(part =>
          isCode(part) ? part : part.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
        )
      )
      expect(xml.decode(xml.encode(writable), writable, french)).toEqual(writable)
    }),
    { numRuns: 500 }
  )
})

test('no answer throws, and codes of the source alone come out, once each, whole and nested', () => {
  const piece = fc.oneof(
    fc.constantFrom(...hostileTexts, '<g1>', '</g1>', '<g2>', '</g2>', '<x1/>', '<x2/>', '<x2>', '</x2>', '<g9>'),
    fc.string({ maxLength: 5 })
  )
  fc.assert(
    fc.property(anyContent, fc.array(piece, { maxLength: 30 }), (source, pieces) => {
      const target = xml.decode(pieces.join(''), source, french)
      const own = new Set(codesOf(source))
      expect(codesOf(target).every(code => own.has(code))).toBe(true)
      expect([...codeProblems(source, target)].filter(problem => !problem.startsWith('Missing'))).toEqual([])
    }),
    { numRuns: 500 }
  )
})
