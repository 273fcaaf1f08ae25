import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differsInPolarity } from '../../src/memory/polarity.ts'
import { localeTag } from '../../src/model/locale.ts'

test.each([
  ['en', 'The bridge is safe.', 'The bridge is not safe.'],
  ['en', 'The bridge is safe.', 'The bridge is unsafe.'],
  ['en', 'They will sign it.', 'They won’t sign it.'],
  ['en', 'They still run trains.', 'They no longer run trains.'],
  ['ar', 'وقع الوزير الاتفاق.', 'لم يوقع الوزير الاتفاق.'],
  ['ar', 'القرار نهائي.', 'القرار ليس نهائيا.'],
  ['fr', 'Il viendra demain.', 'Il ne viendra pas demain.'],
  ['fr', 'Il arrive.', 'Il n’arrive jamais.'],
  ['de', 'Der Plan gilt.', 'Der Plan gilt nicht.'],
  ['de', 'Die Lage ist klar.', 'Die Lage ist unklar.'],
  ['es', 'Hay acuerdo.', 'No hay acuerdo.'],
  ['ru', 'Он придёт.', 'Он не придёт.'],
  ['ru', 'Деньги есть.', 'Денег нет.'],
  ['uk', 'Він прийде.', 'Він не прийде.'],
  ['zh', '会议将举行。', '会议将不举行。'],
  ['zh', '他来了。', '他没来。'],
  ['ja', '行きます。', '行きません。'],
  ['hi', 'वह आएगा।', 'वह नहीं आएगा।'],
  ['ur', 'وہ آئے گا۔', 'وہ نہیں آئے گا۔'],
  ['fa', 'او می‌رود.', 'او نمی‌رود.'],
  ['tr', 'Gelecek ay başlıyor.', 'Gelecek ay başlamıyor.'],
  ['it', 'Il treno parte.', 'Il treno non parte.'],
  ['pt', 'O trem parte.', 'O trem não parte.'],
  ['nl', 'De trein rijdt.', 'De trein rijdt niet.'],
  ['pl', 'Pociąg jedzie.', 'Pociąg nie jedzie.'],
  ['he', 'הרכבת יוצאת.', 'הרכבת לא יוצאת.'],
  ['cs', 'Vlak jede.', 'Vlak nejede.'],
  ['nb', 'Toget går.', 'Toget går ikke.'],
  ['ko', '기차가 간다.', '기차가 가지 않는다.']
])('%s: "%s" and "%s" differ', (locale, yes, no) => {
  expect(differsInPolarity(yes, no, localeTag(locale))).toBe(true)
  expect(differsInPolarity(no, yes, localeTag(locale))).toBe(true)
})

test.each([
  ['en', 'The council votes on Monday.', 'The council votes on Tuesday.'],
  ['en', 'It is not open on Monday.', 'It is not open on Friday.'],
  ['fr', 'Il ne viendra pas lundi.', 'Il ne viendra pas mardi.'],
  ['ar', 'لم يوقع الوزير الاتفاق.', 'لم يوقع الرئيس الاتفاق.'],
  ['zh', '非洲会议将举行。', '亚洲会议将举行。'],
  ['de', 'Der Rat tagt am Montag.', 'Der Rat tagt am Freitag.']
])('%s: "%s" and "%s" do not', (locale, a, b) => {
  expect(differsInPolarity(a, b, localeTag(locale))).toBe(false)
})

test('a language without a table: unknown is different, equal texts are not', () => {
  expect(differsInPolarity('a b', 'a c', localeTag('xh'))).toBe(true)
  expect(differsInPolarity('a b', 'a b', localeTag('xh'))).toBe(false)
})

test('one is as far from the other as the other from the one', () => {
  const locale = fc.constantFrom('en', 'ar', 'ja', 'tr', 'ru').map(localeTag)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), locale, (a, b, tag) => {
      expect(differsInPolarity(a, b, tag)).toBe(differsInPolarity(b, a, tag))
    })
  )
})
