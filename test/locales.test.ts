import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../locales/', import.meta.url)
const strings = (lng: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`${lng}/common.json`, folder), 'utf8'))
const shipped = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'ru', 'ur', 'zh']
const english = strings('en')
const plural = /_(?:zero|one|two|few|many|other)$/

test('the locales that ship have common strings', () => {
  const there = readdirSync(folder, { withFileTypes: true }).filter(
    entry => entry.isDirectory() && !entry.name.startsWith('.')
  )
  expect(there.map(({ name }) => name)).toEqual(expect.arrayContaining(shipped))
})

test.each(shipped)('%s: the keys of English, with its own plural forms', lng => {
  const own = strings(lng)
  const stems = new Set(Object.keys(english).map(key => key.replace(plural, '')))
  const counted = new Set(
    Object.keys(english)
      .filter(key => plural.test(key))
      .map(key => key.replace(plural, ''))
  )
  const forms = new Intl.PluralRules(lng).resolvedOptions().pluralCategories
  const expected = [...stems].flatMap(stem => (counted.has(stem) ? forms.map(form => `${stem}_${form}`) : [stem]))
  expect(Object.keys(own).sort()).toEqual(expected.sort())
})

test.each(shipped)(
  '%s: nothing blank, the placeholders of English, none left out but a count that the form itself says',
  lng => {
    const placeholders = (text: string) => [...(text.match(/\{\{[^{}]*\}\}/g) ?? [])].sort()
    const alone = new Set(['ar_zero', 'ar_one', 'ar_two'])
    for (const [key, text] of Object.entries(strings(lng))) {
      expect(text.trim(), key).not.toBe('')
      const form = plural.exec(key)?.[0] ?? ''
      if (alone.has(lng + form)) continue
      expect(placeholders(text), key).toEqual(placeholders(english[key] ?? english[key.replace(plural, '_other')]!))
    }
  }
)
