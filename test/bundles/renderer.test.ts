import { describe, expect, test } from 'vitest'
import { createRenderer, fallbackChain, type RendererStyle } from '../../src/bundles/renderer.ts'
import { localeTag } from '../../src/model/locale.ts'

const resources = new Map([
  [
    localeTag('en'),
    {
      greeting: 'Hello {{name}}',
      only: 'English only',
      votes_one: '{{count, number}} vote',
      votes_other: '{{count, number}} votes'
    }
  ],
  [localeTag('fr'), { greeting: 'Bonjour {{name}}', empty: '', signed: 'Relu par {{reviewer}} le {{date}}.' }],
  [localeTag('fr-CA'), { greeting: 'Allô {{name}}' }],
  [localeTag('ar'), { signed: 'بمراجعة {{reviewer}}، {{date}}.', 'a.b:c_d': 'مفتاح' }]
])
const renderer = (tag: string, source = 'en') =>
  createRenderer(resources, localeTag(tag), fallbackChain(localeTag(tag), localeTag(source)))
const isolate = (text: string) => `\u2068${text}\u2069`

test.each([
  ['fr-CA', 'en', ['fr', 'en']],
  ['fr', 'en', ['en']],
  ['en-GB', 'en', ['en']],
  ['en', 'en', []],
  ['ar', 'fr-CA', ['fr-CA', 'fr', 'en']],
  ['zh-Hant-HK', 'en', ['zh-Hant', 'en']],
  ['zh-TW', 'en', ['en']],
  ['sr-Latn-RS', 'en', ['sr-Latn', 'en']],
  ['ar-EG-u-nu-latn', 'en', ['ar-EG', 'ar', 'en']]
])('the chain of %s from %s', (locale, source, chain) => {
  expect(fallbackChain(localeTag(locale), localeTag(source))).toEqual(chain)
})

describe('text', () => {
  test('comes from the nearest locale that has it, else is the key', () => {
    expect(renderer('fr-CA').text('greeting', { name: 'Ana' })).toBe(`Allô ${isolate('Ana')}`)
    expect(renderer('fr-CA').text('only')).toBe('English only')
    expect(renderer('fr').text('empty')).toBe('empty')
    expect(renderer('ar').text('nowhere')).toBe('nowhere')
  })

  test('keys are flat: no dot, colon or underscore means anything', () => {
    expect(renderer('ar').text('a.b:c_d')).toBe('مفتاح')
  })

  test('plural forms and the digits of the locale', () => {
    expect([1, 2, 1250].map(count => renderer('en').text('votes', { count }))).toEqual([
      '1 vote',
      '2 votes',
      '1,250 votes'
    ])
  })

  test('values are isolated, never executed, never markup', () => {
    const { text } = renderer('en')
    expect(text('greeting', { name: '$t(only) {{name}} <b>' })).toBe(`Hello ${isolate('$t(only) {{name}} <b>')}`)
    expect(text('greeting', { name: 'A\u202Eb\u2069c' })).toBe(`Hello ${isolate('Abc')}`)
  })

  test('reviewers and dates in a right-to-left line', () => {
    const { text, list, date } = renderer('ar')
    const reviewer = list(['Hala Mansour', 'John Doe'])
    expect(reviewer).toBe(`${isolate('Hala Mansour')} و${isolate('John Doe')}`)
    expect(text('signed', { reviewer, date: date('2026-11-23T22:00:00Z') })).toBe(
      `بمراجعة ${isolate(reviewer)}، ${isolate('23 نوفمبر 2026')}.`
    )
  })
})

test.each([
  ['en', 'November 23, 2026', '12,345.6', 'ltr', 'French'],
  ['fr', '23 novembre 2026', '12\u202F345,6', 'ltr', 'français'],
  ['ar', '23 نوفمبر 2026', '12,345.6', 'rtl', 'الفرنسية'],
  ['ar-EG', '٢٣ نوفمبر ٢٠٢٦', '١٢٬٣٤٥٫٦', 'rtl', 'الفرنسية'],
  ['fa', '۲ آذر ۱۴۰۵', '۱۲٬۳۴۵٫۶', 'rtl', 'فرانسوی'],
  ['zh', '2026年11月23日', '12,345.6', 'ltr', '法语']
])('%s: date, number, direction, language', (tag, date, number, dir, language) => {
  const own = renderer(tag)
  expect([own.date('2026-11-23T23:59:59Z'), own.number(12345.6), own.dir, own.language(localeTag('fr'))]).toEqual([
    date,
    number,
    dir,
    language
  ])
})

test('the calendar and the digits of the house', () => {
  const own = (tag: string, style: RendererStyle) => {
    const locale = localeTag(tag)
    return createRenderer(resources, locale, fallbackChain(locale, localeTag('en')), style)
  }
  expect(own('fa', { calendar: 'gregory' }).date('2026-11-23')).toBe('۲۳ نوامبر ۲۰۲۶')
  const egypt = own('ar-EG', { numberingSystem: 'latn' })
  expect([egypt.date('2026-11-23'), egypt.number(12345.6)]).toEqual(['23 نوفمبر 2026', '12,345.6'])
  expect(own('en', { numberingSystem: 'arab' }).text('votes', { count: 1250 })).toBe('١٬٢٥٠ votes')
})

test('what is no date stays as it is', () => {
  expect(renderer('fr').date('yesterday')).toBe('yesterday')
})

test('article text is looked up, never executed', () => {
  const { article } = renderer('fr')
  const text = 'coûte $t(only) et {{name}} <1>là</1>'
  const lookup = article({ 'p-k7q2': text, title: '', 'li.x:y_one': 'clé' })
  expect(lookup('p-k7q2')).toBe(text)
  expect(lookup('title')).toBe('')
  expect(lookup('li.x:y_one')).toBe('clé')
  expect(lookup('p-none')).toBeUndefined()
  expect(article({ other: 'x' })('p-k7q2')).toBeUndefined()
})
