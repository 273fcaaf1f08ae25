import fc from 'fast-check'
import { type LocaleTag, localeTag } from '../../../src/model/locale.ts'

/** Texts that are near each other: few words, few signs, and copies with some of them changed. */
const words: Readonly<Record<string, readonly string[]>> = {
  en: [
    'the',
    'the',
    'of',
    'council',
    'vote',
    'Vote',
    'budget',
    'harbour',
    '12',
    '3.5',
    ',',
    '.',
    '<1>',
    '</1>',
    '“so”'
  ],
  ar: ['في', 'من', 'المجلس', 'الميزانية', 'صوّت', 'صوت', 'مـيناء', '٤٠', '40', '،', '.', 'على'],
  zh: ['市', '政', '府', '大', '桥', '的', '的', '开', '放', '，', '。', '40'],
  one: ['a']
}

const locales: Readonly<Record<string, LocaleTag>> = {
  en: localeTag('en'),
  ar: localeTag('ar'),
  zh: localeTag('zh'),
  one: localeTag('tr')
}

export interface Corpus {
  readonly locale: LocaleTag
  readonly sources: readonly string[]
  readonly queries: readonly string[]
}

const odd = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '<1/>',
    '\\<1/>',
    '\ud800',
    '\udc00 a',
    '#',
    '\ufffc',
    'İ',
    'ß',
    '. . . .',
    'few\nthe vote',
    '\n'
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 })
)

const text = (language: string): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...words[language]!), { maxLength: 45 })
    .map(parts => parts.join(language === 'zh' ? '' : ' '))

/** One text and copies of it in which some words are others, gone, doubled or elsewhere. */
const family = (language: string): fc.Arbitrary<readonly string[]> =>
  fc
    .tuple(
      fc.array(fc.constantFrom(...words[language]!), { minLength: 1, maxLength: 40 }),
      fc.array(
        fc.array(
          fc.record({
            at: fc.nat(60),
            gone: fc.nat(2),
            word: fc.option(fc.constantFrom(...words[language]!), { nil: undefined })
          }),
          { maxLength: 6 }
        ),
        { maxLength: 8 }
      )
    )
    .map(([base, edits]) =>
      [[], ...edits].map(changes => {
        const copy = [...base]
        for (const { at, gone, word } of changes) copy.splice(at % (copy.length + 1), gone, ...(word ? [word] : []))
        return copy.join(language === 'zh' ? '' : ' ')
      })
    )

/** A memory of up to `size` sources, and texts to look up in it. */
export const corpora = (size: number): fc.Arbitrary<Corpus> =>
  fc.constantFrom('en', 'ar', 'zh', 'one').chain(language => {
    const sources = fc
      .array(
        fc.oneof(
          { weight: 3, arbitrary: family(language) },
          text(language).map(one => [one]),
          odd.map(one => [one])
        ),
        {
          maxLength: Math.ceil(size / 6)
        }
      )
      .map(families => families.flat().slice(0, size))
    return fc
      .tuple(sources, fc.array(fc.oneof(text(language), odd), { maxLength: 3 }), fc.array(fc.nat(), { maxLength: 5 }))
      .map(([all, fresh, picks]) => ({
        locale: locales[language]!,
        sources: all,
        queries: [...fresh, ...picks.flatMap(pick => (all.length > 0 ? [all[pick % all.length]!] : []))]
      }))
  })

export const thresholds = fc.constantFrom(50, 60, 69.99, 70, 72.5, 75, 80, 90, 99.99, 100)
export const limits = fc.constantFrom(1, 5, Number.POSITIVE_INFINITY)
