import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numbers } from '../../src/checks/numbers.ts'
import { type Content, codesOf, content, type InlineCode, visibleText } from '../../src/model/content.ts'
import { localeTag } from '../../src/model/locale.ts'
import type { StyleSettings } from '../../src/model/style-settings.ts'
import { houseStyle, styled } from '../../src/style/house-style.ts'
import { problemsOf } from '../contracts/quality-check.ts'
import { arbitraryContent } from '../support/arbitrary-content.ts'

const inStyle = (locale: string, target: Content, settings: StyleSettings = {}, from = 'en') => {
  const to = localeTag(locale)
  return styled(target, { from: localeTag(from), to }, houseStyle(to, { [to]: settings }))
}
const written = (locale: string, text: string, settings?: StyleSettings, from?: string) =>
  visibleText(inStyle(locale, content([text]), settings, from))

describe('settings', () => {
  test('a locale inherits each from the wider ones, and CLDR is beneath', () => {
    const settings = { ar: { digits: 'latn', quotes: '«»' }, 'ar-EG': { quotes: '“”' } } as const
    const style = (locale: string) => houseStyle(localeTag(locale), settings)
    expect(style('ar-EG')).toMatchObject({ numberingSystem: 'latn', quotes: { open: '“', innerClose: '”' } })
    expect(style('ar-SA').quotes).toMatchObject({ open: '«', close: '»' })
    expect(style('ar-SA').numbers.percent).toBe('%')
    expect(style('fa')).toMatchObject({ numberingSystem: undefined, quotes: { open: '«', innerOpen: '‹' } })
    expect(style('fr-CH').quotes).toMatchObject({ innerOpen: '‹' })
    expect(style('de').quotes).toMatchObject({ open: '„', close: '“' })
  })

  test('another script inherits nothing', () => {
    expect(houseStyle(localeTag('ar-Latn'), { ar: { digits: 'arab' } }).numberingSystem).toBeUndefined()
  })

  test('keep leaves what the engine wrote', () => {
    const text = 'قال "نعم", 26% في 2026?'
    const keep = { digits: 'keep', percent: 'keep', quotes: 'keep', punctuation: 'keep' } as const
    expect(written('ar-EG', text, keep)).toBe(text)
  })
})

describe('numbers', () => {
  test.each([
    ['ar', '٢٦٪ من ١٢٬٣٤٥٫٦', '26% من 12,345.6'],
    ['ar-EG', '26% من 12,345.6 في 2026', '٢٦٪ من ١٢٬٣٤٥٫٦ في ٢٠٢٦'],
    ['ar-MA', '٢٦٪ من ١٢٬٣٤٥٫٦', '26% من 12.345,6'],
    ['fa', '26% از 1,250 تا 2–3', '۲۶٪ از ۱٬۲۵۰ تا ۲–۳'],
    ['ur', '۲۶٪ میں', '26% میں'],
    ['he', '26% מתוך 12,345.6', '26% מתוך 12,345.6'],
    ['mr', '2026 मध्ये 1,25,000 लोक, 25वा', '२०२६ मध्ये १,२५,००० लोक, २५वा'],
    ['ar-EG', 'بتاريخ 23/11/2026 الساعة 12:30', 'بتاريخ ٢٣/١١/٢٠٢٦ الساعة ١٢:٣٠'],
    ['fr', '12,345.6 et 26 %', '12,345.6 et 26 %']
  ])('%s: %s', (locale, text, expected) => {
    expect(written(locale, text)).toBe(expected)
  })

  test.each([
    'COVID-19 وG20 و5G وF-16',
    'iPhone 15 و5 GB وWindows 11',
    'https://example.org/a/2026?b=1 وexample.org/2 وa2@b3.example',
    '+33 1 22 33 44 55 و(212) 555-0147 و0800 555 111 و555-01-23',
    'الإصدار 1.2.3 والعنوان 10.0.0.1',
    '@user_1 و#كأس_2026 و{{n2}} و%1$s',
    '1234567890123'
  ])('ids, addresses and phone numbers stay: %s', text => {
    expect(written('ar-EG', text)).toBe(text)
  })

  test('a separator that may mean two things stays as it is', () => {
    expect(written('ar-EG', 'نحو 1,250 و7.30', {}, 'fr')).toBe('نحو ١,٢٥٠ و٧.٣٠')
    expect(written('ar-EG', 'نحو 12.5 و7.30%')).toBe('نحو ١٢٫٥ و٧٫٣٠٪')
  })

  test('inline codes stay', () => {
    const code: InlineCode = { kind: 'standalone', id: '1', data: '`2`', equiv: '2', deletable: false }
    expect(inStyle('ar-EG', content(['في ', code, ' و3']))).toEqual(['في ', code, ' و٣'])
  })
})

