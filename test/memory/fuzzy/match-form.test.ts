import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formText, matchForms, tokenTexts } from '../../../src/memory/fuzzy/match-form.ts'
import { localeTag } from '../../../src/model/locale.ts'

const form = (source: string, locale = 'en'): string => formText(matchForms(localeTag(locale))(source))
const tokens = (source: string, locale = 'en'): string[] => tokenTexts(matchForms(localeTag(locale))(source))

test.each([
  ['The Vote', 'the vote'],
  ['few\nThe vote', 'the vote'],
  ['“It’s” ‘so’ «good»', `"it's" 'so' "good"`],
  ['2010–2020 — an era', '#-# - an era'],
  ['12,345.67 euros, 8.', '# euros, #.'],
  ['Read <1>the report</1> <2/>now', 'read \ufffcthe report\ufffc \ufffcnow'],
  ['a \\<1> and \\\\<2/>', 'a \\<#> and \\\\\ufffc'],
  ['<a> <1 > <12/', '<a> <# > <#/'],
  ['soft\u00adhyphen, zero\u200bwidth', 'softhyphen, zerowidth'],
  ['Σίσυφος ΣΊΣΥΦΟΣ', 'σίσυφοσ σίσυφοσ'],
  ['', ''],
  [' ', '']
])('%j is %j to the index', (source, expected) => {
  expect(form(source)).toBe(expected)
})

test('case by the rules of the locale', () => {
  expect(form('ISPARTA İZMİR', 'tr')).toBe('ısparta izmir')
  expect(form('ISPARTA', 'az-Latn')).toBe('ısparta')
  expect(form('ISPARTA', 'en')).toBe('isparta')
})

test('what is optional in Arabic is left out, and its digits are digits', () => {
  expect(form('صَوَّتَ المجلـــس على ٤٠ مادة', 'ar')).toBe('صوت المجلس على # مادة')
  expect(form('٤٬٠٠٠٫٥ ۱۲۳', 'ar')).toBe('# #')
})

test('tokens', () => {
  expect(tokens("The council's 3.5% cut, <1>B2B</1>…")).toEqual([
    'the',
    'council',
    "'",
    's',
    '#',
    '%',
    'cut',
    ',',
    '\ufffc',
    'b',
    '#',
    'b',
    '\ufffc',
    '…'
  ])
  expect(tokens('市政府 Opens 桥', 'zh')).toEqual(['市', '政', '府', 'opens', '桥'])
  expect(tokens('カタカナです', 'ja')).toEqual([...'カタカナです'])
  expect(tokens('ภาษา', 'th')).toEqual([...'ภาษา'])
  expect(tokens('ab𠮷c😀')).toEqual(['ab', '𠮷', 'c', '😀'])
  expect(tokens('\ud800x')).toEqual(['\ud800', 'x'])
})

test('the form is its tokens, with single spaces between some of them', () => {
  const toForm = matchForms(localeTag('en'))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), source => {
      const { starts, ends, tokenCount, unitCount, units } = toForm(source)
      let end = 0
      for (let i = 0; i < tokenCount; i++) {
        expect(starts[i]! - end === 0 || (i > 0 && starts[i]! - end === 1 && units[end] === 0x20)).toBe(true)
        expect(ends[i]).toBeGreaterThan(starts[i]!)
        end = ends[i]!
      }
      expect(unitCount).toBe(end)
    })
  )
})

test('numbers and codes are listed on request', () => {
  const { numbers, codes } = matchForms(localeTag('en'), { lists: true })('<1>12,000</1> of 3.5 <2/>\\<3>')
  expect(numbers).toEqual(['12,000', '3.5', '3'])
  expect(codes).toEqual(['<1>', '</1>', '<2/>'])
})
