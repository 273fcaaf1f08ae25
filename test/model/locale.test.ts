import { expect, test } from 'vitest'
import { LocaleError } from '../../src/model/errors.ts'
import { direction, languageOf, localeTag, scriptOf, writesWithoutSpaces } from '../../src/model/locale.ts'

test('a locale tag is canonical BCP 47, and nothing else is one', () => {
  expect(localeTag('PT-br')).toBe('pt-BR')
  for (const text of ['pt_BR', '', 'arabic please', '../ar']) expect(() => localeTag(text)).toThrow(LocaleError)
})

test.each([
  ['ar', 'rtl', 'Arab', 'ar', false],
  ['fa', 'rtl', 'Arab', 'fa', false],
  ['he', 'rtl', 'Hebr', 'he', false],
  ['ar-Latn', 'ltr', 'Latn', 'ar', false],
  ['pt-BR', 'ltr', 'Latn', 'pt', false],
  ['zh', 'ltr', 'Hans', 'zh', true],
  ['ja', 'ltr', 'Jpan', 'ja', true]
])('%s has its direction, script and spaces', (tag, dir, script, language, isSpaceless) => {
  const locale = localeTag(tag)
  expect([direction(locale), scriptOf(locale), languageOf(locale), writesWithoutSpaces(locale)]).toEqual([
    dir,
    script,
    language,
    isSpaceless
  ])
})
