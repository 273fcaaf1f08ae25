import { createInstance } from 'i18next'
import { describe, expect, test } from 'vitest'
import { i18nextJson } from '../../../src/formats/i18next-json.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { localize } from './localize.ts'

// What is written is what i18next asks for: each form says its category, and i18next is asked for the number.

const format = i18nextJson()
const source = `{
  "day_one": "{{count}} day", "day_other": "{{count}} days",
  "man_old_one": "{{count}} old man", "man_old_other": "{{count}} old men",
  "place_ordinal_one": "{{count}}st place", "place_ordinal_two": "{{count}}nd place",
  "place_ordinal_few": "{{count}}rd place", "place_ordinal_other": "{{count}}th place",
  "deep": { "greeting": "Hello {{name}}, $t(deep.farewell)", "farewell": "and goodbye" }
}`

async function loaded(lng: string) {
  const document = localize(format.extract(source, localeTag('en')), lng)
  const text = format.merge(document, localeTag(lng), ({ variant, content }) =>
    variant ? [`${variant.name}: `, ...content] : content
  )
  const i18n = createInstance()
  await i18n.init({
    lng,
    fallbackLng: false,
    resources: { [lng]: { translation: JSON.parse(text) } },
    interpolation: { escapeValue: false }
  })
  return i18n
}

const counts = [0, 1, 2, 3, 11, 100, 1_000_000]
const expected: Readonly<Record<string, readonly string[]>> = {
  ar: ['zero', 'one', 'two', 'few', 'many', 'other', 'other'],
  fr: ['one', 'one', 'other', 'other', 'other', 'other', 'many'],
  ru: ['many', 'one', 'few', 'few', 'many', 'many', 'many'],
  zh: ['other', 'other', 'other', 'other', 'other', 'other', 'other'],
  he: ['other', 'one', 'two', 'other', 'other', 'other', 'other'],
  pl: ['many', 'one', 'few', 'few', 'many', 'many', 'many'],
  'pt-BR': ['one', 'one', 'other', 'other', 'other', 'other', 'many']
}

describe.each(Object.entries(expected))('i18next in %s', (lng, categories) => {
  test('finds the form of every count', async () => {
    const i18n = await loaded(lng)
    expect(counts.map(count => i18n.t('day', { count }))).toEqual(
      counts.map((count, i) => expect.stringMatching(new RegExp(`^${categories[i]}: ${count} day`)))
    )
    expect(i18n.t('man', { count: 3, context: 'old' })).toMatch(new RegExp(`^${categories[3]}: 3 old men`))
  })

  test('has exactly the forms it may ask for, in both types', async () => {
    const i18n = await loaded(lng)
    const keys = Object.keys(i18n.getResourceBundle(lng, 'translation'))
    for (const [stem, type] of [
      ['day_', 'cardinal'],
      ['man_old_', 'cardinal'],
      ['place_ordinal_', 'ordinal']
    ] as const) {
      const suffixes = keys.filter(key => key.startsWith(stem)).map(key => key.slice(stem.length))
      expect(suffixes.toSorted()).toEqual(
        new Intl.PluralRules(lng, { type }).resolvedOptions().pluralCategories.toSorted()
      )
    }
  })

  test('fills in values, and finds the texts in one another', async () => {
    expect((await loaded(lng)).t('deep.greeting', { name: 'Hala' })).toBe('Hello Hala, and goodbye')
  })
})

test('ordinals of English and Italian', async () => {
  const place = async (lng: string, list: readonly number[]) => {
    const i18n = await loaded(lng)
    return list.map(count => i18n.t('place', { count, ordinal: true }).split(':')[0])
  }
  expect(await place('en-GB', [1, 2, 3, 4, 11, 22])).toEqual(
    ['one', 'two', 'few', 'other', 'other', 'two'].map(category => `ordinal-${category}`)
  )
  expect(await place('it', [1, 8, 11])).toEqual(['ordinal-other', 'ordinal-many', 'ordinal-many'])
})
