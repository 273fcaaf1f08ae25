import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { numbers } from '../../src/checks/numbers.ts'
import { placeholders } from '../../src/checks/placeholders.ts'
import { runChecks } from '../../src/checks/quality-check.ts'
import { untranslated } from '../../src/checks/untranslated.ts'
import { plainText } from '../../src/model/content.ts'
import { localeTag, scriptOf } from '../../src/model/locale.ts'
import { testTranslationBackend } from '../contracts/translation-backend.ts'
import { tagged, written } from './contents.ts'

testTranslationBackend(async () => ({ engine: mock() }))

const translate = async (source: string, to: string, from = 'en') => {
  const sources = [tagged(source, { 1: 'npm ci' })]
  const [target] = await mock().translate({ from: localeTag(from), to: localeTag(to), sources })
  return target!
}

test.each([
  ['fr', 'Did <1>the vote</1> pass?', '⟦Đíđ <1>ţĥé ṽöţé</1> þášš ·····⟧?'],
  ['ar', 'Yes, did it?', '⟦ييس، ديد يت ···⟧؟'],
  ['fa', 'Go home.', '⟦گو هومی ··⟧.'],
  ['ur', 'Go home.', '⟦گو ہومی ··⟧۔'],
  ['he', 'Go home.', '⟦גו חומה ··⟧.'],
  ['ru', 'Go home.', '⟦Го хоме ··⟧.'],
  ['hi', 'Go home.', '⟦गओ हओमए ··⟧।'],
  ['el', 'Go home?', '⟦Γο χομε ··⟧;']
])('to %s: %s', async (to, source, target) => {
  expect(written(await translate(source, to))).toBe(target)
})

test.each(['zh', 'zh-Hant', 'ja'])('to %s text is shorter, without spaces, with its own stop', async to => {
  const target = plainText(await translate('The council met on Monday, again.', to))
  expect(target).toMatch(/^⟦[^\s]+⟧。$/)
  expect(target.length).toBeLessThan(20)
})

test.each(['fr', 'ar', 'ru'])('to %s text is about a third longer', async to => {
  const source = 'The council met on Monday to talk about the budget of the coming year'
  const { length } = plainText(await translate(source, to))
  expect(length / source.length).toBeGreaterThan(1.2)
  expect(length / source.length).toBeLessThan(1.5)
})

test.each(['ar', 'bn', 'el', 'fa', 'he', 'hi', 'hy', 'ja', 'ka', 'ko', 'ru', 'ta', 'th', 'uk', 'ur', 'zh'])(
  'to %s every letter is of its script',
  async to => {
    const target = plainText(await translate('Sphinx of black quartz, judge my vow: Zürich, Ångström', to))
    const script = { Jpan: 'Hiragana', Kore: 'Hangul', Hans: 'Han' }[scriptOf(localeTag(to))] ?? scriptOf(localeTag(to))
    expect(target.match(/\p{L}/gu)?.join('')).toMatch(new RegExp(`^\\p{Script=${script}}+$`, 'u'))
  }
)

test('a source in another script is written in the target’s', async () => {
  expect(plainText(await translate('Новости дня.', 'ar', 'ru'))).toMatch(
    /^⟦[\p{Script=Arabic}]+ [\p{Script=Arabic}]+ ·+⟧\.$/u
  )
})

test('what has no words comes back as it is', async () => {
  for (const source of ['2026', '<1/>', '10:30, 5.5', 'https://example.org', '{{name}}']) {
    expect(written(await translate(source, 'ar'))).toBe(source)
  }
})

describe('stays as it is', () => {
  test.each([
    'https://example.org/a_(b)?c=d#e',
    'www.example.org/path',
    'desk@example.org',
    '@newsdesk',
    '#budget2026',
    '{{count}}',
    '{{- name}}',
    '\u0024{total}',
    '{n}',
    '%(name)s',
    '%1$s',
    '%.2f',
    '$t(common.more)',
    '1,234.5',
    '12.11.2026',
    '10:30',
    '8 a.m.',
    '19',
    '5th',
    '1980s',
    'COP30',
    '&amp;'
  ])('%s', async kept => {
    for (const to of ['ar', 'fr', 'zh']) {
      expect(plainText(await translate(`It says ${kept} here`, to))).toContain(kept)
    }
  })
})

describe('the checks are silent on', () => {
  const checks = { numbers, placeholders, untranslated }
  test.each([
    'The council voted 42 to 17 on Tuesday, 10 November 2026.',
    'Four of the twenty-two members left; the third stayed.',
    'It cost $3.5 million, not 2bn, nor two hundred and five thousand.',
    'Between 2 and 3 million people; half a million more by nineteen eighty-four.',
    'Open from 8 a.m. to 5:30pm, call 020 7946 0018.',
    'Two dozen of 1,250 schools, one in four, twenty-first in the 1980s.',
    'Write to desk@example.org, or see https://example.org/five/6?x=7, by the fifth.',
    'Hello {{name}}, %d of 100 messages in {count} minutes.',
    'A rise of 2–3% (5m tonnes) in 2017-18, about 1,5 times the 12th.',
    'First, one hundred; second, a thousand; both, fifty million and six.'
  ])('%s', async text => {
    const from = localeTag('en')
    for (const tag of ['ar', 'de', 'es', 'fa', 'fr', 'he', 'hi', 'ja', 'ru', 'tr', 'ur', 'zh']) {
      const to = localeTag(tag)
      const source = [text]
      const [target] = await mock().translate({ from, to, sources: [source] })
      expect([...runChecks(checks, { source, target: target! }, { from, to })], tag).toEqual([])
    }
  })
})

test('a long word, or many stops, are written at once', async () => {
  for (const source of [`${'a'.repeat(200_000)}1`, `${'.'.repeat(200_000)}x`, `a ${'{'.repeat(50_000)}`]) {
    expect(plainText(await translate(source, 'ar')).length).toBeGreaterThan(50_000)
  }
})
