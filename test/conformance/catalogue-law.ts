import { createInstance } from 'i18next'
import type { Document } from '../../src/model/document.ts'
import { type LocaleTag, localeTag } from '../../src/model/locale.ts'
import { rewritten } from '../support/rewrites.ts'
import type { Extracted } from './measure-file.ts'
import { mergedWith } from './merged.ts'
import type { Check } from './results.ts'

/** A catalogue's own language, by the last word of its name that is one: the plural forms of the source depend on it. */
export function localeOfCatalogue(file: string): LocaleTag {
  const words = file.replace(/\.json$/, '').split(/[^\p{L}-]+/u)
  const found = words.flatMap(word => languages.get(word) ?? (/^[a-z]{2}(?:-[A-Z]{2})?$/.test(word) ? named(word) : []))
  return localeTag(found.at(-1) ?? 'en')
}

const languages = new Map([
  ['chinese', 'zh'],
  ['english', 'en'],
  ['espanol', 'es'],
  ['italian', 'it'],
  ['japanese', 'ja'],
  ['portuguese', 'pt'],
  ['ukrainian', 'uk']
])
const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
const named = (word: string) => (names.of(word) === undefined ? [] : [word])

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
  yield* unread(parsed(text), result, locale)
}

const parsed = (json: string): unknown => JSON.parse(json.replace(/^\uFEFF/, ''))

type Texts = ReadonlyMap<string, string>

function textsOf(json: string): Texts {
  const texts = new Map<string, string>()
  const walk = (value: unknown, path: readonly string[]) => {
    if (typeof value === 'string') texts.set(JSON.stringify(path), value)
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
    }
  }
  walk(parsed(json), [])
  return texts
}

const form = /_(ordinal_)?(zero|one|two|few|many|other)"\]$/

/** Keys of the plural groups without their forms: two forms, `other` among them, or one that says the count. */
function groupsOf(texts: Texts): ReadonlySet<string> {
  const keys = [...texts.keys()].filter(key => /_other"\]$/.test(key)).map(key => key.replace(/_other"\]$/, ''))
  const isGroup = (group: string) => {
    const forms = [...texts].filter(
      ([key]) => key.startsWith(`${group}_`) && /^_[a-z]+"\]$/.test(key.slice(group.length))
    )
    return forms.length > 1 || forms.some(([, text]) => /\{\{-?\s*count\b/.test(text))
  }
  return new Set(keys.filter(isGroup))
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
  for (const [key, text] of result) {
    const [end, , category] = form.exec(key) ?? []
    const group = end ? key.slice(0, -(category!.length + 3)) : ''
    const original = source.get(key) ?? source.get(`${group}_other"]`) ?? source.get(`${group}_many"]`)
    if (original === undefined) yield `${key}: is in no source`
    else if (
      placeholders(text) !== placeholders(original) &&
      !(isExact(category, locale) && without(text) === without(original))
    ) {
      // A form of the source that leaves the number out does not serve where the form is that of several numbers.
      const forms = [...source].filter(
        ([other]) => /^_[a-z]+"\]$/.test(other.slice(group.length)) && other.startsWith(group)
      )
      if (!forms.some(([, other]) => placeholders(text) === placeholders(other))) {
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
