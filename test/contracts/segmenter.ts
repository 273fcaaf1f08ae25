import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localeTag } from '../../src/model/locale.ts'
import type { Segmenter } from '../../src/segmentation/segmenter.ts'

const tags = 'en ar fr es de ru zh hi ur fa ja tr it pt pl nl he uk hy el ka ko am th lo km my sw bn ta id vi sr da und'

/** What every segmenter promises, for any text and locale. */
export function testSegmenter(create: () => Segmenter): void {
  const locales = fc.constantFrom(...tags.split(' ').map(localeTag))
  const segmenter = create()

  test('has a version that two instances share', () => {
    expect(segmenter.version).toMatch(/^[a-z0-9.-]+$/)
    expect(create().version).toBe(segmenter.version)
  })

  test('finds no break in nothing', () => {
    expect(segmenter.breaks('', localeTag('en'))).toEqual([])
  })

  test.each([
    ['any characters', fc.string({ unit: 'binary', maxLength: 200 })],
    ['lone surrogates, NUL and the like', fc.array(fc.constantFrom(...oddities)).map(parts => parts.join(''))],
    ['prose', fc.array(fc.constantFrom(...prose), { maxLength: 60 }).map(parts => parts.join(''))]
  ])('breaks ascend within the text: %s', (_name, texts) => {
    fc.assert(
      fc.property(texts, locales, (text, locale) => {
        expectBreaks(segmenter.breaks(text, locale), text)
      }),
      { numRuns: 300 }
    )
  })

  test('white space belongs to the segment before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...prose), { maxLength: 60 }), locales, (parts, locale) => {
        const text = parts.join('')
        for (const at of segmenter.breaks(text, locale)) expect(text.slice(at, at + 1)).toMatch(/\S/)
      })
    )
  })

  test('the same text has the same breaks, whatever was read before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...prose), { maxLength: 60 }), locales, (parts, locale) => {
        const text = parts.join('')
        expect(create().breaks(text, locale)).toEqual(segmenter.breaks(text, locale))
      }),
      { numRuns: 50 }
    )
  })

  test.each(hostile)('comes to an end on 200,000 characters: %s', (_name, text) => {
    for (const locale of ['en', 'zh']) expectBreaks(segmenter.breaks(text, localeTag(locale)), text)
  })

  test('comes to an end on what repeats', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...prose), { minLength: 1, maxLength: 4 }),
        fc.array(fc.constantFrom(...prose), { minLength: 1, maxLength: 4 }),
        locales,
        (head, tail, locale) => {
          const text = head.join('').repeat(3000) + tail.join('').repeat(3000)
          expectBreaks(segmenter.breaks(text, locale), text)
        }
      ),
      { numRuns: 20 }
    )
  })
}

function expectBreaks(breaks: readonly number[], text: string): void {
  let last = 0
  for (const at of breaks) {
    if (!(Number.isInteger(at) && at > last && at < text.length))
      expect.fail(`break ${at} after ${last} of ${text.length}`)
    last = at
  }
  const segments = [0, ...breaks].map((at, i) => text.slice(at, breaks[i]))
  if (segments.join('') !== text) expect.fail('the segments are not the text')
}

const oddities = [
  '\ud800',
  '\udc00',
  '\0',
  '\u2028',
  '\u2029',
  '\u202b',
  '\u202c',
  '\u200f',
  '\ufeff',
  '\u00a0',
  '\r\n',
  '\n',
  '\t',
  ' ',
  '.',
  '。',
  '؟',
  '”',
  '(',
  'A',
  'b',
  '\u0301',
  '😀'
]

const prose = [
  ' ',
  ' ',
  ' ',
  '\n',
  '\n\n',
  '\u00a0',
  '.',
  '. ',
  '...',
  '…',
  '!',
  '?',
  '? ',
  '。',
  '！',
  '؟ ',
  '۔',
  '। ',
  ':',
  ';',
  ',',
  '"',
  '“',
  '”',
  '„',
  '‘',
  '’',
  "'",
  '«',
  '»',
  '「',
  '」',
  '《',
  '》',
  '(',
  ')',
  '[',
  ']',
  '[1]',
  '—',
  '-',
  'A',
  'b',
  'Mr',
  'U.S',
  'p.m',
  'No',
  'St',
  'The',
  'he',
  'iPhone',
  '3',
  '2019',
  'II',
  'example.org/a?b=c',
  'д',
  'Он',
  'г',
  'م',
  'قال',
  'है',
  '他说',
  'と',
  '한국'
]

const hostile = [
  ['one word', 'a'.repeat(200_000)],
  ['full stops', '.'.repeat(200_000)],
  ['quotes that never close', '"a. '.repeat(50_000)],
  ['brackets that never close', `${'('.repeat(100_000)}${'a. B '.repeat(20_000)}`],
  ['English quotes that never close', '“A b. '.repeat(33_000)],
  ['closers alone', 'A b.” '.repeat(33_000)],
  ['initials', 'A. B. '.repeat(33_000)],
  ['white space', `a.${' '.repeat(200_000)}B`],
  ['titles', 'Mr. '.repeat(50_000)],
  ['apostrophes', " 'x".repeat(66_000)],
  ['single quotes', '‘x. '.repeat(50_000)],
  ['footnote marks', 'A.[1]'.repeat(40_000)],
  ['spaced dots', '. '.repeat(100_000)],
  ['blank lines', '\n'.repeat(200_000)],
  ['one long quotation', `“${'A b. '.repeat(40_000)}”`]
] as const
