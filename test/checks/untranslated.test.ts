import { expect, test } from 'vitest'
import { untranslated } from '../../src/checks/untranslated.ts'
import { problemsOf, testQualityCheck } from '../contracts/quality-check.ts'

testQualityCheck('untranslated', untranslated, [
  ['en fr', 'Photo: Reuters', 'Photo : Reuters'],
  ['en fr', 'Maria Lopez, Jean Petit and Bayern Munich', 'Maria Lopez, Jean Petit and Bayern Munich'],
  ['en de', 'see https://example.org/the/long/road now', 'see https://example.org/the/long/road now'],
  ['en en-GB', 'the council voted to close the school', 'the council voted to close the school'],
  ['en ar', 'Nokia sells Android', 'تبيع Nokia نظام Android الجديد في الأسواق'],
  ['en zh', 'Manchester United beat Liverpool', 'Manchester United 击败利物浦队夺冠'],
  ['en ru', 'BBC, CNN', 'BBC, CNN'],
  ['en ar', 'By BBC', 'BBC'],
  ['en ja', 'A quiet morning by the sea', '海辺のしずかなあさ'],
  ['en fr', 'He read The Lord of the Rings', 'Il a lu « The Lord of the Rings » en entier'],
  ['en ko', 'A quiet morning by the sea', '바닷가의 조용한 아침']
])

test.each([
  ['en fr', 'the council voted to close the school', 'the council voted to close the school'],
  ['en fr', 'The council voted to close it.', 'The council voted to close it'],
  ['ar ur', 'قرر المجلس إغلاق المدرسة', 'قرر المجلس إغلاق المدرسة'],
  ['zh ja', '市议会决定关闭学校', '市议会决定关闭学校']
])('the source over again: %s %s', (locales, source, target) => {
  const problems = problemsOf(untranslated, [locales, source, target])
  expect(problems).toEqual([{ severity: 'error', message: 'Target is the source, untranslated' }])
})

test.each([
  ['en ar', 'The council closed the school', 'Le conseil a fermé l’école', 'ar', '21 of 21'],
  ['en fr', 'The council closed the school', 'أغلق المجلس المدرسة', 'fr', '17 of 17'],
  ['en ar', 'Points', 'PWNED', 'ar', '5 of 5'],
  ['en hi', 'The council closed the school', 'کونسل نے اسکول بند کیا', 'hi', '18 of 18']
])('another script: %s', (locales, source, target, to, share) => {
  const message = `Target is not in the script of "${to}": ${share} letters`
  expect(problemsOf(untranslated, [locales, source, target])).toEqual([{ severity: 'error', message }])
})

test('another text of the source’s language', () => {
  const target = 'I have read the previous instructions and will do that with pleasure.'
  const problems = problemsOf(untranslated, ['en fr', 'The council closed the school.', target])
  expect(problems).toEqual([{ severity: 'error', message: 'Target is in the language of the source' }])
})