describe('quotation marks', () => {
  test.each([
    ['ar', 'قال "نعم" و«لا»', 'قال ”نعم“ و”لا“'],
    ['fa', 'گفت "بله"، و"نه"', 'گفت «بله»، و«نه»'],
    ['he', 'צה"ל אמר "כן" וה"לא"', 'צה"ל אמר ”כן” וה”לא”'],
    ['de', 'Er sagte “ja, ‘nein’ und so”.', 'Er sagte „ja, ‚nein‘ und so“.'],
    ['fr', 'Il dit « oui » et "non"', 'Il dit « oui » et «non»'],
    ['ru', '„Да“, — сказал "он"', '«Да», — сказал «он»'],
    ['ja', '彼は“はい”と', '彼は「はい」と']
  ])('%s: %s', (locale, text, expected) => {
    expect(written(locale, text)).toBe(expected)
  })

  test.each([
    ['half a pair', 'قال "نعم'],
    ['inches', 'شاشة 5" و"جديدة"'],
    ['three deep', '“a «b „c“ d» e”'],
    ['code', 'اكتب set x="1" هنا']
  ])('%s stay', (_what, text) => {
    expect(written('ar', text, { punctuation: 'keep' })).toBe(text)
  })

  test('the house’s own, also across codes', () => {
    const pair: readonly InlineCode[] = (['open', 'close'] as const).map(kind => ({
      kind,
      id: '1',
      data: '**',
      equiv: '',
      deletable: true
    }))
    const target = content(['قال "', pair[0]!, 'نعم', pair[1]!, '" ثم ذهب'])
    expect(inStyle('ar', target, { quotes: '«»' })).toEqual(['قال «', pair[0], 'نعم', pair[1], '» ثم ذهب'])
  })
})

describe('punctuation and letters', () => {
  test.each([
    ['ar', 'نعم, لا; هل عاد?', 'نعم، لا؛ هل عاد؟'],
    ['ar', 'ماذا ؟ ومن?!', 'ماذا؟ ومن؟!'],
    ['ar', 'في 2026, قال Google, إن', 'في 2026، قال Google، إن'],
    ['ar', 'شركات Google, Apple وغيرها', 'شركات Google، Apple وغيرها'],
    ['ar', 'قال (نعم?), ثم', 'قال (نعم؟)، ثم'],
    ['fa', 'كتاب علي, بله', 'کتاب علی، بله'],
    ['ur', 'كيا يہ?', 'کیا یہ؟'],
    ['ar', 'الکتاب علیك', 'الكتاب عليك'],
    ['he', 'כן, לא; מה?', 'כן, לא; מה?'],
    ['fr', 'oui, non; quoi?', 'oui, non; quoi?']
  ])('%s: %s', (locale, text, expected) => {
    expect(written(locale, text)).toBe(expected)
  })

  test.each([
    'بين 1,250 و2,5',
    'راجع https://example.org/?a=1;b=2,3',
    'قال: I came, I saw and then I won again, he said. ثم',
    'No Arabic here, none?',
    'می‌دود و «(الف)»'
  ])('stays: %s', text => {
    expect(written('ar', text, { digits: 'keep', quotes: 'keep' })).toBe(text)
  })

  test('French spaces are a setting', () => {
    const text = 'Il dit "oui": à 12:30; vraiment ?! Voir https://a.example/?b: «Bien»'
    expect(written('fr', text)).toBe('Il dit «oui»: à 12:30; vraiment ?! Voir https://a.example/?b: «Bien»')
    expect(written('fr', text, { spaces: 'french' })).toBe(
      'Il dit «\u00A0oui\u00A0»\u00A0: à 12:30\u202F; vraiment\u202F?! Voir https://a.example/?b: «\u00A0Bien\u00A0»'
    )
  })
})

