import { createInstance } from 'i18next'
import type { Document } from '../../src/model/document.ts'
import { type LocaleTag, localeTag } from '../../src/model/locale.ts'
import { rewritten } from '../support/rewrites.ts'
import type { Extracted } from './measure-file.ts'
import { mergedWith } from './merged.ts'
import type { Check } from './results.ts'

/** One language of each number of plural forms. */
const locales = ['ar', 'cy', 'ru', 'fr', 'de', 'zh'].map(localeTag)

/** F6: a catalogue in each locale loads in i18next, its plural groups have the forms of the locale and their placeholders. */
export function catalogueLaw(extracted: Extracted): readonly Check[] {
  const { format, document } = extracted
  if (!format.localize) return []
  return locales.map(locale => {
    const localized = format.localize?.(document, locale) ?? document
    const failures = [...problems(extracted, localized, locale)]
    return { law: 'F6', with: locale, right: failures.length === 0 ? 1 : 0, total: 1, failures }
  })
}

function* problems(extracted: Extracted, document: Document, locale: LocaleTag): Generator<string> {
  const targets = document.blocks.map(({ content }) => rewritten(content, text => text.toUpperCase()))
  const { text } = mergedWith({ ...extracted, document }, locale, targets)
  const source = textsOf(extracted.source)
  const result = textsOf(text)
  yield* wrongForms(source, result, locale)
  yield* wrongPlaceholders(source, result, locale)
  yield* unread(JSON.parse(text), result, locale)
}

type Texts = ReadonlyMap<string, string>

function textsOf(json: string): Texts {
  const texts = new Map<string, string>()
  const walk = (value: unknown, path: readonly string[]) => {
    if (typeof value === 'string') texts.set(JSON.stringify(path), value)
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
    }
  }
  walk(JSON.parse(json.replace(/^\uFEFF/, '')), [])
  return texts
}

const form = /_(ordinal_)?(zero|one|two|few|many|other)"\]$/

/** Keys of the plural groups without their forms: those that have an `other`. */
function groupsOf(texts: Texts): ReadonlySet<string> {
  return new Set([...texts.keys()].filter(key => /_other"\]$/.test(key)).map(key => key.replace(/_other"\]$/, '')))
}

function* wrongForms(source: Texts, result: Texts, locale: LocaleTag): Generator<string> {
  for (const group of groupsOf(source)) {
    const type = group.endsWith('_ordinal') ? 'ordinal' : 'cardinal'
    const expected = new Intl.PluralRules(locale, { type }).resolvedOptions().pluralCategories.toSorted()
    const actual = [...result.keys()].flatMap(key => {
      const [end, , category] = form.exec(key) ?? []
      return end && key.slice(0, -(category!.length + 3)) === group ? [category!] : []
    })
    if (actual.toSorted().join() !== expected.join()) yield `${group}: expected the forms ${expected}, got ${actual}`
  }
}

/** Categories that are one number only in a language may leave the number out. */
function* wrongPlaceholders(source: Texts, result: Texts, locale: LocaleTag): Generator<string> {
  const groups = groupsOf(source)
  for (const [key, text] of result) {
    const [end, , category] = form.exec(key) ?? []
    const group = end ? key.slice(0, -(category!.length + 3)) : ''
    const original = source.get(key) ?? (groups.has(group) ? source.get(`${group}_other"]`) : undefined)
    if (original === undefined) yield `${key}: is in no source`
    else if (
      placeholders(text) !== placeholders(original) &&
      !(isExact(category, locale) && without(text) === without(original))
    ) {
      const other = groups.has(group) ? source.get(`${group}_other"]`) : undefined
      if (other === undefined || placeholders(text) !== placeholders(other)) {
        yield `${key}: expected the placeholders ${placeholders(original)}, got ${placeholders(text)}`
      }
    }
  }
}

const isExact = (category: string | undefined, locale: LocaleTag) => {
  return (
    category !== undefined &&
    ({ ar: ['zero', 'one', 'two'], cy: ['zero', 'one', 'two', 'few', 'many'], he: ['one', 'two'] }[
      String(locale)
    ]?.includes(category) ??
      false)
  )
}

const placeholders = (text: string) =>
  (text.match(/\{\{[^{}]*\}\}|\$t\([^()]*\)|<\/?\w[^<>]*>/g) ?? []).toSorted().join(' ')

const without = (text: string) => placeholders(text.replace(/\{\{-?\s*count[^{}]*\}\}/g, ''))

/** What i18next gives for a key that it can look up is the text that stands there. */
function* unread(resources: unknown, result: Texts, locale: LocaleTag): Generator<string> {
  const i18next = createInstance()
  i18next.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    resources: { [locale]: { translation: resources as object } }
  })
  for (const [path, text] of result) {
    const steps = JSON.parse(path) as readonly string[]
    if (steps.some(step => /[.:]/.test(step) || step === '')) continue
    const found: unknown = i18next.getResource(locale, 'translation', steps.join('.'))
    if (found !== text) yield `${path}: i18next reads ${JSON.stringify(found)}, expected ${JSON.stringify(text)}`
  }
}
