import fc from 'fast-check'
import { expect, test } from 'vitest'
import { text } from '../../../src/backends/codec/text.ts'
import { content } from '../../../src/model/content.ts'
import { localeTag } from '../../../src/model/locale.ts'

const french = localeTag('fr')

test.each([
  ['as it is', '5 < 6 & <b>x</b>', 'a', '5 < 6 & <b>x</b>'],
  ['references nobody asked for', 'L&#39;article &quot;A&quot;', 'It', `L'article "A"`],
  ['references of the source', 'Le signe &quot; ici', 'The &quot; sign', 'Le signe &quot; ici'],
  ['line ends and blanks', ' x\n y  z ', 'a b', 'x y z'],
  ['zero-width spaces', 'x\u200By', 'a', 'xy']
])('%s', (_name, answer, source, target) => {
  expect(text.decode(answer, [source], french)).toEqual([target])
})

test('the edges are the source’s', () => {
  expect(text.decode('un', [' one\n'], french)).toEqual([' un\n'])
})

test('an empty answer is empty content', () => {
  expect(text.decode('', ['a'], french)).toEqual([])
})

test('what is sent comes back equal, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('fr', 'km'), (any, to) => {
      const source = content([any])
      expect(text.decode(text.encode(source), source, localeTag(to))).toEqual(source)
    }),
    { numRuns: 500 }
  )
})