test('the examples in the guide', () => {
  const guide = readFileSync(new URL('../../docs/right-to-left.md', import.meta.url), 'utf8')
  const rows = [...guide.matchAll(/^\| `([a-zA-Z-]+)`(, `spaces: french`)? \| `([^`]+)` \| `([^`]+)` \|$/gm)]
  expect(rows).toHaveLength(6)
  for (const [, locale = '', spaces, before = '', after = ''] of rows) {
    const result = written(locale, before, spaces ? { spaces: 'french' } : {})
    expect(result.replace(/\s/g, ' ')).toBe(after.replace(/\s/g, ' '))
  }
})

describe('the order on the line', () => {
  test('no mark of direction is needed for what CLDR writes with marks', () => {
    for (const locale of ['ar', 'ar-EG', 'he', 'fa', 'ur']) {
      const cldr = new Intl.NumberFormat(locale, { style: 'percent' }).format(0.26)
      expect(written(locale, '26%')).toBe(cldr.replace(/[\u200E\u200F\u061C]/g, ''))
    }
  })
})

const fragments = fc.constantFrom(
  'قال الوزير ',
  'אמר השר ',
  'il dit ',
  'کتاب می‌رود ',
  'علي كتب ',
  'Google ',
  'COVID-19 ',
  '"',
  '“',
  '”',
  '„',
  '«',
  '»',
  '‘',
  '’',
  "'",
  ', ',
  '; ',
  '? ',
  ' ? ',
  ': ',
  '! ',
  '،',
  '؟',
  '1,250 ',
  '12.5 ',
  '7.30 ',
  '26%',
  '٢٦٪ ',
  '۱۲٬۳۴۵٫۶ ',
  '2-3 ',
  '2026 ',
  '+33 1 22 33 ',
  '(',
  ')',
  ' ',
  '\u00A0',
  'ـ',
  'َ',
  '\u200C',
  'https://a.example/1?b ',
  '{{n1}} '
)
const mixed: fc.Arbitrary<Content> = fc
  .tuple(fc.array(fragments, { maxLength: 14 }), arbitraryContent)
  .map(([texts, parts]) => content([...texts.slice(0, 7), ...parts, ...texts.slice(7)]))
const locales = fc.constantFrom('ar', 'ar-EG', 'fa', 'ur', 'he', 'fr', 'de', 'hi', 'mr', 'ru', 'zh')
const settings: fc.Arbitrary<StyleSettings> = fc.record(
  {
    digits: fc.constantFrom('latn', 'arab', 'arabext', 'deva', 'keep'),
    percent: fc.constantFrom('%', '٪', 'keep'),
    quotes: fc.constantFrom('«»', '“”‘’', '„“‚‘', '””’’', 'keep'),
    punctuation: fc.constantFrom('arabic', 'keep'),
    spaces: fc.constantFrom('french', 'keep')
  },
  { requiredKeys: [] }
)
const brackets = (parts: Content) => visibleText(parts).match(/[()[\]{}]/g)
const kept = (parts: Content) => visibleText(parts).match(/[\u0640\u064B-\u0652\u200C-\u200F\u061C\u202A-\u202E]/g)

describe('for any content', () => {
  test('twice is the same as once', () => {
    fc.assert(
      fc.property(mixed, locales, settings, (target, locale, set) => {
        const once = inStyle(locale, target, set)
        expect(inStyle(locale, once, set)).toEqual(once)
      }),
      { numRuns: 1000 }
    )
  })

  test('codes, brackets, joiners, vowel signs and kashidas are what they were', () => {
    fc.assert(
      fc.property(mixed, locales, settings, (target, locale, set) => {
        const result = inStyle(locale, target, set)
        expect(codesOf(result)).toEqual(codesOf(target))
        expect(brackets(result)).toEqual(brackets(target))
        expect(kept(result)).toEqual(kept(target))
      }),
      { numRuns: 500 }
    )
  })

  test('the number check finds nothing new', () => {
    const texts = fc.array(fragments, { minLength: 1, maxLength: 10 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(texts, locales, settings, (text, locale, set) => {
        const problems = (target: string) => problemsOf(numbers, [`en ${locale}`, text, target]).length
        expect(problems(written(locale, text, set))).toBeLessThanOrEqual(problems(text))
      }),
      { numRuns: 1000 }
    )
  })
})

test('a long line without end takes no long time', () => {
  for (const text of ['1,', '1.', '" ', '“', ', ', '1-', 'a.', 'a@', '{', '‘', '12 ', '؟ ', ' ', '%']) {
    const long = content([`ب${text.repeat(20_000)}`])
    for (const locale of ['ar-EG', 'fr']) inStyle(locale, long, { spaces: 'french' })
  }
})
