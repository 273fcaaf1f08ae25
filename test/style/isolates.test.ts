import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { directionMarks } from '../../src/checks/direction-marks.ts'
import { type Content, content, type InlineCode, isCode } from '../../src/model/content.ts'
import { direction, localeTag } from '../../src/model/locale.ts'
import { levelsOf, shownBetween } from '../../src/style/bidi.ts'
import { isolated } from '../../src/style/isolates.ts'
import { arbitraryContent } from '../support/arbitrary-content.ts'

/** The content as text: `⟨` `⟩` for the marks, `[1` `1]` for the halves of a pair, `{text}` for other codes. */
function shown(parts: Content): string {
  const code = ({ kind, id, equiv }: InlineCode) =>
    kind === 'open' ? `[${id}` : kind === 'close' ? `${id}]` : `{${equiv}}`
  return parts
    .map(part => (isCode(part) ? code(part) : part.replaceAll('\u2068', '⟨').replaceAll('\u2069', '⟩')))
    .join('')
}

const isolate = (locale: string, ...parts: Content) => shown(isolated(content(parts), localeTag(locale)))
const single = (equiv: string, data = `\`${equiv}\``): InlineCode => ({
  kind: 'standalone',
  id: '9',
  data,
  equiv,
  deletable: false
})
const paired = (id: string, inner: string, tag = 'b'): Content => [
  { kind: 'open', id, data: `<${tag}>`, equiv: '', deletable: false },
  inner,
  { kind: 'close', id, data: `</${tag.replace(/ .*/, '')}>`, equiv: '', deletable: false }
]

