import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeProblems, codesOf, plainText } from '../../../src/model/content.ts'
import { formatTags, parseTags } from '../../../src/model/inline-tags.ts'
import { placeCodes, projection } from '../../../src/pipeline/ladder/projection.ts'
import { arbitraryContent } from '../../support/arbitrary-content.ts'

const code = (kind: 'open' | 'close' | 'standalone', id: string) =>
  ({ kind, id, data: `{${id}}`, equiv: '', deletable: false }) as const
const codes = [
  code('open', '1'),
  code('close', '1'),
  code('open', '2'),
  code('close', '2'),
  code('standalone', '3')
] as const

const read = (text: string) => parseTags(text, codes)

function placed(source: string, target: string, translations: readonly string[]): string | undefined {
  const asked = projection(read(source))!
  const found = placeCodes(
    read(target),
    asked.spans,
    translations.map(text => [text])
  )
  return found && formatTags(found)
}

test.each([
  [
    'Read <1>the report</1> now.',
    'Lisez le rapport maintenant.',
    ['le rapport'],
    'Lisez <1>le rapport</1> maintenant.'
  ],
  [
    'Read <1>the report</1> now.',
    'Lisez le rapport maintenant.',
    ['Le rapport.'],
    'Lisez <1>le rapport</1> maintenant.'
  ],
  [
    '<1>Long <2>reports</2></1> now',
    'Berichte, lange Berichten',
    ['lange Berichte', 'Berichten'],
    'Berichte, <1>lange <2>Berichten</2></1>'
  ],
  ['An <1>interesting</1> <3/> one', 'Une <3/> intéressante', ['intéressant'], 'Une <3/> <1>intéressante</1>']
])('%s: codes stand where the text inside them went', (source, target, translations, expected) => {
  expect(placed(source, target, translations)).toBe(expected)
})

test.each([
  ['twice there', 'le rapport et le rapport', 'le rapport'],
  ['not there', 'Lisez donc', 'le rapport'],
  ['another word of the same length', 'Lisez la note', 'la cote']
])('a text that is %s gets no codes', (_, target, translation) => {
  expect(placed('Read <1>the report</1>', target, [translation])).toBeUndefined()
})

test('a pair with nothing in it cannot be projected', () => {
  expect(projection(read('Read <1></1> now'))).toBeUndefined()
  expect(projection(read('Read <3/> now'))).toBeUndefined()
})

test('whatever is placed, the text is the answer’s and its codes are the source’s, well nested', () => {
  fc.assert(
    fc.property(arbitraryContent, source => {
      const asked = projection(source)
      if (!asked) return
      const target = placeCodes(
        asked.plain,
        asked.spans,
        asked.spans.map(({ text }) => [text])
      )
      if (!target) return
      expect(plainText(target)).toBe(plainText(asked.plain))
      const problems = [...codeProblems(source, target)].filter(problem => !problem.startsWith('Missing'))
      expect(problems).toEqual([])
      expect(codesOf(target).length).toBeLessThanOrEqual(codesOf(source).length)
    })
  )
})
