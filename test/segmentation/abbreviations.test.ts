import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localeTag } from '../../src/model/locale.ts'
import { type AbbreviationSettings, classes } from '../../src/segmentation/abbreviations.ts'
import { scanner } from '../../src/segmentation/scanner.ts'
import { testSegmenter } from '../contracts/segmenter.ts'
import { sentences } from './sentences.ts'

const settings: AbbreviationSettings = {
  en: { never: ['Bdr.', 'Fl. Off.'], numeric: ['Anlg.'], mayEnd: ['Oyj'], ends: ['v.hr.'] },
  'en-GB': { never: ['Cllor'] },
  de: { never: ['Zug'] }
}

describe('with own abbreviations', () => testSegmenter(() => scanner({ abbreviations: settings })))

test.each([
  ['en', 'We met Bdr. Marsh. | He left.'],
  ['en', 'We met Fl. Off. Marsh. | He left.'],
  ['en', 'See Anlg. 3. | There is no Anlg. | Roe left.'],
  ['en', 'She sold Bridge Oyj. Chairman Roe left Oyj. | The price fell.'],
  ['en', 'It ended at 5 v.hr. | Roe left.'],
  ['en', 'We met Cllor. | Marsh left.'],
  ['en-GB', 'We met Cllor. Marsh and Bdr. Roe. | He left.'],
  ['de-AT', 'Es kam ein Zug. Bahnhof und Steg blieben leer.']
])('%s: %s', (tag, marked) => {
  expect(sentences(scanner({ abbreviations: settings }), tag, marked.replaceAll('| ', ''))).toEqual(marked.split(' | '))
})

test('stand over those of the language', () => {
  const text = 'See p. 12. The Gen. Roe left.'
  expect(
    sentences(
      scanner({ abbreviations: { en: { mayEnd: ['Gen.'], never: ['12'] } } }),
      'en',
      `${text} The Gen. The end.`
    )
  ).toEqual(['See p. 12. The Gen. Roe left.', 'The Gen.', 'The end.'])
})

test('every list is another version, in any order and spelling the same one', () => {
  const version = (abbreviations: AbbreviationSettings) => scanner({ abbreviations }).version
  const own: readonly AbbreviationSettings[] = [
    {},
    ...classes.map(name => ({ en: { [name]: ['Gen.'] } })),
    { de: { never: ['Gen.'] } },
    { en: { never: ['Gen.', 'Adm.'] } }
  ]
  expect(new Set(own.map(version)).size).toBe(own.length)
  expect(version({ en: { never: [] } })).toBe(scanner().version)
  expect(version({ en: { never: ['Adm', 'z. B.'] } })).toBe(version({ en: { never: ['z.B', 'Adm.'] } }))
})

test('no own abbreviation moves a break but one beside itself', () => {
  const parts = fc.constantFrom(
    'Zyx. ',
    'Roe ',
    'left. ',
    'The ',
    '“Go. ',
    'now?” ',
    '(It ',
    'is.) ',
    'p.m. ',
    '3. ',
    'U.S. '
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 20 }), fc.constantFrom(...classes), (texts, name) => {
      const text = texts.join('')
      const en = localeTag('en')
      const split = { insideQuotes: 'split' } as const
      const before = scanner(split).breaks(text, en)
      const after = scanner({ ...split, abbreviations: { en: { [name]: ['Zyx'] } } }).breaks(text, en)
      for (const at of [...before, ...after]) {
        // Before it too: an abbreviation is no word to start a sentence with.
        if (before.includes(at) !== after.includes(at) && !text.startsWith('Zyx. ', at))
          expect(text.slice(0, at)).toMatch(/Zyx\. (?:“|\()?$/)
      }
    })
  )
})