describe('from right to left', () => {
  test.each([
    ['a name within the text', 'ar', 'قالت شركة Google إن الأرباح ارتفعت'],
    ['a name with its number', 'ar', 'سعر iPhone 15 Pro وتفشي COVID-19'],
    ['a name with its number in Persian digits', 'fa', 'گوشی iPhone ۱۵ در ۲۰۲۶'],
    ['a plain number', 'ar', 'بلغ 12,345.6 طن في 23/11/2026 الساعة 12:30'],
    ['a percentage after Hebrew', 'he', 'עלו ב-26% בשנה'],
    ['quotation marks around a name', 'fa', 'شرکت «Google» گفت'],
    ['brackets around a name', 'fa', 'شرکت (Google) گفت'],
    ['numbers in Arabic digits', 'ar-EG', 'ارتفع ٢٦٪ بين ٢٠١٨-٢٠٢٠'],
    ['a passage in English', 'ar', 'قال: We came, we saw and then we all won, see https://x.example now. وذهب'],
    ['a full stop of the sentence', 'ar', 'يعمل في Google.'],
    ['the full stop of a sentence after a letter', 'ar', 'اضغط على Ctrl + P.'],
    ['what looks the same from both sides', 'ar', 'الوسم <b> والمسار /a/ والمعامل && هنا']
  ])('%s needs nothing', (_what, locale, text) => {
    expect(isolate(locale, text)).toBe(text)
  })

  test.each([
    ['signs after letters', 'ar', 'لغة ⟨C++⟩ أو ⟨C#⟩ كثيرا'],
    ['signs before letters', 'ar', 'أسعار ⟨.NET⟩ و ⟨--help⟩'],
    ['a call', 'he', 'הפונקציה ⟨foo()⟩ מחזירה'],
    ['a phone number', 'ar', 'اتصل بالرقم ⟨+33 1 22 33 44 55⟩ اليوم'],
    ['a phone number with brackets', 'fa', 'شماره ⟨(212) 555-0147⟩ است'],
    ['a phone number in Persian digits', 'fa', 'شماره ⟨+۹۸ ۲۱ ۱۲۳⟩ است'],
    ['a score', 'ar', 'فاز ⟨2-3⟩ أمس'],
    ['a range with a dash', 'he', 'תוך ⟨2–3⟩ ימים'],
    ['a per cent sign, a currency, a minus', 'ar', 'ارتفع ⟨26%⟩ إلى ⟨$5⟩ عند ⟨-5⟩ درجات'],
    ['a date with hyphens', 'ar', 'بتاريخ ⟨2026-11-23⟩ في'],
    ['an abbreviation', 'ar', 'شركة ⟨Apple Inc.⟩ قالت'],
    ['a handle and a hashtag', 'ur', 'دیکھیے ⟨@reporter_1⟩ اور ⟨#news⟩ پر'],
    ['an address that ends in a sign', 'he', 'ראו ⟨https://example.org/a/⟩ כאן'],
    ['a path', 'ar', 'في ⟨/usr/bin/env⟩ مثلا'],
    ['a sign after a prefix', 'ar', 'و⟨+33 1 22 33⟩ و⟨Google+⟩ هنا'],
    ['an amount after a name', 'ar', 'حصلت Google ⟨26%⟩ من السوق'],
    ['a gloss in brackets after a name', 'he', 'החברה Google (⟨GOOG⟩) הודיעה'],
    ['brackets that follow a name in quotation marks', 'fa', 'شرکت «Google» (⟨Alphabet⟩) گفت'],
    ['a tag in the text', 'ar', 'الوسم ⟨<img />⟩ هنا'],
    ['an equation, a quotation in the other language', 'he', 'השדה "⟨C = US, O = Example, CN = A+⟩" כאן'],
    ['a number sign', 'ar', 'مثل "Guest #2" و"⟨Guest+⟩" هنا']
  ])('%s', (_what, locale, text) => {
    expect(isolate(locale, text.replace(/[⟨⟩]/g, ''))).toBe(text)
  })

  test('of a list as few as give its order', () => {
    expect(isolate('he', 'החברות Google, Apple, Meta ו-Amazon הודיעו')).toBe(
      'החברות Google, ⟨Apple⟩, ⟨Meta⟩ ו-Amazon הודיעו'
    )
    expect(isolate('ar', 'عمل في Google. Microsoft قالت')).toBe('عمل في Google. ⟨Microsoft⟩ قالت')
  })

  test('a placeholder always, with its signs', () => {
    expect(isolate('ar', 'مرحبا {{name}}، لديك {{count}}% و', single('', '{{ total }}'), ' و%s.')).toBe(
      'مرحبا ⟨{{name}}⟩، لديك ⟨{{count}}%⟩ و⟨{}⟩ و⟨%s⟩.'
    )
    expect(isolate('ar', 'بلغ {{sign}}{{sum}} اليوم، و{{n}}5')).toBe('بلغ ⟨{{sign}}{{sum}}⟩ اليوم، و⟨{{n}}5⟩')
    expect(isolate('ar', 'صورة ', single('', '{{< youtube 1 >}}'), ' هنا')).toBe('صورة {} هنا')
  })

  test('the text of a code is one word, whatever is in it', () => {
    expect(isolate('ar', 'اكتب ', single('C++'), ' أو ', single('->'), ' أو ', single('npm ci'), ' الآن')).toBe(
      'اكتب ⟨{C++}⟩ أو ⟨{->}⟩ أو {npm ci} الآن'
    )
    expect(isolate('ar', 'اكتب ', single('->'), ' الآن')).toBe('اكتب ⟨{->}⟩ الآن')
  })

  test('an isolate lies inside a pair or around it, and a run across its border stays bare', () => {
    expect(isolate('ar', 'اقرأ ', ...paired('1', 'C++'), ' هنا')).toBe('اقرأ [1⟨C++⟩1] هنا')
    expect(isolate('ar', 'اقرأ ', ...paired('1', 'Google'), ' Docs+ هنا')).toBe('اقرأ ⟨[1Google1] Docs+⟩ هنا')
    expect(isolate('ar', 'اقرأ ', ...paired('1', 'عن Google'), ' Docs+ هنا')).toBe('اقرأ [1عن Google1] Docs+ هنا')
  })

  test('markup that isolates by itself needs no more', () => {
    expect(isolate('ar', 'لغة ', ...paired('1', 'C++', 'bdi'), ' هنا')).toBe('لغة [1C++1] هنا')
    expect(isolate('ar', 'لغة ', ...paired('1', 'C++', 'span dir="ltr"'), ' هنا')).toBe('لغة [1C++1] هنا')
  })

  test('a line break ends what reaches over', () => {
    const text = (gap: InlineCode | string) => isolate('he', 'ראו Google', gap, 'Apple כאן')
    expect(text(', ')).toBe('ראו Google, ⟨Apple⟩ כאן')
    expect(text(single('', '<br>'))).toBe('ראו Google{}Apple כאן')
  })
})

describe('from left to right', () => {
  test.each([
    ['a name', 'fr', 'Le mot שלום suffit'],
    ['a placeholder', 'fr', 'Bonjour {{name}}'],
    ['a quotation', 'en', 'He wrote אב "גד" הו there']
  ])('%s needs nothing', (_what, locale, text) => {
    expect(isolate(locale, text)).toBe(text)
  })

  test.each([
    ['a number after it', 'fr', 'Le film ⟨القاهرة⟩ 5 fois'],
    ['a list', 'en', 'In القاهرة, ⟨مصر⟩ today']
  ])('%s', (_what, locale, text) => {
    expect(isolate(locale, text.replace(/[⟨⟩]/g, ''))).toBe(text)
  })
})

test.each(['\u200Fא C++', 'א \u2068C++\u2069', 'א \u202AC++\u202C', 'א\u061C C++'])(
  'a text with marks of direction is left alone: %j',
  text => {
    const own = content([text])
    expect(isolated(own, localeTag('he'))).toBe(own)
  }
)

const fragments = fc.constantFrom(
  'قال الوزير',
  'אמר השר',
  'Google',
  'C++',
  ' ',
  ', ',
  '. ',
  '، ',
  '26%',
  '+33 1 22 33',
  '2-3',
  '(',
  ')',
  '"',
  '«',
  '»',
  '٢٦',
  '۲۶',
  '{{x}}',
  'https://a.example/b/',
  '@ab',
  '😀',
  '\u200C',
  'e\u0301',
  '\u2028',
  '-',
  'ו-',
  '<b>'
)
const mixed: fc.Arbitrary<Content> = fc
  .tuple(fc.array(fragments, { maxLength: 14 }), arbitraryContent)
  .map(([texts, parts]) => content([...texts.slice(0, 7), ...parts, ...texts.slice(7)]))
const locales = fc.constantFrom('ar', 'he', 'fa', 'ur', 'fr').map(localeTag)
const withoutMarks = (parts: Content) =>
  content(parts.map(part => (isCode(part) ? part : part.replace(/[\u2068\u2069]/g, ''))))

describe('for any content', () => {
  test('only marks are added, balanced, and none the second time', () => {
    fc.assert(
      fc.property(mixed, locales, (target, locale) => {
        fc.pre(!/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/.test(JSON.stringify(target)))
        const result = isolated(target, locale)
        expect(withoutMarks(result)).toEqual(target)
        expect([...directionMarks({ source: target, target: result })]).toEqual([])
        expect(isolated(result, locale)).toEqual(result)
      }),
      { numRuns: 500 }
    )
  })

  test('without any one isolate the order is another', () => {
    const plain = fc.array(fragments, { maxLength: 10 }).map(texts => texts.join(''))
    fc.assert(
      fc.property(plain, fc.constantFrom('ar', 'he', 'fr').map(localeTag), (text, locale) => {
        fc.pre(!/\{\{|\d\+33/.test(text)) // placeholders are always isolated; long lists are not thinned out
        const [result = ''] = isolated(content([text]), locale) as readonly string[]
        const base = direction(locale)
        const shownIn = (marked: string) =>
          shownBetween(marked, levelsOf(marked, base), 0, marked.length).replace(/[\u2068\u2069]/g, '')
        const openings = [...result.matchAll(/\u2068[^\u2069]*\u2069/g)].map(({ index, 0: run }) => ({ index, run }))
        for (const { index, run } of openings) {
          const without = result.slice(0, index) + run.slice(1, -1) + result.slice(index + run.length)
          expect(shownIn(without)).not.toBe(shownIn(result))
        }
      }),
      { numRuns: 500 }
    )
  })
})

test('a long line without end takes no long time', () => {
  const lines = ['C++, ', '1-', '12 ', 'a@', '+1', 'x (0 ', '-', '{', 'ب C++ ', 'a.'].map(text => text.repeat(20_000))
  for (const line of lines) {
    const target = content([`ب${line}`])
    expect(withoutMarks(isolated(target, localeTag('ar')))).toEqual(target)
  }
})
